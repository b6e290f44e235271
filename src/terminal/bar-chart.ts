import type { DataAnswer } from '../domain/answer.ts';
import type { Row } from '../domain/cell.ts';
import { type ChartAxis, chartAxes } from '../domain/chart-axes.ts';
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
  const axes = answer.chart === null ? null : chartAxes(answer.chart, answer.columns);
  if (axes === null) return null;
  const { measure, category, split } = axes;
  const said = (row: Row, { at, column }: ChartAxis) =>
    formatCell(row[at] ?? null, column, answer.locale, labels);
  return answer.rows.slice(0, shownRows).flatMap((row) => {
    const value = row[measure.at];
    if (typeof value !== 'number') return [];
    const name = [category, ...(split === null ? [] : [split])].map((axis) => said(row, axis)).join(' · ');
    return [{ name, value, text: said(row, measure) }];
  });
}

function draw(length: number): string {
  const whole = Math.floor(length);
  return '█'.repeat(whole) + (eighths[Math.floor((length - whole) * 8)] ?? '');
}
