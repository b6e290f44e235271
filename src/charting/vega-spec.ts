import type { TopLevelSpec } from 'vega-lite';
import type { ChartSpec } from '../domain/chart.ts';
import type { Locale } from '../domain/locale.ts';
import { unitOf } from '../language/messages/format-value.ts';
import { printable } from '../language/printable.ts';
import { textWidth } from '../language/text-width.ts';
import { timeLabels, valueLabels } from './axis-labels.ts';
import type { ChartData } from './chart-data.ts';

type Channels = Record<string, unknown>;

const palette = [
  '#2f6fde',
  '#f2994a',
  '#27ae60',
  '#eb5757',
  '#9b51e0',
  '#2d9cdb',
  '#b7791f',
  '#5f6b7a',
  '#d53f8c',
  '#319795',
  '#6b46c1',
  '#718096',
];

const ink = { text: '#1d1c1d', quiet: '#616061', grid: '#e8e8e8' } as const;

/** Bars lie down where their names are many or long, so that Hangul needs no turning. */
const upright = { bars: 8, name: 6 } as const;

const heights = { upright: 320, row: 22, least: 160 } as const;

/** Pixels that a character beside a bar takes, and the part of the width that the bars have. */
const said = { pixels: 7.5, plot: 0.62 } as const;

const mostTicks = 10;

/** Points are marked while they can be told apart. */
const markedPoints = 40;

/**
 * The whole specification of a picture: our own marks and fields, the rows as data. No text of the rows or of a model
 * becomes a field name or an expression.
 */
export function vegaSpec(
  chart: ChartSpec,
  data: ChartData,
  font: string,
  { locale, width }: { locale: Locale; width: number },
): TopLevelSpec {
  const isLine = chart.mark === 'line';
  const isFlat = !isLine && !data.isOverTime && liesDown(data);
  const category = placeChannel(data, isLine);
  const value = valueChannel(data, locale, headroom(data, isFlat ? width : null));
  const color = colorChannel(data, width);
  const offset =
    !isLine && data.series.length > 0 ? { [isFlat ? 'yOffset' : 'xOffset']: seriesChannel(data) } : {};
  const encoding = {
    ...(isFlat ? { y: category, x: value } : { x: category, y: value }),
    ...offset,
    ...color,
  };
  const says = !isLine && data.series.length === 0 && data.places.length <= (isFlat ? 60 : upright.bars);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    width,
    height: isFlat ? Math.max(heights.least, rowsOf(data) * heights.row) : heights.upright,
    autosize: { type: 'fit', contains: 'padding' },
    padding: 20,
    background: 'white',
    title: titleOf(chart, data, locale),
    data: { values: [...data.marks] },
    layer: [
      { mark: markOf(isLine, data), encoding },
      ...(says ? [{ mark: saidMark(isFlat), encoding: { ...encoding, text: { field: 'said' } } }] : []),
    ],
    config: themeOf(font),
  } as unknown as TopLevelSpec;
}

function liesDown({ places }: ChartData): boolean {
  const longest = Math.max(0, ...places.map((place) => String(place).length));
  return places.length > upright.bars || longest > upright.name;
}

function rowsOf({ places, series }: ChartData): number {
  return places.length * Math.max(1, series.length * 0.7) + 3;
}

function placeChannel(data: ChartData, isLine: boolean): Channels {
  const title = oneLine(data.category.label);
  if (!data.isOverTime) {
    return {
      field: 'place',
      type: 'nominal',
      sort: null,
      axis: { title, labelAngle: 0, labelOverlap: true },
    };
  }
  const moments = data.places.filter((place): place is number => typeof place === 'number');
  const labelExpr = `utcFormat(datum.value, '${timeLabels(moments)}')`;
  const axis = { title, labelExpr, labelAngle: 0, labelOverlap: 'greedy', labelFlush: false, grid: false };
  if (!isLine) return { field: 'place', type: 'ordinal', sort: null, axis };
  const values = spread(moments, mostTicks);
  return { field: 'place', type: 'temporal', scale: { type: 'utc' }, axis: { ...axis, values } };
}

/** At most so many, evenly spaced from the first. */
function spread(moments: readonly number[], count: number): readonly number[] {
  const sorted = [...moments].sort((a, b) => a - b);
  const step = Math.ceil(sorted.length / count);
  return sorted.filter((_, index) => index % step === 0);
}

