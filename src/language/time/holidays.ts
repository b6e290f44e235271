import { type Day, type DaySpan, dayOf, fromIso, oneDay, partsOf } from '../../domain/civil-date.ts';
import { yearIn, yearPrefix } from './korean-dates.ts';
import { latestInYear } from './recurring.ts';
import { type Groups, type Now, period, problem, type Reading, type Rule } from './rule.ts';
import type { Holiday } from './time-mention.ts';

interface KnownHoliday {
  /** The name without 연휴, 날, 명절: what listed names are compared by. */
  readonly base: string;
  readonly source: string;
  /** Month and day where the law fixes them; lunar ones come from the list alone. */
  readonly fixedOn?: readonly [number, number];
  /** Three days off with the feast itself in their middle; a substitute day comes after them. */
  readonly hasEve?: boolean;
}

const known: readonly KnownHoliday[] = [
  {
    base: '설',
    source:
      '(?:설날|구정|설\\s*(?:연휴|명절)|설날\\s*연휴|구정\\s*연휴|설(?=\\s*(?:당일|전날|다음\\s*날|이튿날)))|(?:lunar\\s+new\\s+year|seollal)(?:\\s+holidays?)?',
    hasEve: true,
  },
  {
    base: '추석',
    source: '(?:추석|한가위)(?:\\s*(?:연휴|명절))?|chuseok(?:\\s+holidays?)?',
    hasEve: true,
  },
  { base: '신정', source: "신정|새해\\s*첫\\s*날|new\\s+year['’]?s\\s+day", fixedOn: [1, 1] },
  { base: '삼일절', source: '삼일절|3[.·]1절', fixedOn: [3, 1] },
  { base: '어린이', source: '어린이날', fixedOn: [5, 5] },
  { base: '부처님오신', source: '부처님\\s*오신\\s*날|석가탄신일|초파일' },
  { base: '현충일', source: '현충일', fixedOn: [6, 6] },
  { base: '광복절', source: '광복절', fixedOn: [8, 15] },
  { base: '개천절', source: '개천절', fixedOn: [10, 3] },
  { base: '한글', source: '한글날', fixedOn: [10, 9] },
  { base: '크리스마스', source: '크리스마스|성탄절|christmas(?:\\s+day)?', fixedOn: [12, 25] },
];

const aliases: Readonly<Record<string, string>> = {
  구정: '설',
  한가위: '추석',
  성탄절: '크리스마스',
  석가탄신일: '부처님오신',
};

/** The holidays everyone names, then whatever else the company's calendar lists by its own name. */
export function holidayRules(holidays: readonly Holiday[]): Rule[] {
  const spans = spansByBase(holidays);
  const others = [...spans.keys()].filter(
    (base) => base.length > 1 && !known.some((one) => one.base === base),
  );
  return [
    ...known.flatMap((one) => rules(one, spans.get(one.base) ?? [])),
    ...others.flatMap((base) =>
      rules({ base, source: `${spaced(base)}(?:날)?(?:\\s*연휴)?` }, spans.get(base) ?? []),
    ),
  ];
}

/** The holiday, and the days around it: 추석 당일, 추석 연휴 다음 날, the day before Christmas, Christmas Eve. */
function rules(holiday: KnownHoliday, spans: readonly ListedHoliday[]): Rule[] {
  const named = `${yearPrefix}?(?<name>${holiday.source})`;
  const read = (groups: Groups, now: Now) => {
    const place = placeOf(groups);
    return holidayIn(groups, now, (year) => {
      const listed = listedIn(year, spans, holiday);
      return listed === null ? null : placed(listed, place);
    });
  };
  return [
    { source: `${named}(?:\\s*(?<place>당일|전날|다음\\s*날|이튿날|이브|eve|day))?`, read },
    { source: `(?:the\\s+)?(?<place>day\\s+(?:before|after|of)|eve\\s+of)\\s+(?:the\\s+)?${named}`, read },
  ];
}

