import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/cell.ts';
import type { DateRange } from '../../../src/domain/date-range.ts';
import { type CompiledQuery, compileMetricQuery } from '../../../src/semantic-layer/compile.ts';
import type { DimensionFilter, Grouping, MetricQuery } from '../../../src/semantic-layer/metric-query.ts';
import { bruteForce } from './brute-force.ts';
import { tinyModel, tinyRows } from './tiny-company.ts';
import { openTinyWarehouse, type TinyWarehouse } from './tiny-warehouse.ts';

const rows = tinyRows();
const model = tinyModel();
const settings = { timeZone: 'Asia/Seoul', weekStart: 'monday', limit: 1000 } as const;
const march: DateRange = { from: '2026-03-01', to: '2026-04-01' };
const february: DateRange = { from: '2026-02-01', to: '2026-03-01' };

let warehouse: TinyWarehouse;
beforeAll(async () => {
  warehouse = await openTinyWarehouse(rows);
});
afterAll(() => warehouse.close());

function ask(own: Partial<MetricQuery> & Pick<MetricQuery, 'metrics'>): MetricQuery {
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

function by(...names: string[]): Grouping[] {
  return names.map((name) => ({ kind: 'dimension', name }));
}

async function run(
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

function expectedRows(query: MetricQuery): (readonly Cell[])[] {
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

async function expectSameAsByHand(query: MetricQuery): Promise<void> {
  const answer = await run(query);
  expect({ sql: answer.compiled.sql, rows: comparable(answer.rows) }).toEqual({
    sql: answer.compiled.sql,
    rows: comparable(expectedRows(query)),
  });
}

describe('compiled SQL on real rows', () => {
  it('when orders are grouped by what their items are, no order counts twice in a group', async () => {
    await expectSameAsByHand(
      ask({
        metrics: ['order_count', 'sales', 'basket', 'buyers', 'minutes_avg', 'minutes_p90'],
        groupings: by('category'),
      }),
    );
  });

  it('when an order holds one category twice, its amount is summed once', async () => {
    const answer = await run(
      ask({
        metrics: ['sales'],
        groupings: by('category'),
        filters: [{ dimension: 'size', values: ['large'], negated: false }],
      }),
    );
    const all = await run(ask({ metrics: ['sales'] }));
    expect(Number(answer.rows.find((row) => row[0] === 'pizza')?.[1])).toBeLessThan(Number(all.rows[0]?.[0]));
    expect(answer.compiled.assumptions.some((item) => item.en.includes('counts once in each'))).toBe(true);
  });

  it('when two kinds of details group at once, every pair of values counts an order once', async () => {
    await expectSameAsByHand(
      ask({ metrics: ['order_count', 'sales'], groupings: by('category', 'method', 'brand') }),
    );
  });

  it('when a filter is on the details only, an order with one matching item is kept once', async () => {
    const filters = [{ dimension: 'category', values: ['pizza', 'chicken'], negated: false }];
    await expectSameAsByHand(
      ask({ metrics: ['order_count', 'sales', 'cancel_rate'], groupings: by('region'), filters }),
    );
  });

  it('when details are excluded, orders without any stay', async () => {
    await expectSameAsByHand(
      ask({
        metrics: ['order_count'],
        filters: [{ dimension: 'category', values: ['pizza'], negated: true }],
      }),
    );
    await expectSameAsByHand(
      ask({
        metrics: ['order_count'],
        groupings: by('category'),
        filters: [{ dimension: 'category', values: ['pizza'], negated: true }],
      }),
    );
  });

  it('when a value is excluded, rows without a value stay', async () => {
    await expectSameAsByHand(
      ask({
        metrics: ['all_orders'],
        groupings: by('channel'),
        filters: [{ dimension: 'channel', values: ['app'], negated: true }],
      }),
    );
    await expectSameAsByHand(
      ask({
        metrics: ['all_orders'],
        groupings: by('region'),
        filters: [{ dimension: 'region', values: ['mapo', 'jongno'], negated: true }],
      }),
    );
  });

  it('when the metrics come from different tables, every group of either is kept', async () => {
    await expectSameAsByHand(
      ask({ metrics: ['order_count', 'visitors', 'conversion'], groupings: by('region') }),
    );
    await expectSameAsByHand(ask({ metrics: ['order_count', 'visitors', 'conversion'] }));
    await expectSameAsByHand(
      ask({
        metrics: ['visitors', 'order_count', 'per_member'],
        groupings: [{ kind: 'time', grain: 'day' }, ...by('region')],
      }),
    );
  });

  it('when a day table is grouped by, each order meets the weather of its own day and region', async () => {
    await expectSameAsByHand(ask({ metrics: ['order_count', 'visitors'], groupings: by('weather') }));
  });

  it.each(['day', 'week', 'month', 'quarter', 'year', 'hour-of-day', 'day-of-week'] as const)(
    'when the periods are %s, empty ones are shown and local days decide',
    async (grain) => {
      const metrics = ['order_count', 'sales', 'minutes_avg', 'visitors', 'conversion'];
      await expectSameAsByHand(ask({ metrics, groupings: [{ kind: 'time', grain }] }));
    },
  );

  it.each(['day', 'week', 'month', 'hour-of-day'] as const)(
    'when two ranges are compared by %s, periods meet by their place',
    async (grain) => {
      const compare = { kind: 'previous-month', range: february } as const;
      await expectSameAsByHand(
        ask({
          metrics: ['order_count', 'basket', 'visitors'],
          groupings: [{ kind: 'time', grain }],
          compare,
        }),
      );
      await expectSameAsByHand(
        ask({
          metrics: ['order_count', 'cancel_rate'],
          groupings: [{ kind: 'time', grain }, ...by('region')],
          compare,
        }),
      );
    },
  );

  it('when two ranges are compared by group, a group of only one range is kept', async () => {
    const compare = { kind: 'explicit', range: { from: '2026-02-15', to: '2026-02-16' } } as const;
    const range = { from: '2026-03-02', to: '2026-03-03' };
    await expectSameAsByHand(
      ask({ metrics: ['sales', 'basket'], groupings: by('region', 'channel'), range, compare }),
    );
    await expectSameAsByHand(ask({ metrics: ['sales', 'conversion'], range, compare }));
  });

  it('when a metric knows only the present, it is computed without the range and that is said', async () => {
    const query = ask({ metrics: ['order_count', 'member_count'], groupings: by('region') });
    await expectSameAsByHand(query);
    const { compiled } = await run(query);
    expect(compiled.assumptions.map((item) => item.ko).join()).toContain('지금 상태');
  });

  it('when values hold quotes, backslashes and SQL, they are only values', async () => {
    for (const value of [
      "o'hara",
      "x' or '1' = '1",
      "\\'; drop table tiny.orders; --",
      '%',
      '{order_count}',
      '$1',
      '한국',
    ]) {
      await expectSameAsByHand(
        ask({ metrics: ['order_count'], filters: [{ dimension: 'brand', values: [value], negated: false }] }),
      );
    }
  });

  it('when the top rows are asked for, they are the best and equal ones come by name', async () => {
    const { rows: top } = await run(ask({ metrics: ['order_count'], groupings: by('region'), limit: 2 }));
    const all = expectedRows(ask({ metrics: ['order_count'], groupings: by('region') }));
    const best = all.map((row) => Number(row[1])).sort((a, b) => b - a);
    expect(top.map((row) => row[1])).toEqual(best.slice(0, 2));
  });

  it('when the top rows of each period are asked for, every period has its own', async () => {
    const query = ask({
      metrics: ['order_count'],
      groupings: [{ kind: 'time', grain: 'week' }, ...by('region')],
      limit: 1,
    });
    const { rows: top } = await run(query);
    const all = expectedRows({ ...query, limit: null });
    const weeks = [...new Set(all.map((row) => String(row[0])))].sort();
    expect(top.map((row) => row[0])).toEqual(weeks);
    for (const row of top) {
      const counts = all.filter((other) => other[0] === row[0]).map((other) => Number(other[2]));
      expect(row[2]).toBe(Math.max(...counts));
    }
  });

  it('when the order names a change, a hidden metric or time backwards, rows come so', async () => {
    const compare = { kind: 'previous-month', range: february } as const;
    const change = await run(
      ask({
        metrics: ['sales'],
        groupings: by('tier'),
        compare,
        order: { by: 'change', direction: 'ascending' },
      }),
    );
    const changes = change.rows.map((row) => Number(row[3]));
    expect(changes).toEqual([...changes].sort((a, b) => a - b));
    const hidden = await run(
      ask({ metrics: ['sales'], groupings: by('region'), order: { by: 'basket', direction: 'descending' } }),
    );
    expect(hidden.compiled.columns.map((column) => column.name)).toEqual(['region', 'sales']);
    const back = await run(
      ask({
        metrics: ['sales'],
        groupings: [{ kind: 'time', grain: 'week' }],
        order: { by: 'time', direction: 'descending' },
      }),
    );
    const weeks = back.rows.map((row) => String(row[0]));
    expect(weeks).toEqual([...weeks].sort().reverse());
  });

  it('when today lies inside the range, later periods are not shown as zero', async () => {
    const query = ask({ metrics: ['order_count'], groupings: [{ kind: 'time', grain: 'day' }] });
    const compiled = compileMetricQuery(query, model, { ...settings, today: '2026-03-10' });
    if (!compiled.ok) throw new Error('refused');
    const result = await warehouse.run(compiled.value.sql);
    expect(result.rows.map((row) => row[0]).at(-1)).toBe('2026-03-10');
  });

  it('when queries are made at random, the rows are those counted by hand', async () => {
    await fc.assert(fc.asyncProperty(randomQuery(), expectSameAsByHand), { numRuns: 250, seed: 20_260_301 });
  });
});

function randomQuery(): fc.Arbitrary<MetricQuery> {
  const names = [...model.metrics.keys()];
  return fc
    .record({
      metrics: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }),
      dimensions: fc.shuffledSubarray([...model.dimensions.keys()]),
      sizes: fc.record({
        groupings: fc.integer({ min: 0, max: 3 }),
        filters: fc.integer({ min: 0, max: 3 }),
      }),
      grain: fc.option(fc.constantFrom('day', 'week', 'month', 'quarter', 'hour-of-day', 'day-of-week'), {
        freq: 2,
      }),
      range: fc.constantFrom(
        march,
        { from: '2026-03-08', to: '2026-03-16' },
        { from: '2026-03-02', to: '2026-03-03' },
      ),
      compare: fc.option(fc.constantFrom(february, { from: '2026-02-08', to: '2026-02-16' }), { freq: 2 }),
      values: fc.infiniteStream(
        fc.constantFrom(
          'mapo',
          'seoul',
          'app',
          'gold',
          'pizza',
          'acme',
          "o'hara",
          'card',
          'large',
          'rain',
          'web',
        ),
      ),
      negations: fc.infiniteStream(fc.boolean()),
      having: fc.option(
        fc.record({
          operator: fc.constantFrom('>', '>=', '<', '<=', '='),
          value: fc.integer({ min: 0, max: 5 }),
        }),
        { freq: 3 },
      ),
    })
    .map((made) => {
      const hasTime = made.metrics.every((name) => model.hasTime(name));
      const usable = made.dimensions.filter((name) =>
        made.metrics.every((metric) => model.reachable(metric).has(name)),
      );
      const groupings: Grouping[] = by(...usable.slice(0, made.sizes.groupings));
      if (hasTime && made.grain) groupings.unshift({ kind: 'time', grain: made.grain as 'day' });
      const filters = [...usable]
        .reverse()
        .slice(0, made.sizes.filters)
        .map((dimension): DimensionFilter => {
          const values = [made.values.next().value, made.values.next().value];
          return { dimension, values, negated: made.negations.next().value };
        });
      const compare = hasTime && made.compare ? ({ kind: 'explicit', range: made.compare } as const) : null;
      const having = made.having ? [{ metric: made.metrics[0] as string, ...made.having } as const] : [];
      return ask({
        metrics: made.metrics,
        groupings,
        filters,
        having: having as MetricQuery['having'],
        range: made.range,
        compare,
      });
    });
}
