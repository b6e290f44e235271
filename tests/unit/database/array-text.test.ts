import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrayOf } from '../../../src/database/array-text.ts';
import { encodeParameters } from '../../../src/database/parameters.ts';

const asIs = (item: string) => item;

test('when texts are written as an array and read again, they are the same', () => {
  const item = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'NULL', 'null', '{}', '"', '\\', ',', '가,나'),
  );
  fc.assert(
    fc.property(fc.array(fc.option(item)), (items) => {
      const [text] = encodeParameters([items]);
      expect(arrayOf(text ?? '', asIs)).toEqual(items);
    }),
  );
});

test('when an array is nested or has bounds of its own, its items keep their places', () => {
  expect(arrayOf('{{1,2},{3,NULL}}', Number)).toEqual([
    [1, 2],
    [3, null],
  ]);
  expect(arrayOf('[0:1]={a,b}', asIs)).toEqual(['a', 'b']);
  expect(arrayOf('{}', asIs)).toEqual([]);
});

test('when the text breaks off, it is refused and not read for ever', () => {
  expect(() => arrayOf('{1,2', asIs)).toThrow(SyntaxError);
  expect(() => arrayOf('{"a', asIs)).toThrow(SyntaxError);
});
