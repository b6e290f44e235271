import { type DaySpan, dayOf, fromIso, oneDay, partsOf } from '../../domain/civil-date.ts';
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
}

const known: readonly KnownHoliday[] = [
  {
    base: '설',
    source:
      '(?:설날|구정|설\\s*(?:연휴|명절)|설날\\s*연휴|구정\\s*연휴)|(?:lunar\\s+new\\s+year|seollal)(?:\\s+holidays?)?',
  },
  { base: '추석', source: '(?:추석|한가위)(?:\\s*(?:연휴|명절|당일))?|chuseok(?:\\s+holidays?)?' },
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
    ...known.map((one) => rule(one.source, spans.get(one.base) ?? [], one.fixedOn)),
    ...others.map((base) => rule(`${spaced(base)}(?:날)?(?:\\s*연휴)?`, spans.get(base) ?? [], undefined)),
  ];
}

function rule(source: string, spans: readonly DaySpan[], fixedOn: KnownHoliday['fixedOn']): Rule {
  return {
    source: `${yearPrefix}?(?:${source})`,
    read: (groups, now) => holidayIn(groups, now, (year) => spanIn(year, spans, fixedOn)),
  };
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
function spanIn(year: number, spans: readonly DaySpan[], fixedOn: KnownHoliday['fixedOn']): DaySpan | null {
  const listed = spans.find((span) => partsOf(span.from).year === year);
  if (listed !== undefined) return listed;
  const day = fixedOn === undefined ? null : dayOf(year, fixedOn[0], fixedOn[1]);
  return day === null ? null : oneDay(day);
}

/** Calendars list 설날 and 설날 연휴 as rows of one day each; days that touch are one holiday. */
function spansByBase(holidays: readonly Holiday[]): Map<string, DaySpan[]> {
  const spans = new Map<string, DaySpan[]>();
  const ordered = [...holidays].sort((one, other) => (one.from < other.from ? -1 : 1));
  for (const holiday of ordered) {
    const [from, to] = [fromIso(holiday.from), fromIso(holiday.to)];
    if (from === null || to === null || to <= from) continue;
    const listed = spans.get(baseOf(holiday.name)) ?? [];
    spans.set(baseOf(holiday.name), merged(listed, { from, to }));
  }
  return spans;
}

function merged(spans: readonly DaySpan[], next: DaySpan): DaySpan[] {
  const last = spans.at(-1);
  if (last === undefined || next.from > last.to) return [...spans, next];
  return [...spans.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }];
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
