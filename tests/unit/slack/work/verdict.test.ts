import { describe, expect, test } from 'vitest';
import { isPoison, judge, readCounts } from '../../../../src/slack/work/verdict.ts';

const none = { faults: 0, waits: 0, waitedMs: 0 };
const hour = 60 * 60_000;

describe('what becomes of a job that did not go well', () => {
  test('when it fails by itself, it is tried twice more with longer waits, then given up', () => {
    const first = judge({ code: 'unexpected' }, none);
    if (first.kind !== 'again') throw new Error('given up at once');
    const second = judge({ code: 'unexpected' }, first.counts);
    if (second.kind !== 'again') throw new Error('given up at the second attempt');
    expect(second.waitMs).toBeGreaterThan(first.waitMs);
    expect(judge({ code: 'unexpected' }, second.counts)).toEqual({ kind: 'give-up' });
  });

  test.each(['slack-unreachable', 'storage-unreachable', 'slack-rate-limited'] as const)(
    'when it waits for what is away (%s), that counts as no fault, however often, until nobody waits any more',
    (code) => {
      const long = { faults: 2, waits: 40, waitedMs: hour };
      const verdict = judge({ code }, long);
      expect(verdict).toMatchObject({ kind: 'again', counts: { faults: 2, waits: 41 } });
      expect(judge({ code }, { ...long, waitedMs: 24 * hour })).toEqual({ kind: 'give-up' });
    },
  );

  test('when what it waits for stays away, the attempts have an end', () => {
    let counts = none;
    for (let verdict = judge({ code: 'slack-unreachable' }, counts); verdict.kind === 'again'; ) {
      counts = verdict.counts;
      expect(counts.waits).toBeLessThan(2_000);
      verdict = judge({ code: 'slack-unreachable' }, counts);
    }
    expect(counts.waitedMs).toBeGreaterThanOrEqual(24 * hour);
  });

  test('when Slack says how long to wait, no attempt comes before', () => {
    const verdict = judge({ code: 'slack-rate-limited', params: { seconds: 300 } }, none);
    expect(verdict).toMatchObject({ waitMs: 300_000 });
  });

  test('when it will be as wrong in a minute, it is given up at once', () => {
    expect(judge({ code: 'slack-not-in-channel' }, none)).toEqual({ kind: 'give-up' });
  });

  test('when a job keeps taking its process down, it is begun no more; attempts that ended in order do not count', () => {
    expect(isPoison(10, none)).toBe(false);
    expect(isPoison(11, none)).toBe(true);
    expect(isPoison(11, { ...none, faults: 1 })).toBe(false);
  });

  test('when what was noted cannot be read, it counts as nothing', () => {
    for (const noted of [undefined, null, 'x', { faults: '1' }]) expect(readCounts(noted)).toEqual(none);
    expect(readCounts({ faults: 1, waits: 2 })).toEqual({ faults: 1, waits: 2, waitedMs: 0 });
  });
});
