import type { Cell, ColumnFormat, Row } from '../../../domain/cell.ts';
import type { Measure } from '../../../warehouse/measure/measure.ts';

/** All that decides how a column's values are shown. */
export interface FormatSigns {
  readonly type: string;
  readonly values: Row;
  readonly measure: Measure;
  readonly wished: ColumnFormat;
  /** Whether the wish is a governed metric's, not the model's. */
  readonly isGoverned: boolean;
  /** Whether it is computed from columns of money. */
  readonly mayBeWon: boolean;
  /** The same, where it is written down that the money is won. */
  readonly isWon: boolean;
}

export interface ShownFormat {
  readonly format: ColumnFormat;
  /** Stored values are divided by it: percents by a hundred, seconds by sixty. */
  readonly divisor: number;
}

const integers = /^int\d$/;
const fractions = /^(numeric|float\d)$/;

const ownFormats: Readonly<Record<string, ColumnFormat>> = {
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamp',
  bool: 'boolean',
};

/** A wish counts where the statement's arithmetic bears it out; what arithmetic says plainly needs no wish. */
export function formatOf(signs: FormatSigns): ShownFormat {
  const { type, measure, wished } = signs;
  if (!integers.test(type) && !fractions.test(type)) return bare(ownFormats[type] ?? 'text');
  switch (evident(signs) ?? wished) {
    case 'percent':
      return asPercent(signs);
    case 'krw':
      return bare(isMoney(signs) ? 'krw' : plain(signs));
    case 'minutes':
      return asMinutes(signs);
    case 'score':
      return bare(measure.unit === 'score' || measure.unit === 'unknown' ? 'score' : plain(signs));
    default:
      return bare(plain(signs));
  }
}

/** A share times a hundred is a percent, and won are won. */
function evident({ measure: { unit, factor }, isWon }: FormatSigns): ColumnFormat | null {
  if (unit === 'share' && isNear(factor, 100)) return 'percent';
  return unit === 'money' && isWon ? 'krw' : null;
}

function bare(format: ColumnFormat): ShownFormat {
  return { format, divisor: 1 };
}

/** Growth may be beyond the whole; a share may not. */
function asPercent(signs: FormatSigns): ShownFormat {
  const { measure, values, isGoverned } = signs;
  const { unit, factor } = measure;
  const isKnown = unit === 'share' || unit === 'change';
  const divisor = isKnown ? factor : 1;
  const lowest = unit === 'change' ? -1 : 0;
  const highest = unit === 'change' ? Number.POSITIVE_INFINITY : 1;
  const fits = values.every((value) => value === null || isWithin(Number(value) / divisor, lowest, highest));
  return (isKnown || (isGoverned && unit === 'unknown')) && fits
    ? { format: 'percent', divisor }
    : bare(plain(signs));
}

function asMinutes(signs: FormatSigns): ShownFormat {
  const { unit, factor } = signs.measure;
  if (unit === 'time') return { format: 'minutes', divisor: factor };
  return bare(unit === 'unknown' ? 'minutes' : plain(signs));
}

/** Ten thousands of won are not won; a surcharge on it is. */
function isMoney({ measure: { unit, factor }, mayBeWon, isGoverned, isWon }: FormatSigns): boolean {
  if (unit === 'money') return (mayBeWon || isWon) && factor > 0.1 && factor < 10;
  return unit === 'unknown' && (mayBeWon || isGoverned);
}

/** A sum of integers is numeric in PostgreSQL, and still whole. */
function plain({ type, values }: FormatSigns): ColumnFormat {
  if (integers.test(type)) return 'integer';
  return values.length > 0 && values.every((value) => value === null || Number.isInteger(Number(value)))
    ? 'integer'
    : 'decimal';
}

function isWithin(value: number, lowest: number, highest: number): boolean {
  return value >= lowest - 1e-9 && value <= highest + 1e-9;
}

function isNear(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) < 1e-9 * wanted;
}

/** A stored number as it is shown. */
export function divided(cell: Cell, divisor: number): Cell {
  if (divisor === 1 || cell === null || typeof cell === 'boolean') return cell;
  const value = Number(cell) / divisor;
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : cell;
}
