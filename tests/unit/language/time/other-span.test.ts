import { describe, expect, test } from 'vitest';
import type { Clock, DateRange } from '../../../../src/domain/date-range.ts';
import { otherSpan } from '../../../../src/language/time/other-span.ts';
import { readTime } from '../../../../src/language/time/read-time.ts';

/** A Wednesday. */
const clock: Clock = {
  now: new Date('2026-04-15T03:00:00Z'),
  timeZone: 'Asia/Seoul',
  weekStart: 'monday',
};

const range = (from: string, to: string): DateRange => ({ from, to });

function spanOf(
  asked: DateRange,
  direction: 'narrower' | 'wider',
  freshUntil: string | null = '2026-04-14T23:59:00',
) {
  return otherSpan({ range: asked, freshUntil }, direction, clock, 'ko')?.range ?? null;
}

describe('a wider span', () => {
  test.each([
    ['a day', range('2026-04-14', '2026-04-15'), range('2026-04-13', '2026-04-15')],
    ['a day of an earlier week', range('2026-03-11', '2026-03-12'), range('2026-03-09', '2026-03-16')],
    ['a Monday that is the newest day', range('2026-04-13', '2026-04-14'), range('2026-04-13', '2026-04-15')],
    ['a whole week', range('2026-03-09', '2026-03-16'), range('2026-03-01', '2026-04-01')],
    ['a week over two months', range('2026-03-30', '2026-04-06'), range('2026-03-01', '2026-04-15')],
    ['a month', range('2026-02-01', '2026-03-01'), range('2026-01-01', '2026-04-01')],
    ['a quarter', range('2026-01-01', '2026-04-01'), range('2026-01-01', '2026-04-15')],
    ['a year', range('2025-01-01', '2026-01-01'), range('2024-01-01', '2026-01-01')],
  ])('when the answer is of %s, it is the one above, as far as the data reach', (_what, asked, expected) => {
    expect(spanOf(asked, 'wider')).toEqual(expected);
  });

  test('when the answer reaches beyond the data, it ends where the answer does', () => {
    expect(spanOf(range('2026-04-13', '2026-04-20'), 'wider')).toEqual(range('2026-04-01', '2026-04-20'));
  });

  test('when weeks begin on Sunday, so does the week', () => {
    const asked = { range: range('2026-03-11', '2026-03-12'), freshUntil: null };
    const sunday: Clock = { ...clock, weekStart: 'sunday' };
    expect(otherSpan(asked, 'wider', sunday, 'en')?.range).toEqual(range('2026-03-08', '2026-03-15'));
  });
});

describe('a narrower span', () => {
  test.each([
    ['a week', range('2026-04-06', '2026-04-13'), range('2026-04-12', '2026-04-13')],
    ['a month', range('2026-03-01', '2026-04-01'), range('2026-03-23', '2026-03-30')],
    ['this month, not over yet', range('2026-04-01', '2026-05-01'), range('2026-04-06', '2026-04-13')],
    ['a quarter', range('2026-01-01', '2026-04-01'), range('2026-03-01', '2026-04-01')],
    ['a year', range('2025-01-01', '2026-01-01'), range('2025-10-01', '2026-01-01')],
  ])('when the answer is of %s, it is the latest below', (_what, asked, expected) => {
    expect(spanOf(asked, 'narrower')).toEqual(expected);
  });

  test('when the answer is of one day, there is none', () => {
    expect(spanOf(range('2026-04-14', '2026-04-15'), 'narrower')).toBeNull();
  });
});

test('when an answer has no range, there is no other', () => {
  expect(otherSpan({ range: null, freshUntil: null }, 'wider', clock, 'ko')).toBeNull();
});

describe('its words', () => {
  const asked = [
    range('2026-04-14', '2026-04-15'),
    range('2026-03-09', '2026-03-16'),
    range('2025-01-01', '2026-01-01'),
  ];
  test.each(['ko', 'en'] as const)(
    'when they are read in %s, they mean that range and nothing else',
    (locale) => {
      for (const one of asked) {
        for (const direction of ['narrower', 'wider'] as const) {
          const span = otherSpan({ range: one, freshUntil: null }, direction, clock, locale);
          if (span === null) continue;
          const mentions = readTime(span.text, clock, []);
          expect(mentions.map(({ meaning }) => meaning)).toMatchObject([
            { kind: 'range', range: span.range },
          ]);
        }
      }
    },
  );
});
