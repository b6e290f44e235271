import type { Cell, ResultColumn } from '../../domain/cell.ts';
import type { Locale } from '../../domain/locale.ts';
import { formatValue, isQuantity } from '../../language/messages/format-value.ts';
import { cleanText } from '../../warehouse/catalog/clean-text.ts';

/** Of one value inside a sentence, in characters; the table holds the whole. */
const longest = 60;

const words = {
  ko: {
    none: '값 없음',
    yes: '예',
    no: '아니요',
    several: '여러 값',
    notNumber: '계산할 수 없는 값',
    endless: '무한대',
  },
  en: {
    none: 'no value',
    yes: 'yes',
    no: 'no',
    several: 'several values',
    notNumber: 'not a number',
    endless: 'infinite',
  },
} as const;

/** A value as a sentence says it: what is no word or number is named, not printed. */
export function toldValue(value: Cell | undefined, column: ResultColumn, locale: Locale): string {
  const say = words[locale];
  if (value === null || value === undefined || value === '') return say.none;
  if (typeof value === 'number') return formatValue(value, column.format, locale);
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  return noNumber(value, locale) ?? toldText(value, locale);
}

function noNumber(text: string, locale: Locale): string | null {
  if (/^-?NaN$/i.test(text)) return words[locale].notNumber;
  const sign = text.startsWith('-') ? '-' : '';
  return /^-?Infinity$/i.test(text) ? sign + words[locale].endless : null;
}

function toldText(value: string, locale: Locale): string {
  const say = words[locale];
  const items = /^\{([^{}"]*)\}$/.exec(value)?.[1]?.split(',');
  const text = items === undefined || items.length > 5 ? value : items.join(', ');
  return isStructure(text) ? say.several : (cleanText(text, longest) ?? say.none);
}

/** JSON, arrays, rows and bytes. */
function isStructure(text: string): boolean {
  return /^(?:\\x|[{[]|\(.*,)/.test(text);
}

/** A group by its name; a bare number or a yes says of what it is. */
export function toldName(value: Cell | undefined, column: ResultColumn, locale: Locale): string {
  if (typeof value === 'boolean') return `${column.label} ${toldValue(value, column, locale)}`;
  if (typeof value === 'number' && isQuantity(column.format)) return `${column.label} ${value}`;
  return typeof value === 'number' ? String(value) : toldValue(value, column, locale);
}
