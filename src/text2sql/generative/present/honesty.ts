import type { DateRange } from '../../../domain/date-range.ts';
import { addDays } from '../../../domain/iso-days.ts';
import type { Dimension, Metric } from '../../../domain/knowledge.ts';
import { normalise } from '../../../language/tokens/normalise.ts';
import type { QueryCondition } from '../../../warehouse/inspect/inspection.ts';
import type { Measure } from '../../../warehouse/measure/measure.ts';
import { unitOfFormat } from './column-units.ts';

/** What a model's words are held against. */
export interface HonestyGrounds {
  readonly question: string;
  readonly sql: string;
  readonly conditions: readonly QueryCondition[];
  readonly measures: readonly Measure[];
  /** Governed metrics that the asker may see, and those that the statement computes by. */
  readonly metrics: readonly Metric[];
  readonly used: readonly Metric[];
  readonly dimensions: readonly Dimension[];
  /** The days that were asked for, half-open. */
  readonly ranges: readonly DateRange[];
}

/**
 * Whether words of a model, true or not, are such as it can know: nobody vouched for its statement, it has seen no row, and
 * what it says to leave out the statement must leave out. Figures are judged elsewhere.
 */
export function createHonesty(grounds: HonestyGrounds): (words: string) => boolean {
  return (words) =>
    !vouches(words, grounds) &&
    !compares(words, grounds.question) &&
    !namesUnusedMetric(words, grounds) &&
    !misleads(words, grounds) &&
    !claimsToHold(words, grounds) &&
    !endsWrongly(words, grounds.ranges);
}

const vouching = [
  /검증|검수|공인|보증|신뢰할|확정된|확정한|믿(?:고|어도|으셔도)|(?:그대로|바로)\s?(?:보고|쓰|사용|인용|활용)/u,
  /공식/u,
  /확인(?:한|된|했|하였|받|을 (?:받|거쳐|마))/u,
  /승인/u,
  /인증/u,
  /\b(?:verif(?:y|ied|ies)|validated?|certified|endorsed|audited|vouched|trust(?:ed|worthy)|reliable|guaranteed?|authoritative|signed off|sanctioned)\b/iu,
  /\bofficial(?:ly)?\b/iu,
  /\bapprov(?:ed?|al)\b/iu,
  /\bconfirmed\b/iu,
] as const;

/** Words of a statement's stored values: `approved` may well be told as 승인. */
const storedAs: Readonly<Record<string, RegExp>> = {
  승인: /approv/i,
  확인: /confirm/i,
  인증: /certif|verif|auth/i,
  검증: /verif|valid/i,
};

function vouches(words: string, { question, sql }: HonestyGrounds): boolean {
  const asked = `${question}\n${quotedIn(sql)}`.toLowerCase();
  return vouching.some((pattern) => {
    const found = pattern.exec(words)?.[0].toLowerCase();
    if (found === undefined) return false;
    const stem = /^\p{Script=Hangul}{2}/u.exec(found)?.[0] ?? found.slice(0, 6);
    return !asked.includes(stem) && !(storedAs[stem]?.test(asked) ?? false);
  });
}

function quotedIn(sql: string): string {
  return (sql.match(/'(?:[^']|'')*'/g) ?? []).join(' ');
}

