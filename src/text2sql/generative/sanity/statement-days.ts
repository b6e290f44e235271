import type { IsoDate } from '../../../domain/date-range.ts';
import type { ColumnRef, KnownTable, QueryShape } from '../../../warehouse/inspect/inspection.ts';

/** What a statement's conditions on time columns say. */
export interface StatementDays {
  /** It has such conditions. */
  readonly hasCondition: boolean;
  /** Its tables have a time column at all. */
  readonly hasColumn: boolean;
  /** Days compared with, by the side they bound. */
  readonly lower: readonly IsoDate[];
  readonly upper: readonly IsoDate[];
  /** Days compared with by `=` and the like. */
  readonly exact: readonly IsoDate[];
  /** A condition is computed (`current_date - 7`, `extract(...)`), so that its days cannot be told from the text. */
  readonly isComputed: boolean;
}

const timeType = /^(date|timestamp)/;

export function statementDays(
  { conditions, tables }: QueryShape,
  known: readonly KnownTable[],
  timeZone: string,
): StatementDays {
  const isTime = timeColumns(known);
  const read = new Set(tables.map(({ name }) => name));
  const onTime = conditions.filter(
    ({ columns, operator }) => columns.some(isTime) && !/null$/.test(operator),
  );
  const days = onTime.map((condition) => ({
    ...condition,
    days: condition.literals.flatMap((literal) => dayIn(literal, timeZone) ?? []),
  }));
  const bounds = (pattern: RegExp) =>
    days.filter(({ operator }) => pattern.test(operator)).flatMap((each) => each.days);
  const between = days.filter(({ operator }) => operator === 'between').map((each) => [...each.days].sort());
  return {
    hasCondition: onTime.length > 0,
    hasColumn: known.some(
      (table) =>
        read.has(`${table.schema}.${table.name}`) &&
        table.columns.some(({ type }) => timeType.test(type ?? '')),
    ),
    lower: [...bounds(/^>=?$/), ...between.flatMap(([first]) => first ?? [])],
    upper: [...bounds(/^<=?$/), ...between.flatMap((each) => each.at(-1) ?? [])],
    exact: days.filter(({ operator }) => /^(=|in)$/.test(operator)).flatMap((each) => each.days),
    isComputed: days.some((each) => each.days.length === 0 || each.days.length < each.literals.length),
  };
}

/** Whether a column holds dates or moments. */
export function timeColumns(known: readonly KnownTable[]): (column: ColumnRef) => boolean {
  const names = new Set(
    known.flatMap(({ schema, name, columns }) =>
      columns
        .filter(({ type }) => timeType.test(type ?? ''))
        .map((column) => `${schema}.${name}.${column.name}`),
    ),
  );
  return ({ table, column }) => names.has(`${table}.${column}`);
}

/** The day a date or moment lies in, on the business calendar; null for anything else. */
export function dayIn(literal: string, timeZone: string): IsoDate | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?:(Z|[+-]\d{2}(?::?\d{2})?)|[A-Za-z_]+(?:\/[A-Za-z_]+)*)?)?$/.exec(
      literal.trim(),
    );
  if (match === null) return null;
  const [, day = '', time, offset] = match;
  if (time === undefined || offset === undefined) return day;
  const zone = /^[+-]\d{2}$/.test(offset) ? `${offset}:00` : offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const moment = new Date(`${day}T${time}${zone}`);
  if (Number.isNaN(moment.getTime())) return day;
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);
}
