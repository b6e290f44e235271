import type { ResultColumn, Row } from '../../domain/cell.ts';
import type { ChartChannel, ChartSpec } from '../../domain/chart.ts';
import { isQuantity } from '../../language/messages/format-value.ts';

const mostBars = 60;

/**
 * The picture that fits the rows: a line over time, bars over groups, none for a single number or when there is
 * nothing to compare. `groupings` is how many leading columns name a row; time is what the others are drawn along.
 */
export function chooseChart(
  columns: readonly ResultColumn[],
  rows: readonly Row[],
  groupings: number,
  title: string,
): ChartSpec | null {
  const names = columns.slice(0, groupings);
  const measure = columns[groupings];
  const along = names.find(isTime) ?? names[0];
  if (along === undefined || measure === undefined || rows.length < 2) return null;
  if (groupings > 2 || !isQuantity(measure.format)) return null;
  const overTime = isTime(along);
  if (!overTime && rows.length > mostBars) return null;
  const apart = names.find((each) => each !== along);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    title,
    data: { name: 'rows' },
    mark: overTime ? 'line' : 'bar',
    encoding: {
      x: overTime ? channel(along) : { ...channel(along), sort: null },
      y: { field: measure.name, type: 'quantitative', title: measure.label },
      ...(apart === undefined ? {} : { color: channel(apart) }),
    },
  };
}

function isTime({ format }: ResultColumn): boolean {
  return format === 'date' || format === 'timestamp';
}

function channel(column: ResultColumn): ChartChannel {
  return { field: column.name, type: isTime(column) ? 'temporal' : 'nominal', title: column.label };
}
