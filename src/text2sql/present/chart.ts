import type { ResultColumn, Row } from '../../domain/cell.ts';
import type { ChartChannel, ChartSpec } from '../../domain/chart.ts';
import { isQuantity } from '../../language/messages/format-value.ts';

const mostBars = 60;

/**
 * The picture that fits the rows: a line over time, bars over groups, none for a single number or when there is
 * nothing to compare. `groupings` is how many leading columns name a row.
 */
export function chooseChart(
  columns: readonly ResultColumn[],
  rows: readonly Row[],
  groupings: number,
  title: string,
): ChartSpec | null {
  const [first, second] = columns;
  const measure = columns[groupings];
  if (first === undefined || measure === undefined || rows.length < 2) return null;
  if (groupings === 0 || groupings > 2 || !isQuantity(measure.format)) return null;
  const overTime = first.format === 'date' || first.format === 'timestamp';
  if (!overTime && rows.length > mostBars) return null;
  const series = groupings === 2 && second !== undefined ? { color: channel(second) } : {};
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    title,
    data: { name: 'rows' },
    mark: overTime ? 'line' : 'bar',
    encoding: {
      x: overTime ? channel(first) : { ...channel(first), sort: null },
      y: { field: measure.name, type: 'quantitative', title: measure.label },
      ...series,
    },
  };
}

function channel(column: ResultColumn): ChartChannel {
  const type = column.format === 'date' || column.format === 'timestamp' ? 'temporal' : 'nominal';
  return { field: column.name, type, title: column.label };
}
