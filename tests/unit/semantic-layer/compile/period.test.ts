import { describe, expect, it } from 'vitest';
import { periodStart, rangeConditions, shifted } from '../../../../src/semantic-layer/compile/period.ts';

const range = { from: '2026-03-08', to: '2026-11-01' };
const moment = { sql: 'o.at', type: 'timestamptz' } as const;

describe('ranges and periods', () => {
  it.each([
    ['Asia/Seoul', ['+09:00', '+09:00']],
    ['America/New_York', ['-05:00', '-04:00']],
    ['UTC', ['+00:00', '+00:00']],
    ['Asia/Kolkata', ['+05:30', '+05:30']],
    ['America/St_Johns', ['-03:30', '-02:30']],
  ])('when the zone is %s, midnights carry the offset of their own day', (timeZone, [first, last]) => {
    expect(rangeConditions(moment, range, { timeZone, weekStart: 'monday' })).toEqual([
      `o.at >= '2026-03-08 00:00:00${first}'::timestamptz`,
      `o.at < '2026-11-01 00:00:00${last}'::timestamptz`,
    ]);
  });

  it('when the column is a date, days are compared as days', () => {
    const rules = { timeZone: 'Asia/Seoul', weekStart: 'monday' } as const;
    expect(rangeConditions({ sql: 's.day', type: 'date' }, range, rules)[0]).toBe(
      "s.day >= '2026-03-08'::date",
    );
  });

  it.each([
    ['week', 'monday', '2026-03-02'],
    ['week', 'sunday', '2026-03-08'],
    ['month', 'monday', '2026-03-01'],
    ['quarter', 'monday', '2026-01-01'],
    ['year', 'monday', '2026-01-01'],
    ['day', 'sunday', '2026-03-08'],
  ] as const)(
    'when the grain is %s and weeks start on %s, Sunday 8 March lies in the one from %s',
    (grain, weekStart, expected) => {
      expect(periodStart('2026-03-08', grain, weekStart)).toBe(expected);
    },
  );

  it('when a range is moved over a year, months move by months and days by days', () => {
    const move = {
      from: { from: '2025-02-28', to: '2025-03-31' },
      to: { from: '2026-02-28', to: '2026-03-31' },
    };
    expect(shifted('p', 'month', move, 'monday')).toBe("(p + interval '12 months')::date");
    expect(shifted('p', 'day', move, 'monday')).toBe('p + 365');
    expect(shifted('p', 'week', move, 'monday')).toBe('p + 364');
    expect(shifted('p', 'hour-of-day', move, 'monday')).toBe('p');
  });
});
