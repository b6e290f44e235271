import type { Clock } from '../../../../src/domain/date-range.ts';
import { readTime } from '../../../../src/language/time/read-time.ts';
import type { Holiday, TimeMention } from '../../../../src/language/time/time-mention.ts';

/** Wednesday 25 March 2026, ten in the morning in Seoul: an ordinary working day. */
export const wednesday: Clock = {
  now: new Date('2026-03-25T10:00:00+09:00'),
  timeZone: 'Asia/Seoul',
  weekStart: 'monday',
};

/** One row per day, as calendars list them. */
export const holidays: readonly Holiday[] = [
  { name: '설날 연휴', from: '2025-01-28', to: '2025-01-29' },
  { name: '설날', from: '2025-01-29', to: '2025-01-30' },
  { name: '설날 연휴', from: '2025-01-30', to: '2025-01-31' },
  { name: '추석 연휴', from: '2025-10-05', to: '2025-10-08' },
  { name: '설날 연휴', from: '2026-02-16', to: '2026-02-17' },
  { name: '설날', from: '2026-02-17', to: '2026-02-18' },
  { name: '설날 연휴', from: '2026-02-18', to: '2026-02-19' },
  { name: '삼일절', from: '2026-03-01', to: '2026-03-02' },
  { name: '창립기념일', from: '2026-01-12', to: '2026-01-13' },
];

export function mentionsOf(text: string, clock: Clock = wednesday): TimeMention[] {
  return readTime(text, clock, holidays);
}

/** Every range of the text as `from..to`, days half-open, with what is special about it. */
export function rangesOf(text: string, clock: Clock = wednesday): string[] {
  return mentionsOf(text, clock).map(({ meaning }) => {
    if (meaning.kind !== 'range') return meaning.kind;
    return `${meaning.range.from}..${meaning.range.to}${meaning.openStart ? ' open' : ''}`;
  });
}
