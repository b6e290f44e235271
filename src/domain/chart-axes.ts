import type { ResultColumn } from './cell.ts';
import type { ChartSpec } from './chart.ts';

/** A column of the rows, and where it stands in each. */
export interface ChartAxis {
  readonly at: number;
  readonly column: ResultColumn;
}

export interface ChartAxes {
  readonly measure: ChartAxis;
  readonly category: ChartAxis;
  /** What names the series; null where there is one. */
  readonly split: ChartAxis | null;
}

/** The columns that a chart is drawn from, the same for every door. Null where one is not there: then there is nothing to draw. */
export function chartAxes(chart: ChartSpec, columns: readonly ResultColumn[]): ChartAxes | null {
  const { x, y, color } = chart.encoding;
  const [value, name] = y.type === 'quantitative' ? [y, x] : [x, y];
  const measure = axisOf(value.field, columns);
  const category = axisOf(name.field, columns);
  const split = color === undefined ? null : axisOf(color.field, columns);
  if (measure === null || category === null || (color !== undefined && split === null)) return null;
  return { measure, category, split };
}

function axisOf(field: string, columns: readonly ResultColumn[]): ChartAxis | null {
  const at = columns.findIndex(({ name }) => name === field);
  const column = columns[at];
  return column === undefined ? null : { at, column };
}
