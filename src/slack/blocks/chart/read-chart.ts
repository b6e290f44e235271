import type { DataAnswer } from '../../../domain/answer.ts';
import type { Cell, ResultColumn, Row } from '../../../domain/cell.ts';
import type { ChartSpec } from '../../../domain/chart.ts';
import { distinctLabels } from '../../../language/distinct-labels.ts';
import { answerLabels } from '../../../language/messages/answer-labels.ts';
import { formatCell } from '../../../language/messages/format-cell.ts';
import { plainCell } from '../escape.ts';
import { limits } from '../limits.ts';

/** The answer's chart with its rows read: one value for each category of each series. */
export interface ReadChart {
  readonly spec: ChartSpec;
  readonly measure: ResultColumn;
  readonly category: ResultColumn;
  /** As shown: within Slack's length, each another. */
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Whether the rows name the series; else there is the one measure. */
  readonly isSplit: boolean;
}

/** Null where a value is missing, stands twice or is no number, and where there is nothing to compare. */
export function readChart(answer: DataAnswer): ReadChart | null {
  const axes = axesOf(answer);
  if (axes === null || answer.chart === null) return null;
  const table = tableOf(answer.rows, axes);
  if (table === null || table.categories.length < 2) return null;
  const { measure, category, split } = axes;
  const series = table.series.map((key) => table.categories.map((name) => table.values.get(key)?.get(name)));
  if (series.some((values) => values.some((value) => value === undefined))) return null;
  const shown = (keys: readonly Cell[], column: ResultColumn) =>
    labelsOf(keys.map((cell) => formatCell(cell, column, answer.locale, answerLabels(answer.locale))));
  const names =
    split === null
      ? labelsOf([answer.columns[measure]?.label ?? ''])
      : shown(table.series, column(answer, split));
  return {
    spec: answer.chart,
    measure: column(answer, measure),
    category: column(answer, category),
    categories: shown(table.categories, column(answer, category)),
    series: series.map((values, index) => ({ name: names[index] ?? '', values: values as number[] })),
    isSplit: split !== null,
  };
}

/** How many of the rows have a number to draw. */
export function drawableRows(answer: DataAnswer): number {
  const axes = axesOf(answer);
  return axes === null ? 0 : answer.rows.filter((row) => isDrawn(row[axes.measure])).length;
}

interface Axes {
  readonly measure: number;
  readonly category: number;
  readonly split: number | null;
}

function axesOf({ chart, columns }: DataAnswer): Axes | null {
  if (chart === null) return null;
  const { x, y, color } = chart.encoding;
  const at = (field: string) => columns.findIndex((each) => each.name === field);
  const [measure, category] =
    y.type === 'quantitative' ? [at(y.field), at(x.field)] : [at(x.field), at(y.field)];
  const split = color === undefined ? null : at(color.field);
  return measure < 0 || category < 0 || split === -1 ? null : { measure, category, split };
}

interface Table {
  readonly categories: readonly Cell[];
  readonly series: readonly Cell[];
  readonly values: ReadonlyMap<Cell, ReadonlyMap<Cell, number>>;
}

function tableOf(rows: readonly Row[], { measure, category, split }: Axes): Table | null {
  const values = new Map<Cell, Map<Cell, number>>();
  const categories = new Set<Cell>();
  for (const row of rows) {
    const [name, key, value] = [
      row[category] ?? null,
      split === null ? '' : (row[split] ?? null),
      row[measure],
    ];
    const line = values.get(key) ?? new Map<Cell, number>();
    if (!isDrawn(value) || line.has(name)) return null;
    values.set(key, line.set(name, value));
    categories.add(name);
  }
  return { categories: [...categories], series: [...values.keys()], values };
}

function isDrawn(value: Cell | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function column(answer: DataAnswer, index: number): ResultColumn {
  return answer.columns[index] ?? { name: '', label: '', format: 'text' };
}

function labelsOf(texts: readonly string[]): readonly string[] {
  return distinctLabels(
    texts.map((text) => plainCell(text) || '-'),
    limits.chartLabel,
  );
}
