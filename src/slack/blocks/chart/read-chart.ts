import type { DataAnswer } from '../../../domain/answer.ts';
import type { Cell, ResultColumn, Row } from '../../../domain/cell.ts';
import type { ChartSpec } from '../../../domain/chart.ts';
import { type ChartAxes, chartAxes } from '../../../domain/chart-axes.ts';
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
  const names = split === null ? labelsOf([measure.column.label]) : shown(table.series, split.column);
  return {
    spec: answer.chart,
    measure: measure.column,
    category: category.column,
    categories: shown(table.categories, category.column),
    series: series.map((values, index) => ({ name: names[index] ?? '', values: values as number[] })),
    isSplit: split !== null,
  };
}

/** How many of the rows have a number to draw. */
export function drawableRows(answer: DataAnswer): number {
  const axes = axesOf(answer);
  return axes === null ? 0 : answer.rows.filter((row) => isDrawn(row[axes.measure.at])).length;
}

function axesOf({ chart, columns }: DataAnswer): ChartAxes | null {
  return chart === null ? null : chartAxes(chart, columns);
}

interface Table {
  readonly categories: readonly Cell[];
  readonly series: readonly Cell[];
  readonly values: ReadonlyMap<Cell, ReadonlyMap<Cell, number>>;
}

function tableOf(rows: readonly Row[], { measure, category, split }: ChartAxes): Table | null {
  const values = new Map<Cell, Map<Cell, number>>();
  const categories = new Set<Cell>();
  for (const row of rows) {
    const [name, key, value] = [
      row[category.at] ?? null,
      split === null ? '' : (row[split.at] ?? null),
      row[measure.at],
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

function labelsOf(texts: readonly string[]): readonly string[] {
  return distinctLabels(
    texts.map((text) => plainCell(text) || '-'),
    limits.chartLabel,
  );
}