type Place = 'all' | 'feast' | 'before-feast' | 'after-feast' | 'before-all' | 'after-all';

function placeOf({ place = '', name = '' }: Groups): Place {
  if (place === '') return 'all';
  const around = /연휴|holidays?$/.test(name) ? 'all' : 'feast';
  if (/전날|이브|eve|before/.test(place)) return `before-${around}`;
  return /다음|이튿|after/.test(place) ? `after-${around}` : 'feast';
}

/** Null where the list does not tell which of its days is the feast. */
function placed({ from, to, feast }: ListedHoliday, place: Place): DaySpan | null {
  if (place === 'all') return { from, to };
  if (place === 'before-all') return oneDay(from - 1);
  if (place === 'after-all') return oneDay(to);
  if (feast === null) return null;
  return oneDay(feast + (place === 'feast' ? 0 : place === 'before-feast' ? -1 : 1));
}

function holidayIn(groups: Groups, now: Now, spanOf: (year: number) => DaySpan | null): Reading {
  const year = yearIn(groups, now);
  const span = year === null ? null : spanOf(year);
  if (span !== null) return period(span);
  if (year !== null) return problem('unknown-holiday');
  const latest = latestInYear(now, spanOf);
  return latest.kind === 'period' ? latest : problem('unknown-holiday');
}

/** The listed days win over the law's: a substitute day may belong to the holiday. */
function listedIn(
  year: number,
  spans: readonly ListedHoliday[],
  { fixedOn, hasEve }: KnownHoliday,
): ListedHoliday | null {
  const day = fixedOn === undefined ? null : dayOf(year, fixedOn[0], fixedOn[1]);
  const listed = spans.find((span) => partsOf(span.from).year === year);
  if (listed === undefined) return day === null ? null : { ...oneDay(day), feast: day };
  const length = listed.to - listed.from;
  const middle = hasEve && length >= 3 ? listed.from + 1 : length === 1 ? listed.from : null;
  return { ...listed, feast: day ?? listed.feast ?? middle };
}

interface ListedHoliday extends DaySpan {
  /** The day the list calls by the bare name; null when it tells none apart. */
  readonly feast: Day | null;
}

/** Calendars list 설날 and 설날 연휴 as rows of one day each; days that touch are one holiday. */
function spansByBase(holidays: readonly Holiday[]): Map<string, ListedHoliday[]> {
  const spans = new Map<string, ListedHoliday[]>();
  const ordered = [...holidays].sort((one, other) => (one.from < other.from ? -1 : 1));
  for (const holiday of ordered) {
    const [from, to] = [fromIso(holiday.from), fromIso(holiday.to)];
    if (from === null || to === null || to <= from) continue;
    const listed = spans.get(baseOf(holiday.name)) ?? [];
    spans.set(
      baseOf(holiday.name),
      merged(listed, { from, to, feast: isBare(holiday.name) && to - from === 1 ? from : null }),
    );
  }
  return spans;
}

/** 설날 as against 설날 연휴 and 설날 대체공휴일. */
function isBare(name: string): boolean {
  return !/연휴|대체|당일|전날|다음날/.test(name);
}

function merged(spans: readonly ListedHoliday[], next: ListedHoliday): ListedHoliday[] {
  const last = spans.at(-1);
  if (last === undefined || next.from > last.to) return [...spans, next];
  return [
    ...spans.slice(0, -1),
    { from: last.from, to: Math.max(last.to, next.to), feast: last.feast ?? next.feast },
  ];
}

function baseOf(name: string): string {
  const bare = name
    .normalize('NFC')
    .replace(/\(.*?\)|\s+/g, '')
    .replace(/(?:대체공휴일|대체휴일|대체)$/, '')
    .replace(/(?:당일|전날|다음날|명절|연휴)+$/, '')
    .replace(/날$/, '')
    .toLowerCase();
  return aliases[bare] ?? bare;
}

/** A listed name as a pattern: its letters taken literally, spaces between them allowed. */
function spaced(name: string): string {
  return [...name].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\s*');
}
