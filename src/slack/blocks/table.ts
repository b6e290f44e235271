import type {
  ContextBlock,
  DataTableBlock,
  RawNumberElement,
  RawTextElement,
  SectionBlock,
} from '@slack/types';
import type { DataAnswer } from '../../domain/answer.ts';
import type { Cell, ResultColumn } from '../../domain/cell.ts';
import { answerLabels } from '../../language/messages/answer-labels.ts';
import { formatCell } from '../../language/messages/format-cell.ts';
import { isQuantity } from '../../language/messages/format-value.ts';
import { fitted, padded, textWidth } from '../../language/text-width.ts';
import type { MessageBlock } from '../delivery/outgoing.ts';
import { answerWords } from './answer-words.ts';
import { cut, escapeMrkdwn, plainCell } from './escape.ts';
import type { Form } from './form.ts';
import { limits } from './limits.ts';
import { context, header, mrkdwn } from './parts.ts';
import { bold, preformatted, shown } from './rich-parts.ts';

/** Characters of one cell and one heading; the CSV has the whole. `raw` is what of a cell is looked at. */
const longest = { cell: 200, heading: 60, field: 300, caption: 120, raw: 1_000 } as const;

/** Columns a preformatted table is wide before its lines would wrap, and how many rows of it are read. */
const preview = { cellWidth: 24, rows: 30, columns: 8 } as const;

const pageSize = 10;

/** The rows within `room` characters: one number large, one row as fields, several as a table. */
export function rowsBlocks(
  answer: DataAnswer,
  file: string | null,
  room: number,
  form: Form,
): readonly MessageBlock[] {
  const [first] = answer.rows;
  if (first === undefined) return [context(answerLabels(answer.locale).noRows)];
  const isOne = answer.rows.length === 1;
  if (isOne && answer.columns.length === 1) return [oneValue(answer, form)];
  if (isOne && answer.columns.length <= limits.sectionFields) return [fields(answer)];
  const table = form === 'full' ? dataTable(answer, room) : textTable(answer, room, form);
  return [table.block, ...remarks(answer, table, file)];
}

interface ShownTable {
  readonly block: MessageBlock;
  readonly rows: number;
  readonly columns: number;
}

function oneValue(answer: DataAnswer, form: Form): MessageBlock {
  const value = textOf(answer, 0, 0);
  if (form === 'plain') return { type: 'section', text: mrkdwn(bold(shown(value)), limits.sectionText) };
  return header(value);
}

function fields(answer: DataAnswer): SectionBlock {
  return {
    type: 'section',
    fields: answer.columns.map(({ label }, index) => {
      const value = cut(shown(textOf(answer, 0, index)), longest.field);
      return mrkdwn(`${bold(cut(shown(label), longest.heading))}\n${value}`, limits.fieldText);
    }),
  };
}

/**
 * Numbers are `raw_number`: they show the text a person reads and sort by their value. A missing one is text, since
 * Slack knows no empty number; its column then sorts as text.
 */
function dataTable(answer: DataAnswer, room: number): ShownTable {
  const columns = Math.min(answer.columns.length, limits.tableColumns);
  const all = Math.min(room, limits.tableCharacters) - longest.caption;
  const longestCell = Math.max(1, Math.min(longest.cell, Math.floor(all / (2 * columns))));
  const heading: RawTextElement[] = answer.columns
    .slice(0, columns)
    .map(({ label }) => rawText(cut(plainCell(label), Math.min(longest.heading, longestCell))));
  const rows: (RawTextElement | RawNumberElement)[][] = [heading];
  let left = all - lengthOf(heading);
  for (const index of answer.rows.slice(0, limits.tableRows).keys()) {
    const row = answer.columns.slice(0, columns).map((_, at) => cellOf(answer, index, at, longestCell));
    left -= lengthOf(row);
    if (left < 0) break;
    rows.push(row);
  }
  const block: DataTableBlock = {
    type: 'data_table',
    caption: caption(answer),
    rows,
    page_size: Math.max(1, Math.min(pageSize, rows.length - 1)),
  };
  return { block, rows: rows.length - 1, columns };
}

