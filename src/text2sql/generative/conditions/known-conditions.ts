import { addDays } from '../../../domain/iso-days.ts';
import { readNumbers } from '../../../language/numbers/read-numbers.ts';
import { normalise } from '../../../language/tokens/normalise.ts';
import type { QueryCondition } from '../../../warehouse/inspect/inspection.ts';
import type { AskedDays } from '../period/asked-days.ts';
import { dayIn } from '../period/statement-days.ts';
import { plain } from '../used-definitions.ts';
import { namedParts } from './named-times.ts';
import { spansIn } from './spans-in.ts';

/** Everything a condition of a statement may rightly come from. */
export interface ConditionSources {
  /** The question, its explicit form, and the thread's earlier questions and statements. */
  readonly asked: readonly string[];
  /** Definitions, examples and stored values that were in the prompt. */
  readonly shown: readonly string[];
  /** Filters of any definition that the asker may see, by table. */
  readonly filters: readonly { readonly table: string; readonly filter: string }[];
  /** What a column says of a value it may hold. */
  readonly meaningOf: (table: string, column: string, value: string) => ValueMeaning;
  readonly days: AskedDays;
  readonly timeZone: string;
}

/** Words for a stored value: those in the column's comment, empty where there are none, and its other names. */
export interface ValueMeaning {
  readonly gloss: string;
  readonly synonyms: readonly string[];
}

/** Whether every value that a condition compares with was asked for, was shown, or belongs to a definition. */
export function knownConditions(sources: ConditionSources): (condition: QueryCondition) => boolean {
  const isKnown = knownLiteral(sources);
  const filters = new Set(sources.filters.map(({ table, filter }) => `${table} ${plain(filter)}`));
  const question = sources.asked.join(' ');
  return (condition) => {
    const { columns, literals, text } = condition;
    if (columns.some(({ table }) => filters.has(`${table} ${plain(text)}`))) return true;
    const named = namedParts(text, question);
    return literals.every(
      (literal) =>
        named.has(literal) ||
        isMeans(literal, condition) ||
        isKnown(literal) ||
        isMeant(literal, condition, question, sources),
    );
  };
}

/** `/ 60` turns one unit into another, and the first of a ranking is its best. */
function isMeans(literal: string, { text, isPlain }: QueryCondition): boolean {
  if (isPlain || !/^\d+(\.0*)?$/.test(literal)) return false;
  const isUnit = ['60', '1000', '3600', '86400'].includes(String(Number(literal)));
  return (isUnit && new RegExp(`[*/] ${literal}(?!\\d)`).test(text)) || /^(\w+\.)?\w+ (=|<=) 1$/.test(text);
}

/** `paused(일시 중지)` is meant where the question says 중지. */
function isMeant(
  literal: string,
  { columns }: QueryCondition,
  question: string,
  { meaningOf }: ConditionSources,
): boolean {
  const rests = /쉬(?:고|는|던)|쉼|휴무/u.test(question) ? ['중지', '휴업', '휴무'] : [];
  const asked = [...wordsOf(question), ...rests.map(normalise)];
  return columns.some(({ table, column }) => {
    const { gloss, synonyms } = meaningOf(table, column, literal);
    const isAsked = (word: string) => asked.some((each) => each.startsWith(word) || word.startsWith(each));
    return wordsOf(gloss).some(isAsked) || synonyms.some((name) => isNamed(name, isAsked));
  });
}

function wordsOf(text: string): readonly string[] {
  return (text.match(/\p{L}{2,}/gu) ?? []).map(normalise);
}

/** A name of several words is meant by all of them: 주문 alone is no 웹 주문. */
function isNamed(name: string, isAsked: (word: string) => boolean): boolean {
  const words = (name.match(/\p{L}+/gu) ?? []).map(normalise);
  return words.length > 0 && words.every(isAsked);
}

function knownLiteral({ asked, shown, days, timeZone }: ConditionSources): (literal: string) => boolean {
  const askedText = normalise(asked.join(' '));
  const numbers = new Set([...asked.flatMap(numbersIn), ...shown.flatMap(figures)]);
  const shownText = shown.join('\n').replaceAll('\\"', '"');
  return (literal) => {
    const day = dayIn(literal, timeZone);
    if (day !== null) return isAskedDay(day, days) || asked.some((text) => text.includes(day));
    if (/^-?\d+(\.\d+)?$/.test(literal)) return numbers.has(String(Number(literal)));
    const span = /^(\d+(?:\.\d+)?)\s*[a-z]+$/i.exec(literal);
    if (span !== null) return numbers.has(String(Number(span[1])));
    const word = normalise(literal);
    if (word === '' || literal === timeZone) return true;
    if (askedText.includes(word)) return true;
    return [`'${literal.replaceAll("'", "''")}'`, `"${literal}"`].some((quoted) =>
      shownText.includes(quoted),
    );
  };
}

/** The days of the question, and the ends of its periods however they are written. */
function isAskedDay(day: string, { ranges, today }: AskedDays): boolean {
  if (ranges.length === 0) return day === today;
  return ranges.some(({ range }) => day >= addDays(range.from, -1) && day <= range.to);
}

function numbersIn(text: string): readonly string[] {
  const read = readNumbers(text).flatMap(({ value, unit }) =>
    unit === 'percent'
      ? [value, value * 100]
      : unit === 'minutes'
        ? [value, value * 60, value / 60]
        : [value],
  );
  return [
    ...[...read, ...spansIn(text)].map((value) => String(Number(value.toPrecision(12)))),
    ...figures(text),
  ];
}

function figures(text: string): readonly string[] {
  return (text.match(/\d+(?:\.\d+)?/g) ?? []).map((figure) => String(Number(figure)));
}
