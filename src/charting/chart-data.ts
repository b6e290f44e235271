import type { Cell, ResultColumn, Row } from '../domain/cell.ts';
import type { ChartSpec } from '../domain/chart.ts';
import { type ChartAxes, chartAxes } from '../domain/chart-axes.ts';
import type { Locale } from '../domain/locale.ts';
import { distinctLabels } from '../language/distinct-labels.ts';
import { answerLabels } from '../language/messages/answer-labels.ts';
import { formatCell } from '../language/messages/format-cell.ts';

/** One bar or point. */
export interface Mark {
  /** As the axis shows it; for a moment, its milliseconds as if it were in UTC. */
  readonly place: string | number;
  readonly value: number;
  /** The value as people read it. */
  readonly said: string;
  /** The series; empty where there is one. */
  readonly series: string;
}

/** What there is to draw, with names made ready for an axis. */
export interface ChartData {
  readonly marks: readonly Mark[];
  readonly places: readonly (string | number)[];
  readonly series: readonly string[];
  readonly isOverTime: boolean;
  readonly measure: ResultColumn;
  readonly category: ResultColumn;
  /** Groups that were left out, since nobody reads so many bars. */
  readonly left: number;
  /** Series that were left out. */
  readonly leftSeries: number;
}

const most = { groups: 30, series: 12, label: 22 } as const;

/**
 * The rows as marks, in their own order: the first groups and series where there are too many. Null where the rows have no
 * column of the chart's.
 */
export function chartData(
  chart: ChartSpec,
  columns: readonly ResultColumn[],
  rows: readonly Row[],
  locale: Locale,
): ChartData | null {
  const axes = chartAxes(chart, columns);
  return axes === null ? null : dataOf(axes, rows, locale);
}

function dataOf({ measure, category, split }: ChartAxes, rows: readonly Row[], locale: Locale): ChartData {
  const drawn = rows.flatMap((row) => {
    const value = row[measure.at];
    if (typeof value !== 'number' || !Number.isFinite(value)) return [];
    return [
      { place: row[category.at] ?? null, series: split === null ? '' : (row[split.at] ?? null), value },
    ];
  });
  const isOverTime = drawn.length > 0 && drawn.every(({ place }) => momentOf(place) !== null);
  const groups = [...new Set(drawn.map(({ place }) => place))];
  const shownGroups = isOverTime ? groups : groups.slice(0, most.groups);
  const names = namesOf(shownGroups, category.column, locale);
  const allLines = [...new Set(drawn.map(({ series }) => series))];
  const lines = allLines.slice(0, most.series);
  const seriesNames = split === null ? new Map([['' as Cell, '']]) : namesOf(lines, split.column, locale);
  const marks = drawn.flatMap(({ place, series, value }): Mark[] => {
    const name = isOverTime ? momentOf(place) : names.get(place);
    const line = seriesNames.get(series);
    if (name === undefined || name === null || line === undefined) return [];
    const said = formatCell(value, measure.column, locale, answerLabels(locale));
    return [{ place: name, series: line, value, said }];
  });
  return {
    marks,
    places: [...new Set(marks.map(({ place }) => place))],
    series: split === null ? [] : [...seriesNames.values()],
    isOverTime,
    measure: measure.column,
    category: category.column,
    left: groups.length - shownGroups.length,
    leftSeries: allLines.length - lines.length,
  };
}

function namesOf(cells: readonly Cell[], column: ResultColumn, locale: Locale): ReadonlyMap<Cell, string> {
  const texts = cells.map(
    (cell) => formatCell(cell, column, locale, answerLabels(locale)).replace(/\s+/gu, ' ').trim() || '-',
  );
  const labels = distinctLabels(texts, most.label);
  return new Map(cells.map((cell, index) => [cell, labels[index] ?? '']));
}

/** The wall-clock time that a day or an ISO moment shows, whatever its zone. */
function momentOf(cell: Cell): number | null {
  if (typeof cell !== 'string' || !/^\d{4}-\d{2}-\d{2}(?:$|[T ]\d{2}:\d{2})/.test(cell)) return null;
  const [day = '', time = ''] = cell.slice(0, 19).split(/[T ]/);
  const moment = Date.parse(`${day}T${time === '' ? '00:00' : time}Z`);
  return Number.isNaN(moment) ? null : moment;
}
