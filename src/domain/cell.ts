/**
 * One value of a result row, equal on every engine: exact integers and decimals are numbers while they are safe
 * (|n| <= 2^53 - 1 and at most 15 significant digits), else their text; dates are `YYYY-MM-DD`, timestamps ISO text
 * in the session's time zone.
 */
export type Cell = string | number | boolean | null;

/** A row, in the order of the columns. */
export type Row = readonly Cell[];

/** How a column's values are meant, which decides how a door prints them. */
export const columnFormats = [
  'text',
  'integer',
  'decimal',
  'krw',
  'percent',
  'minutes',
  'score',
  'date',
  'timestamp',
  'boolean',
] as const;

export type ColumnFormat = (typeof columnFormats)[number];

export interface ResultColumn {
  /** The name in the SQL result. */
  readonly name: string;
  /** The heading in the asker's language. */
  readonly label: string;
  /** `percent` holds a fraction: 0.123 is shown as 12.3%. `krw` holds won, `minutes` minutes. */
  readonly format: ColumnFormat;
}