function cellOf(
  answer: DataAnswer,
  row: number,
  column: number,
  longestCell: number,
): RawTextElement | RawNumberElement {
  const value = answer.rows[row]?.[column] ?? null;
  const text = cut(textOf(answer, row, column), longestCell);
  const { format } = columnAt(answer, column);
  return isNumber(value, format) ? { type: 'raw_number', value, text } : rawText(text);
}

function isNumber(value: Cell, format: ResultColumn['format']): value is number {
  return typeof value === 'number' && Number.isFinite(value) && isQuantity(format);
}

function rawText(text: string): RawTextElement {
  return { type: 'raw_text', text: text || '-' };
}

/** As it stands in a text of fixed width, Hangul counting two. */
function textTable(answer: DataAnswer, room: number, form: Form): ShownTable {
  const columns = answer.columns.slice(0, preview.columns);
  const most = Math.min(room, form === 'plain' ? limits.sectionText - 8 : limits.sectionText);
  const cells = answer.rows
    .slice(0, preview.rows)
    .map((_, row) =>
      columns.map((_, at) => fitted(cut(textOf(answer, row, at), preview.cellWidth), preview.cellWidth)),
    );
  const headings = columns.map(({ label }) =>
    fitted(cut(plainCell(label) || '-', preview.cellWidth), preview.cellWidth),
  );
  const widths = headings.map((heading, at) =>
    Math.max(textWidth(heading), ...cells.map((row) => textWidth(row[at] ?? ''))),
  );
  const line = (texts: readonly string[]) =>
    texts
      .map((text, at) => aligned(text, widths[at] ?? 0, isQuantity(columnAt(answer, at).format)))
      .join('  ');
  const lines = [headings, ...cells].map((texts) => line(texts).trimEnd());
  const kept = withinRoom(lines, most);
  return { block: preformatted(kept.join('\n'), most, form), rows: kept.length - 1, columns: columns.length };
}

function aligned(text: string, width: number, isRight: boolean): string {
  return isRight ? ' '.repeat(Math.max(0, width - textWidth(text))) + text : padded(text, width);
}

/** Entities of mrkdwn make a line longer; the worst is counted. The heading and one row always stand. */
function withinRoom(lines: readonly string[], room: number): readonly string[] {
  let left = room;
  return lines.filter((line, index) => {
    left -= escapeMrkdwn(line).length + 1;
    return index < 2 || left >= 0;
  });
}

function remarks(answer: DataAnswer, table: ShownTable, file: string | null): readonly ContextBlock[] {
  const words = answerWords(answer.locale);
  const all = answer.rows.length;
  const isCut = table.rows < all || table.columns < answer.columns.length;
  const lines = [
    ...(table.rows < all ? [words.rowsShown(table.rows, all)] : []),
    ...(table.columns < answer.columns.length
      ? [words.columnsShown(table.columns, answer.columns.length)]
      : []),
    ...(isCut ? [file === null ? words.allInCsv : words.allInFile(cut(shown(file), longest.cell))] : []),
    ...(answer.truncated ? [words.readOnly(all)] : []),
  ];
  return lines.length === 0 ? [] : [context(lines.join(' '))];
}

function caption(answer: DataAnswer): string {
  const title = answer.chart?.title ?? answer.columns.map(({ label }) => label).join(', ');
  const words = answerWords(answer.locale);
  return words.caption(cut(plainCell(title), longest.caption - 20) || '-', answer.rows.length);
}

function textOf(answer: DataAnswer, row: number, column: number): string {
  const whole = answer.rows[row]?.[column] ?? null;
  const cell = typeof whole === 'string' ? cut(whole, longest.raw) : whole;
  const text = formatCell(cell, columnAt(answer, column), answer.locale, answerLabels(answer.locale));
  return plainCell(text) || '-';
}

function columnAt(answer: DataAnswer, index: number): ResultColumn {
  return answer.columns[index] ?? { name: '', label: '', format: 'text' };
}

function lengthOf(row: readonly { readonly text: string }[]): number {
  return row.reduce((sum, { text }) => sum + text.length, 0);
}