/** How far the axis reaches beyond the largest value, so that what is written beside a lying bar has room. */
function headroom({ marks }: ChartData, width: number | null): number {
  if (width === null) return 1.08;
  const longest = Math.max(0, ...marks.map((mark) => mark.said.length));
  return 1 / (1 - Math.min(0.5, (longest * said.pixels + 12) / (width * said.plot)));
}

function valueChannel(data: ChartData, locale: Locale, reach: number): Channels {
  const { label, format } = data.measure;
  const unit = unitOf(format, locale);
  const largest = Math.max(0, ...data.marks.map(({ value }) => value));
  return {
    field: 'value',
    type: 'quantitative',
    axis: {
      title: oneLine(unit === '' ? label : `${label} (${unit})`),
      labelExpr: valueLabels(format, locale),
    },
    ...(largest > 0 ? { scale: { domainMax: largest * reach } } : {}),
  };
}

function seriesChannel({ series }: ChartData): Channels {
  return { field: 'series', type: 'nominal', sort: null, scale: { domain: [...series] } };
}

function colorChannel(data: ChartData, width: number): Channels {
  if (data.series.length === 0) return {};
  return {
    color: {
      ...seriesChannel(data),
      scale: { domain: [...data.series], range: palette },
      legend: { title: null, orient: 'top', columns: legendColumns(data, width), labelLimit: 140 },
    },
  };
}

/** As many names as stand side by side; what is wider than the plot would be cut off. */
function legendColumns({ series }: ChartData, width: number): number {
  const longest = Math.max(1, ...series.map((name) => textWidth(name)));
  const entry = Math.min(140, longest * said.pixels) + 40;
  return Math.max(1, Math.min(6, Math.floor((width * 0.85) / entry)));
}

function markOf(isLine: boolean, data: ChartData): Channels {
  if (!isLine) return { type: 'bar', ...(data.series.length === 0 ? { color: palette[0] } : {}) };
  const point = data.places.length <= markedPoints ? { filled: true, size: 30 } : false;
  return { type: 'line', point, strokeWidth: 2, ...(data.series.length === 0 ? { color: palette[0] } : {}) };
}

function saidMark(isFlat: boolean): Channels {
  const beside = isFlat
    ? { align: 'left', baseline: 'middle', dx: 4 }
    : { align: 'center', baseline: 'bottom', dy: -3 };
  return { type: 'text', ...beside, color: ink.text, fontSize: 11 };
}

function titleOf(chart: ChartSpec, data: ChartData, locale: Locale): Channels {
  const words = oneLine(chart.title);
  const notes = leftOut(data, locale);
  return {
    text: words.length > 60 ? `${words.slice(0, 59)}…` : words,
    anchor: 'start',
    offset: 12,
    ...(notes.length > 0 ? { subtitle: notes } : {}),
  };
}

/** A line for groups and one for series: what is not drawn is said to be missing. */
function leftOut({ left, places, leftSeries, series }: ChartData, locale: Locale): readonly string[] {
  const isKorean = locale === 'ko';
  const groups = left > 0 ? [firstOf(places.length, left, locale)] : [];
  const lines = leftSeries > 0 ? firstOf(series.length, leftSeries, locale) : null;
  const named = isKorean ? `계열은 ${lines}` : `Series: ${lines}`;
  return [...groups, ...(lines === null ? [] : [named])];
}

function firstOf(shown: number, left: number, locale: Locale): string {
  const all = shown + left;
  return locale === 'ko' ? `${all}개 중 앞의 ${shown}개` : `The first ${shown} of ${all}`;
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/gu, ' ').trim();
}

function themeOf(font: string): Channels {
  return {
    font,
    title: {
      fontSize: 16,
      fontWeight: 'bold',
      color: ink.text,
      subtitleColor: ink.quiet,
      subtitleFontSize: 12,
    },
    axis: {
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: 'normal',
      labelColor: ink.text,
      titleColor: ink.quiet,
      gridColor: ink.grid,
      domainColor: ink.grid,
      tickColor: ink.grid,
      labelLimit: 220,
      titlePadding: 10,
    },
    axisBand: { grid: false },
    legend: { labelFontSize: 12, labelColor: ink.text },
    view: { stroke: null },
  };
}