const comparing =
  /(?:두|세|네|\d+)\s?배(?!달|송)|절반|늘었|늘어났|늘고|줄었|줄어들었|줄고|증가|감소|상승|하락|급증|급감|급등|급락|개선|악화|올랐|떨어졌|많아졌|적어졌|\b(?:doubled?|tripled?|halved|half(?!-)|twice|increas(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|dropp(?:ed|ing)|drops?|fell|rose|rising|grew|grown|growth|declin(?:e[ds]?|ing)|surged?|jumped|soared|plunged|improved|worsened)\b/iu;
const comparison =
  /배(?!달|송|차|정)|절반|늘|줄|준 |증가|감소|증감|상승|하락|변화|변동|추이|대비|비교|차이|성장|개선|\b(?:double|triple|half|twice|increas|decreas|drop|fall|fell|rise|rose|grow|grew|declin|chang|trend|compar|versus|vs|differ|surg|improv)/iu;

/** It has seen no row; only a question about change has words for it. */
function compares(words: string, question: string): boolean {
  return comparing.test(words) && !comparison.test(question);
}

/** A governed name says that the company's own definition was computed. What is plainly counted may be called by its name. */
function namesUnusedMetric(words: string, { metrics, used, measures, question }: HonestyGrounds): boolean {
  const said = normalise(words);
  const asked = normalise(question);
  const known = new Set(used.map(({ name }) => name));
  const ofUsed = used.flatMap(namesOf);
  return metrics.some((metric) => {
    const unit = unitOfFormat[metric.format]?.unit;
    if (known.has(metric.name) || unit === undefined) return false;
    const isComputed =
      measures.length === 0 || measures.some((each) => each.unit === unit || each.unit === 'unknown');
    return namesOf(metric).some(
      (name) =>
        said.includes(name) &&
        !ofUsed.some((other) => other.includes(name)) &&
        !(isComputed && asked.includes(name)),
    );
  });
}

/** One syllable or a few letters are in every other word. */
function namesOf({ label }: Metric): readonly string[] {
  return [normalise(label.ko), normalise(label.en)].filter(
    (name) => name.length >= (/\p{ASCII}/u.test(name) ? 4 : 2),
  );
}

const leavingOut =
  /뺀|빼고|뺐|뺍|빼서|제외|제하고|\b(?:exclud\w*|without|leav\w+ out|left out|except|omit\w*|ignor\w+)\b/iu;

/** A stored value that is said to be left out, and that no condition leaves out. */
function misleads(words: string, { conditions, dimensions }: HonestyGrounds): boolean {
  if (!leavingOut.test(words)) return false;
  const said = normalise(words);
  return dimensions.some((dimension) => {
    const own = conditions.filter((condition) => isOn(condition, dimension));
    const named = namedValues(said, dimension.valueSynonyms);
    return named.length > 0 && own.length === 0
      ? isOfStatement(dimension.table, conditions)
      : named.some((value) => own.length > 0 && !own.some((condition) => leavesOut(condition, value)));
  });
}

const takingIn = /포함|넣었|넣고|넣어|\binclud\w*/iu;

/** A stored value that is said to be counted, and that a condition leaves out. */
function claimsToHold(words: string, { conditions, dimensions }: HonestyGrounds): boolean {
  if (!takingIn.test(words) || leavingOut.test(words)) return false;
  const said = normalise(words);
  return dimensions.some((dimension) =>
    namedValues(said, dimension.valueSynonyms).some((value) =>
      conditions.some((condition) => isOn(condition, dimension) && leavesOut(condition, value)),
    ),
  );
}

function isOn({ columns }: QueryCondition, { table, expression }: Dimension): boolean {
  return columns.some((column) => column.table === table && column.column === expression);
}

function namedValues(said: string, valueSynonyms: Dimension['valueSynonyms']): readonly string[] {
  return Object.entries(valueSynonyms).flatMap(([value, synonyms]) =>
    [value, ...synonyms.map(bareName)].some(
      (name) => normalise(name).length > 1 && said.includes(normalise(name)),
    )
      ? [value]
      : [],
  );
}

/** 결제 실패 상태 is told as 결제 실패. */
function bareName(name: string): string {
  return name.replace(/\s*(?:상태|status)$/iu, '');
}

function isOfStatement(table: string, conditions: readonly QueryCondition[]): boolean {
  return conditions.some(({ columns }) => columns.some((column) => column.table === table));
}

function leavesOut({ operator, literals, text }: QueryCondition, value: string): boolean {
  const isNegated = /^not\b|<>|!=/.test(operator) || /<>|!=|\bnot\b/i.test(text);
  return isNegated === literals.includes(value);
}

const ends = [
  /(?:(\d{4})\s?[년.-]\s?)?(\d{1,2})\s?[월.-]\s?(\d{1,2})일?\s?까지/gu,
  /\b(?:through|to|ending(?: on)?|up to and including)\s+(?:(\d{4})-)(\d{2})-(\d{2})/giu,
] as const;
const englishEnd =
  /\b(?:through|to|ending(?: on)?|up to and including)\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})\b/giu;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A range ends before its last day's successor, which a model reads off the statement. */
function endsWrongly(words: string, ranges: readonly DateRange[]): boolean {
  const after = new Set(ranges.map(({ to }) => monthDay(to)));
  for (const { to } of ranges) after.delete(monthDay(addDays(to, -1)));
  const told = [
    ...ends.flatMap((pattern) =>
      [...words.matchAll(pattern)].map(([, , month, day]) => `${Number(month)}-${Number(day)}`),
    ),
    ...[...words.matchAll(englishEnd)].map(
      ([, month = '', day]) => `${months.indexOf(month.toLowerCase()) + 1}-${Number(day)}`,
    ),
  ];
  return told.some((end) => after.has(end));
}

function monthDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}-${date}`;
}
