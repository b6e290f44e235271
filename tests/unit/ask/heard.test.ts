import { describe, expect, test } from 'vitest';
import { withHeard } from '../../../src/ask/heard.ts';
import type { MetricQuery } from '../../../src/semantic-layer/metric-query.ts';
import { choosePrevious } from '../../../src/text2sql/follow-up/choose-previous.ts';
import type { PreviousTurn } from '../../../src/text2sql/follow-up/previous-turn.ts';

const query = (metric: string): MetricQuery => ({
  ...{ metrics: [metric], groupings: [], filters: [], having: [] },
  ...{ range: null, compare: null, order: null, limit: null },
});
const heard = (author: string, text: string, saidAt: string): PreviousTurn => ({
  ...{ question: null, author, role: 'asker', text, kind: null, state: null, saidAt },
});
const answered: PreviousTurn = {
  ...{
    question: 'q1',
    author: 'askbird',
    role: 'askbird',
    text: '12',
    kind: 'data',
    saidAt: '2026-03-01T01:00',
  },
  state: { version: 1, question: 'sales', query: query('sales'), sql: null, chart: null, offered: [] },
};
const read = (text: string) => (text.includes('?') ? null : query(text));
const built = (turns: readonly PreviousTurn[], ownOnly = false) =>
  choosePrevious(withHeard(turns, read), 'ana', ownOnly);

describe('what was said before Askbird was called', () => {
  test('when somebody spoke of a number, a follow-up builds on it and knows whose it was', () => {
    const previous = built([
      heard('ben', 'orders', '2026-03-01T01:00'),
      heard('ana', 'strange?', '2026-03-01T01:01'),
    ]);
    expect(previous?.state.query?.metrics).toEqual(['orders']);
    expect(previous?.author).toBe('ben');
  });

  test('when several did, the newest is built on', () => {
    const previous = built([
      heard('ben', 'orders', '2026-03-01T01:00'),
      heard('ana', 'sales', '2026-03-01T01:01'),
    ]);
    expect(previous?.state.query?.metrics).toEqual(['sales']);
  });

  test('when Askbird answered since, its answer is built on', () => {
    expect(built([heard('ben', 'orders', '2026-03-01T00:59'), answered])?.state.query?.metrics).toEqual([
      'sales',
    ]);
  });

  test('when somebody spoke of another number after an answer, that is what follows', () => {
    const previous = built([answered, heard('ben', 'orders', '2026-03-01T02:00')]);
    expect(previous?.state.query?.metrics).toEqual(['orders']);
  });

  test('when nobody spoke of numbers, there is nothing to build on', () => {
    expect(built([heard('ben', 'lunch?', '2026-03-01T01:00')])).toBeNull();
  });

  test('when only their own words are asked for, those of others do not count', () => {
    expect(built([heard('ben', 'orders', '2026-03-01T01:00')], true)).toBeNull();
  });
});
