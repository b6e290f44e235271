import type { Block } from '@slack/types';
import type { DataAnswer } from '../../../domain/answer.ts';
import type { ColumnFormat, ResultColumn } from '../../../domain/cell.ts';
import type { ChartSpec } from '../../../domain/chart.ts';
import type { Locale } from '../../../domain/locale.ts';
import { unitOf } from '../../../language/messages/format-value.ts';
import type { MessageBlock } from '../../delivery/outgoing.ts';
import { type ChartView, chartViews } from '../action-ids.ts';
import { cut, plainCell } from '../escape.ts';
import { limits } from '../limits.ts';
import { drawableRows, type ReadChart, readChart } from './read-chart.ts';

/** Slack's chart block; its library has no type for it yet. */
interface DataVisualizationBlock extends Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: PieChart | SeriesChart;
}

interface Point {
  readonly label: string;
  readonly value: number;
}

interface PieChart {
  readonly type: 'pie';
  readonly segments: readonly Point[];
}

interface SeriesChart {
  readonly type: 'bar' | 'line';
  readonly series: readonly { readonly name: string; readonly data: readonly Point[] }[];
  readonly axis_config: {
    readonly categories: readonly string[];
    readonly x_label: string;
    readonly y_label: string;
  };
}

/** The chart as Slack draws it; null where there is none to draw or it does not fit Slack's limits. */
export function nativeChart(answer: DataAnswer, view: ChartView): MessageBlock | null {
  if (view === 'none') return null;
  const read = readChart(answer);
  if (read === null) return null;
  const chart = (view === 'pie' ? pieOf(read) : null) ?? seriesOf(read, view, answer.locale);
  if (chart === null) return null;
  const title = cut(plainCell(read.spec.title), limits.chartTitle) || read.series[0]?.name || '-';
  const block: DataVisualizationBlock = { type: 'data_visualization', title, chart };
  return block;
}

/** Whether there is a chart to see that Slack cannot draw. */
export function needsPicture(answer: DataAnswer, view: ChartView): boolean {
  return view !== 'none' && drawableRows(answer) > 1 && nativeChart(answer, view) === null;
}

/** The specification to draw a picture by, in the way that was chosen; what cannot be drawn so is drawn as it was meant. */
export function chartAs(chart: ChartSpec, view: ChartView): ChartSpec {
  return view === 'bar' || view === 'line' ? { ...chart, mark: view } : chart;
}

/** The ways to look at this answer; empty where there is nothing to draw. */
export function offeredViews(answer: DataAnswer): readonly ChartView[] {
  if (drawableRows(answer) < 2) return [];
  const read = readChart(answer);
  const hasPie = read !== null && pieOf(read) !== null;
  return chartViews.filter((view) => view !== 'pie' || hasPie);
}

const additive: ReadonlySet<ColumnFormat> = new Set(['integer', 'krw']);

/** Parts of a whole: one series of amounts that can be added up, none of them nothing, over groups and not over time. */
function pieOf({ spec, series, categories, measure, isSplit }: ReadChart): PieChart | null {
  const [only] = series;
  const isWhole = spec.mark === 'bar' && additive.has(measure.format) && !isSplit;
  if (only === undefined || !isWhole || categories.length > limits.chartSegments) return null;
  if (only.values.some((value) => value <= 0)) return null;
  return { type: 'pie', segments: pointsOf(categories, only.values, measure) };
}

function seriesOf(read: ReadChart, view: ChartView, locale: Locale): SeriesChart | null {
  const { categories, series, measure, category, spec } = read;
  if (categories.length > limits.chartCategories || series.length > limits.chartSeries) return null;
  return {
    type: view === 'bar' || view === 'line' ? view : spec.mark,
    series: series.map(({ name, values }) => ({ name, data: pointsOf(categories, values, measure) })),
    axis_config: {
      categories,
      x_label: axisLabel(category.label, ''),
      y_label: axisLabel(measure.label, unitOf(measure.format, locale)),
    },
  };
}

function pointsOf(
  categories: readonly string[],
  values: readonly number[],
  { format }: ResultColumn,
): readonly Point[] {
  return categories.map((label, index) => ({ label, value: inUnit(values[index] ?? 0, format) }));
}

/** Slack prints bare numbers, so shares are given in percent, without the noise of the multiplication. */
function inUnit(value: number, format: ColumnFormat): number {
  if (format === 'percent') return Number((value * 100).toFixed(2));
  return format === 'integer' ? value : Number(value.toFixed(4));
}

function axisLabel(label: string, unit: string): string {
  const end = unit === '' ? '' : ` (${unit})`;
  return cut(plainCell(label) || '-', limits.chartAxisLabel - end.length) + end;
}
