import { expect, it } from 'vitest';
import { comparedRange } from '../../../../src/language/time/compared-range.ts';

it.each([
  ['previous-day', '2026-03-01', '2026-03-02', '2026-02-28', '2026-03-01'],
  ['previous-week', '2026-03-16', '2026-03-23', '2026-03-09', '2026-03-16'],
  ['previous-week', '2026-03-23', '2026-03-26', '2026-03-16', '2026-03-19'],
  ['previous-month', '2026-03-01', '2026-04-01', '2026-02-01', '2026-03-01'],
  ['previous-month', '2026-03-01', '2026-03-26', '2026-02-01', '2026-02-26'],
  ['previous-month', '2026-03-31', '2026-04-01', '2026-02-28', '2026-03-01'],
  ['previous-month', '2026-01-10', '2026-01-20', '2025-12-10', '2025-12-20'],
  ['previous-month', '2026-03-23', '2026-03-30', '2026-02-23', '2026-03-02'],
  ['previous-month', '2026-03-25', '2026-04-01', '2026-02-25', '2026-03-04'],
  ['previous-month', '2026-03-01', '2026-03-31', '2026-02-01', '2026-03-01'],
  ['previous-month', '2026-03-02', '2026-04-01', '2026-02-02', '2026-03-01'],
  ['previous-quarter', '2026-01-01', '2026-04-01', '2025-10-01', '2026-01-01'],
  ['previous-year', '2026-03-01', '2026-04-01', '2025-03-01', '2025-04-01'],
  ['previous-year', '2024-02-29', '2024-03-01', '2023-02-28', '2023-03-01'],
  ['previous-year', '2024-02-01', '2024-03-01', '2023-02-01', '2023-03-01'],
  ['previous-year', '2026-01-01', '2026-03-26', '2025-01-01', '2025-03-26'],
  ['previous-period', '2026-03-18', '2026-03-25', '2026-03-11', '2026-03-18'],
  ['previous-period', '2026-03-01', '2026-04-01', '2026-02-01', '2026-03-01'],
  ['previous-period', '2026-01-01', '2026-04-01', '2025-10-01', '2026-01-01'],
  ['previous-period', '2026-03-05', '2026-03-06', '2026-03-04', '2026-03-05'],
] as const)(
  'when %s is asked for %s to %s, it is %s to %s',
  (compare, from, to, comparedFrom, comparedTo) => {
    expect(comparedRange({ from, to }, compare)).toEqual({ from: comparedFrom, to: comparedTo });
  },
);

it('when a range holds no calendar day, that is a bug and throws', () => {
  expect(() => comparedRange({ from: '2026-02-30', to: '2026-03-01' }, 'previous-week')).toThrow(RangeError);
});
