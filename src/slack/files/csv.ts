import { stringify } from 'csv-stringify/sync';
import type { DataAnswer } from '../../domain/answer.ts';
import type { Cell } from '../../domain/cell.ts';
import { isQuantity } from '../../language/messages/format-value.ts';
import { cut } from '../blocks/escape.ts';

/** What a spreadsheet takes for the start of a formula, blanks and full-width look-alikes before or instead of it. */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A number too exact to be one in JavaScript comes as text, and stays one. */
const exactNumber = /^-?\d+(?:\.\d+)?$/;

const longestName = 60;

/** All rows as a spreadsheet opens them: UTF-8 with a byte order mark, and no text cell that would be run as a formula. */
export function csvOf({ columns, rows }: DataAnswer): Uint8Array {
  const heading = columns.map(({ label }) => safe(label));
  const lines = rows.map((row) =>
    columns.map(({ format }, at) => fieldOf(row[at] ?? null, isQuantity(format))),
  );
  const text = stringify([heading, ...lines], {
    bom: true,
    quoted: true,
    quoted_empty: true,
    record_delimiter: '\r\n',
  });
  return new TextEncoder().encode(text);
}

/**
 * The day the data reach, what they are, and the beginning of the question's id: two answers of a thread never share a
 * name, and the same answer always has the same.
 */
export function csvName({ id, chart, columns, sources }: DataAnswer): string {
  const day = (sources.freshUntil ?? sources.range?.from ?? '').slice(0, 10);
  const title = chart?.title ?? columns.map(({ label }) => label).join(' ');
  const words = slug(cut(slug(title), longestName));
  const parts = ['askbird', slug(day), words, slug(id).slice(0, 4)];
  return `${parts.filter((part) => part !== '').join('-')}.csv`;
}

function fieldOf(cell: Cell, isNumber: boolean): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return isNumber && exactNumber.test(cell) ? cell : safe(cell);
}

function safe(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** Letters and digits of any script, joined by single hyphens. */
function slug(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
}
