import { describe, expect, it } from 'vitest';
import { carriedComparison } from '../../../../src/text2sql/follow-up/merge-time.ts';

const week = { from: '2026-03-23', to: '2026-03-30' };
const weekBefore = { from: '2026-03-16', to: '2026-03-23' };
const march = { from: '2026-03-01', to: '2026-04-01' };

describe('a comparison over other days', () => {
  it('when it was with the week before, other days are compared with those before them', () => {
    const before = { range: week, compare: { kind: 'previous-week', range: weekBefore } } as const;
    expect(carriedComparison(before, march)).toEqual({
      kind: 'previous-period',
      range: { from: '2026-02-01', to: '2026-03-01' },
    });
  });

  it('when it was with last year, it stays so', () => {
    const lastYear = { kind: 'previous-year', range: { from: '2025-03-23', to: '2025-03-30' } } as const;
    expect(carriedComparison({ range: week, compare: lastYear }, march)).toEqual({
      kind: 'previous-year',
      range: { from: '2025-03-01', to: '2025-04-01' },
    });
  });

  it('when it was with days of its own, it says nothing of other days and ends', () => {
    const explicit = { kind: 'explicit', range: { from: '2026-01-05', to: '2026-01-12' } } as const;
    expect(carriedComparison({ range: week, compare: explicit }, march)).toBeNull();
    expect(carriedComparison({ range: week, compare: explicit }, week)).toEqual(explicit);
  });

  it('when a month earlier was meant of a week, it says nothing of a month', () => {
    const monthBefore = { kind: 'previous-month', range: { from: '2026-02-23', to: '2026-03-02' } } as const;
    expect(carriedComparison({ range: week, compare: monthBefore }, march)).toBeNull();
  });
});
