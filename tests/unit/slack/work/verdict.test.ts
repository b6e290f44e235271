import { describe, expect, test } from 'vitest';
import { isPoison, judge, readCounts } from '../../../../src/slack/work/verdict.ts';

const none = { faults: 0, waits: 0 };
const hour = 60 * 60_000;

describe('what becomes of a job that did not go well', () => {
  test('when it fails by itself, it is tried twice more with longer waits, then given up', () => {
    const first = judge({ code: 'unexpected' }, none, 0);
    if (first.kind !== 'again') throw new Error('given up at once');
    const second = judge({ code: 'unexpected' }, first.counts, 0);
    if (second.kind !== 'again') throw new Error('given up at the second attempt');
    expect(second.waitMs).toBeGreaterThan(first.waitMs);
    expect(judge({ code: 'unexpected' }, second.counts, 0)).toEqual({ kind: 'give-up' });
  });

  test.each(['slack-unreachable', 'storage-unreachable', 'slack-rate-limited'] as const)(
    'when it waits for what is away (%s), that counts as no fault, however often, until nobody waits any more',
    (code) => {
      const verdict = judge({ code }, { faults: 2, waits: 40 }, 0);
      expect(verdict).toMatchObject({ kind: 'again', counts: { faults: 2, waits: 41 } });
      expect(judge({ code }, none, hour)).toEqual({ kind: 'give-up' });
    },
  );

  test('when Slack says how long to wait, no attempt comes before', () => {
    const verdict = judge({ code: 'slack-rate-limited', params: { seconds: 300 } }, none, 0);
    expect(verdict).toMatchObject({ waitMs: 300_000 });
  });

  test('when it will be as wrong in a minute, it is given up at once', () => {
    expect(judge({ code: 'slack-not-in-channel' }, none, 0)).toEqual({ kind: 'give-up' });
  });

  test('when a job keeps taking its process down, it is begun no more; attempts that ended in order do not count', () => {
    expect(isPoison(10, none)).toBe(false);
    expect(isPoison(11, none)).toBe(true);
    expect(isPoison(11, { faults: 1, waits: 0 })).toBe(false);
  });

  test('when what was noted cannot be read, it counts as nothing', () => {
    for (const noted of [undefined, null, 'x', { faults: '1' }]) expect(readCounts(noted)).toEqual(none);
    expect(readCounts({ faults: 1, waits: 2 })).toEqual({ faults: 1, waits: 2 });
  });
});
