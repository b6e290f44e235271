import { expect, test } from 'vitest';
import { readView } from '../../../src/slack/posted-view.ts';

test('when an older Askbird noted what is not known any more, the rest is read', () => {
  expect(readView({ view: { chart: 'spiral', file: 'rows.csv', older: 1 } })).toMatchObject({
    file: 'rows.csv',
  });
  expect(readView({ view: { chart: 'spiral' } }).chart).toBeUndefined();
  expect(readView({ view: {} })).toEqual({});
});
