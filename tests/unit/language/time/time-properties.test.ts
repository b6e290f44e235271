import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMonths, dayOf, fromIso, partsOf, toIso, weekdayOf } from '../../../../src/domain/civil-date.ts';
import { comparedRange } from '../../../../src/language/time/compared-range.ts';
import { readTime } from '../../../../src/language/time/read-time.ts';
import { holidays } from './wednesday.ts';

const clocks = fc.record({
  now: fc.date({ min: new Date('1999-01-01'), max: new Date('2101-01-01'), noInvalidDate: true }),
  timeZone: fc.constantFrom('Asia/Seoul', 'UTC', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kathmandu'),
  weekStart: fc.constantFrom('monday' as const, 'sunday' as const),
});
const pieces = fc.constantFrom(
  ...'지난주 이번 달 최근 7 일 월 년 주 3월 15일 2026 부터 까지 ~ - / . 대비 와 과 비교 작년 분기 1 32 월요일 주말 전 간 동안 설 연휴 의 에 하루'.split(
    ' ',
  ),
  ...'last week month from to between and March 31 Q1 2025 since until vs same period ago days two Monday weekend'.split(
    ' ',
  ),
  ' ',
);
const pieced = fc
  .array(pieces, { maxLength: 12 })
  .chain((parts) => fc.constantFrom('', ' ').map((gap) => parts.join(gap)));

it('when any text is read, nothing throws and every range runs forward', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), pieced), clocks, (text, clock) => {
      for (const { start, end, text: mention, meaning } of readTime(text, clock, holidays)) {
        expect(text.slice(start, end)).toBe(mention);
        if (meaning.kind === 'range') expect(meaning.range.from < meaning.range.to).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

it('when mentions are read, they come in order and never overlap', () => {
  fc.assert(
    fc.property(pieced, clocks, (text, clock) => {
      const mentions = readTime(text, clock, holidays);
      mentions.slice(1).forEach((mention, index) => {
        expect(mentions[index]?.end ?? 0).toBeLessThanOrEqual(mention.start);
      });
    }),
    { numRuns: 200 },
  );
});

it('when days are counted, they survive the way to text and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_000, max: 2_800_000 }), (day) => {
      const { year, month, day: date } = partsOf(day);
      expect(fromIso(toIso(day))).toBe(day);
      expect(dayOf(year, month, date)).toBe(day);
      expect(weekdayOf(day + 1)).toBe((weekdayOf(day) % 7) + 1);
    }),
  );
});

it('when months are added, the day stays or becomes the last of its month', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -60, max: 60 }), (day, count) => {
      const [before, after] = [partsOf(day), partsOf(addMonths(day, count))];
      const nextDay = partsOf(addMonths(day, count) + 1).day;
      expect(after.day === before.day || (after.day < before.day && nextDay === 1)).toBe(true);
    }),
  );
});

it('when a range is moved back, it stays a range before the one it came from', () => {
  const compares = [
    'previous-day',
    'previous-week',
    'previous-month',
    'previous-year',
    'previous-period',
  ] as const;
  fc.assert(
    fc.property(
      fc.integer({ min: 5_000, max: 40_000 }),
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom(...compares),
      (day, length, compare) => {
        const range = { from: toIso(day), to: toIso(day + length) };
        const compared = comparedRange(range, compare);
        expect(compared.from < compared.to).toBe(true);
        expect(compared.from < range.from).toBe(true);
      },
    ),
  );
});
