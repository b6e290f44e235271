import { expect } from 'vitest';
import type { Cell } from '../../../src/domain/cell.ts';
import type { DateRange } from '../../../src/domain/date-range.ts';
import { type CompiledQuery, compileMetricQuery } from '../../../src/semantic-layer/compile.ts';
import type { Grouping, MetricQuery } from '../../../src/semantic-layer/metric-query.ts';
import { bruteForce } from './brute-force.ts';
import { tinyModel } from './tiny-model.ts';
import { tinyRows } from './tiny-rows.ts';
import { openTinyWarehouse, type TinyWarehouse } from './tiny-warehouse.ts';

const rows = tinyRows();
export const model = tinyModel();
export const settings = { timeZone: 'Asia/Seoul', weekStart: 'monday', limit: 1000 } as const;
export const march: DateRange = { from: '2026-03-01', to: '2026-04-01' };
export const february: DateRange = { from: '2026-02-01', to: '2026-03-01' };

/** A query of March, unless it says otherwise. */
export function ask(own: Partial<MetricQuery> & Pick<MetricQuery, 'metrics'>): MetricQuery {
  return {
    groupings: [],
    filters: [],
    having: [],
    range: march,
    compare: null,
    order: null,
    limit: null,
    ...own,
  };
}

export function by(...names: string[]): Grouping[] {
  return names.map((name) => ({ kind: 'dimension', name }));
}

/** The compiled SQL's rows beside those of plain loops, on one engine. */
export async function openTrial() {
  const warehouse = await openTinyWarehouse(rows);
  return {
    run: (query: MetricQuery) => runOn(warehouse, query),
    expectSameAsByHand: (query: MetricQuery) => expectSameOn(warehouse, query),
    sql: (text: string) => warehouse.run(text),
    close: () => warehouse.close(),
  };
}

export type Trial = Awaited<ReturnType<typeof openTrial>>;

async function runOn(
  warehouse: TinyWarehouse,
  query: MetricQuery,
): Promise<{ compiled: CompiledQuery; rows: readonly (readonly Cell[])[] }> {
  const compiled = compileMetricQuery(query, model, settings);
  if (!compiled.ok) throw new Error(`refused: ${JSON.stringify(compiled.problem)}`);
  try {
    const result = await warehouse.run(compiled.value.sql);
    expect(result.columns.map((column) => column.name)).toEqual(
      compiled.value.columns.map((column) => column.name),
    );
    return { compiled: compiled.value, rows: result.rows };
  } catch (error) {
    throw new Error(`${compiled.value.sql}\n${String(error)} ${String((error as Error).cause)}`, {
      cause: error,
    });
  }
}

export function expectedRows(query: MetricQuery): (readonly Cell[])[] {
  return bruteForce(query, rows).map((result) => [
    ...result.key,
    ...[...new Set(query.metrics)].flatMap((name): Cell[] => {
      const current = result.metric(name);
      if (!query.compare) return [current];
      const previous = result.metric(name, 'previous');
      const change = current === null || previous === null ? null : current - previous;
      return [current, previous, change, change === null || !previous ? null : change / previous];
    }),
  ]);
}

function comparable(list: readonly (readonly Cell[])[]): string[] {
  const text = (cell: Cell) =>
    typeof cell === 'number' ? String(Number(cell.toPrecision(10)) + 0) : JSON.stringify(cell);
  return list.map((row) => row.map(text).join(' | ')).sort();
}

async function expectSameOn(warehouse: TinyWarehouse, query: MetricQuery): Promise<void> {
  const answer = await runOn(warehouse, query);
  expect({ sql: answer.compiled.sql, rows: comparable(answer.rows) }).toEqual({
    sql: answer.compiled.sql,
    rows: comparable(expectedRows(query)),
  });
}
