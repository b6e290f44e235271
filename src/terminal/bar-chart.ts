import type { DataAnswer } from '../domain/answer.ts';
import type { Cell } from '../domain/cell.ts';
import { formatCell } from '../language/messages/format-cell.ts';
import { fitted, padded, textWidth } from '../language/text-width.ts';
import type { Labels } from './labels.ts';
import type { Style } from './style.ts';
import { shownRows } from './table.ts';

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** The answer's chart as horizontal bars, at most `width` columns wide; null when the answer has no chart. */
export function renderBars(answer: DataAnswer, labels: Labels, style: Style, width: number): string | null {
  const bars = readBars(answer, labels);
  if (bars === null || bars.length < 2) return null;
  const nameWidth = Math.min(24, Math.max(...bars.map((bar) => textWidth(bar.name))));
  const valueWidth = Math.max(...bars.map((bar) => textWidth(bar.text)));
  const room = Math.max(8, Math.min(48, width - nameWidth - valueWidth - 3));
  const longest = Math.max(...bars.map((bar) => Math.abs(bar.value)));
  if (longest === 0) return null;
  return bars
    .map((bar) => {
      const length = (Math.abs(bar.value) / longest) * room;
      const drawn = bar.value < 0 ? style.warn(draw(length)) : style.accent(draw(length));
      return `${padded(fitted(bar.name, nameWidth), nameWidth)} ${drawn} ${bar.text}`;
    })
    .join('\n');
}

interface Bar {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

function readBars(answer: DataAnswer, labels: Labels): Bar[] | null {
  if (answer.chart === null) return null;
  const { x, y, color } = answer.chart.encoding;
  const at = (field: string) => answer.columns.findIndex((column) => column.name === field);
  const measure = at(y.type === 'quantitative' ? y.field : x.field);
  const names = [at(y.type === 'quantitative' ? x.field : y.field), ...(color ? [at(color.field)] : [])];
  const column = answer.columns[measure];
  if (column === undefined) return null;
  return answer.rows.slice(0, shownRows).flatMap((row) => {
    const value = row[measure];
    if (typeof value !== 'number') return [];
    const name = names.map((index) => nameOf(row[index] ?? null, answer, index, labels)).join(' · ');
    return [{ name, value, text: formatCell(value, column, answer.locale, labels) }];
  });
}

function nameOf(cell: Cell, answer: DataAnswer, index: number, labels: Labels): string {
  const column = answer.columns[index];
  return column === undefined ? '' : formatCell(cell, column, answer.locale, labels);
}

function draw(length: number): string {
  const whole = Math.floor(length);
  return '█'.repeat(whole) + (eighths[Math.floor((length - whole) * 8)] ?? '');
}
