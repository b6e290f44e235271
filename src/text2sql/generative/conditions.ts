import { addDays } from '../../domain/iso-days.ts';
import type { Locale, Localised } from '../../domain/locale.ts';
import { generatedMessages } from '../../language/messages/generated.ts';
import { readNumbers } from '../../language/numbers/read-numbers.ts';
import { normalise } from '../../language/tokens/normalise.ts';
import type { QueryCondition, QueryShape } from '../../warehouse/inspect/inspection.ts';
import type { AskedDays } from './sanity/asked-days.ts';
import { dayIn } from './sanity/statement-days.ts';

/** Everything a condition of a statement may rightly come from. */
export interface ConditionSources {
  /** The question, its explicit form, and the thread's earlier questions and statements. */
  readonly asked: readonly string[];
  /** Definitions, examples and stored values that were in the prompt. */
  readonly shown: readonly string[];
  readonly days: AskedDays;
  readonly timeZone: string;
}

/** A condition in words, and whether anything asked for it. */
export interface ToldCondition {
  readonly text: string;
  readonly isForeign: boolean;
}

/**
 * Every condition that decides which rows count, joins left out. One is foreign when a value it compares with occurs
 * neither in what was asked nor in what the prompt showed: then the model added it.
 */
export function tellConditions(
  shape: QueryShape,
  labels: (table: string, column: string) => Localised | null,
  sources: ConditionSources,
  locale: Locale,
): readonly ToldCondition[] {
  const isKnown = knownLiteral(sources);
  const told = shape.conditions.filter(decidesRows).map((condition) => ({
    text: inWords(condition, labels, locale),
    isForeign: !condition.literals.every(isKnown),
  }));
  return [...new Map(told.map((each) => [each.text, each])).values()];
}

/** `a.id = b.id` only connects; a CASE only names. */
function decidesRows({ clause, columns, literals, operator }: QueryCondition): boolean {
  if (clause === 'case') return false;
  const connects = literals.length === 0 && columns.length > 1;
  return !(connects && /^(=|<|>|<=|>=)$/.test(operator));
}

function inWords(
  condition: QueryCondition,
  labels: (table: string, column: string) => Localised | null,
  locale: Locale,
): string {
  const [column, another] = condition.columns;
  const words = generatedMessages(locale);
  const isPlain = column !== undefined && another === undefined && !/\(/.test(condition.text);
  const bare = condition.operator.replace(/^not /, '');
  const operator = words.operators[bare] ?? (/^[<>=]+$/.test(bare) ? bare : null);
  if (!isPlain || operator === null) return condition.text.slice(0, 160);
  const negated = bare !== condition.operator ? ` (${words.not})` : '';
  const label = labels(column.table, column.column)?.[locale] ?? column.column;
  const values = condition.literals.slice(0, 8).join(words.or);
  return `${label} ${operator}${values === '' ? '' : ` ${values}`}${negated}`.slice(0, 160);
}

function knownLiteral({ asked, shown, days, timeZone }: ConditionSources): (literal: string) => boolean {
  const askedText = normalise(asked.join(' '));
  const numbers = new Set([...asked.flatMap(numbersIn), ...shown.flatMap(figures)]);
  const shownText = shown.join('\n').replaceAll('\\"', '"');
  return (literal) => {
    const day = dayIn(literal, timeZone);
    if (day !== null) return isAskedDay(day, days) || asked.some((text) => text.includes(day));
    if (/^-?\d+(\.\d+)?$/.test(literal)) return numbers.has(String(Number(literal)));
    const word = normalise(literal);
    if (word === '') return true;
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
  return [...read.map((value) => String(Number(value.toPrecision(12)))), ...figures(text)];
}

function figures(text: string): readonly string[] {
  return (text.match(/\d+(?:\.\d+)?/g) ?? []).map((figure) => String(Number(figure)));
}
