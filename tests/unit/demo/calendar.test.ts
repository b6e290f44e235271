import { describe, expect, it } from 'vitest';
import { dayId, dayOf, isoOf, isoWeekOf, momentOf, yesterdayInSeoul } from '../../../demo/calendar.ts';
import { holidays } from '../../../demo/vocabulary/holidays.ts';
import { weekdayOf } from '../../../src/domain/civil-date.ts';

describe('the company calendar', () => {
  it('when a date becomes a day and back, nothing is lost', () => {
    expect(isoOf(dayOf('2028-02-29'))).toBe('2028-02-29');
    expect(() => dayOf('2026-02-29')).toThrow(RangeError);
    expect(() => dayOf('2026-2-3')).toThrow(RangeError);
  });

  it('when it is already tomorrow in Seoul, yesterday is the day that is over there', () => {
    expect(yesterdayInSeoul(new Date('2026-11-24T14:59:59Z'))).toBe('2026-11-23');
    expect(yesterdayInSeoul(new Date('2026-11-24T15:00:00Z'))).toBe('2026-11-24');
  });

  it('when a moment is written, it carries the offset of Seoul', () => {
    expect(momentOf(dayOf('2026-03-31') * 86_400 + 18 * 3600 + 5 * 60 + 9)).toBe('2026-03-31 18:05:09+09');
  });

  it('when weeks are numbered, the years turn as ISO 8601 has it', () => {
    expect(weekdayOf(dayOf('2026-04-01'))).toBe(3);
    expect(isoWeekOf(dayOf('2025-12-29'))).toBe(1);
    expect(isoWeekOf(dayOf('2027-01-03'))).toBe(53);
    expect(isoWeekOf(dayOf('2026-12-31'))).toBe(53);
  });

  it('when an id is made from a day, it begins with that day', () => {
    expect(dayId(dayOf('2026-03-31'), 42)).toBe(26033100042);
  });

  it('when holidays are listed, each day is listed once and every substitute is a working weekday', () => {
    expect(new Set(holidays.map(({ date }) => date)).size).toBe(holidays.length);
    for (const { date, isSubstitute } of holidays)
      if (isSubstitute) expect(weekdayOf(dayOf(date))).toBeLessThan(6);
    const years = holidays.map(({ date }) => date.slice(0, 4));
    expect([...new Set(years)].sort()).toEqual(['2025', '2026', '2027']);
  });
});
