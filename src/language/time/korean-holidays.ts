import type { Holiday } from './time-mention.ts';

/**
 * Korea's holidays that follow the lunar calendar, 2024 to 2028 (the days off around the feast, substitutes included,
 * as the 관공서의 공휴일에 관한 규정 sets them). Holidays with a fixed date need no list.
 */
export const koreanHolidays: readonly Holiday[] = [
  { name: '설 연휴', from: '2024-02-09', to: '2024-02-13' },
  { name: '설 연휴', from: '2025-01-28', to: '2025-01-31' },
  { name: '설 연휴', from: '2026-02-16', to: '2026-02-19' },
  { name: '설 연휴', from: '2027-02-06', to: '2027-02-10' },
  { name: '설 연휴', from: '2028-01-26', to: '2028-01-29' },
  { name: '추석 연휴', from: '2024-09-16', to: '2024-09-19' },
  { name: '추석 연휴', from: '2025-10-05', to: '2025-10-09' },
  { name: '추석 연휴', from: '2026-09-24', to: '2026-09-27' },
  { name: '추석 연휴', from: '2027-09-14', to: '2027-09-17' },
  { name: '추석 연휴', from: '2028-10-02', to: '2028-10-05' },
  { name: '부처님오신날', from: '2024-05-15', to: '2024-05-16' },
  { name: '부처님오신날', from: '2025-05-05', to: '2025-05-06' },
  { name: '부처님오신날', from: '2026-05-24', to: '2026-05-25' },
  { name: '부처님오신날', from: '2027-05-13', to: '2027-05-14' },
  { name: '부처님오신날', from: '2028-05-02', to: '2028-05-03' },
];
