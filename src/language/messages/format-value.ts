import type { ColumnFormat } from '../../domain/cell.ts';
import type { Locale } from '../../domain/locale.ts';

/** A number as people write it: 1,234건 leaves its counter to the sentence, money and shares carry their unit. */
export function formatValue(value: number, format: ColumnFormat, locale: Locale): string {
  const write = (digits: number, scaled = value) =>
    unsignedZero(
      scaled.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    );
  switch (format) {
    case 'krw':
      return locale === 'ko' ? `${write(0)}원` : `${value < 0 ? '-' : ''}₩${write(0, Math.abs(value))}`;
    case 'percent':
      return `${write(1, value * 100)}%`;
    case 'minutes':
      return locale === 'ko' ? `${write(1)}분` : `${write(1)} min`;
    case 'score':
      return write(2);
    case 'decimal':
      return unsignedZero(value.toLocaleString('en-US', { maximumFractionDigits: 2 }));
    default:
      return unsignedZero(value.toLocaleString('en-US', { maximumFractionDigits: 4 }));
  }
}

/** What rounds to nothing has no sign. */
function unsignedZero(text: string): string {
  return /^-0(?:\.0*)?$/.test(text) ? text.slice(1) : text;
}

const numeric: ReadonlySet<ColumnFormat> = new Set([
  'integer',
  'decimal',
  'krw',
  'percent',
  'minutes',
  'score',
]);

/** Whether values of this format are quantities: set flush right, drawn as bars. */
export function isQuantity(format: ColumnFormat): boolean {
  return numeric.has(format);
}

/** What a bare number of this format counts, for an axis or a heading; empty where it counts itself. */
export function unitOf(format: ColumnFormat, locale: Locale): string {
  switch (format) {
    case 'krw':
      return locale === 'ko' ? '원' : '₩';
    case 'percent':
      return '%';
    case 'minutes':
      return locale === 'ko' ? '분' : 'min';
    default:
      return '';
  }
}
