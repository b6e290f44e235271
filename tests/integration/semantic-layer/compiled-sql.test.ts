import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileMetricQuery } from '../../../src/semantic-layer/compile.ts';
import { buildSemanticModel } from '../../../src/semantic-layer/model.ts';
import { randomQuery } from './random-query.ts';
import { aggregate, tinyDimensions, tinyTables } from './tiny-model.ts';
import { ask, by, expectedRows, february, model, openTrial, settings, type Trial } from './trial.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial();
});
afterAll(() => trial.close());

describe('compiled SQL on real rows', () => {
  it('when orders are grouped by what their items are, no order counts twice in a group', async () => {
    await trial.expectSameAsByHand(
      ask({ metrics: ['order_count', 'buyers', 'canceled'], groupings: by('category') }),
    );
  });

  it.each(['sales', 'basket', 'minutes_avg', 'cancel_rate', 'lost', 'biggest'])(
    'when %s of whole orders is asked by what their items are, it is refused',
    (metric) => {
      const filters = [{ dimension: 'category', values: ['pizza'], negated: false }];
      for (const query of [
        ask({ metrics: [metric], groupings: by('category') }),
        ask({ metrics: [metric], filters }),
      ]) {
        const outcome = compileMetricQuery(query, model, settings);
        expect(outcome).toMatchObject({ ok: false, problem: { code: 'dimension-not-reachable' } });
      }
    },
  );

  it('when all details of an order share a value, its amount is summed once for it', async () => {
    await trial.expectSameAsByHand(
      ask({
        metrics: ['sales', 'basket', 'buyers', 'minutes_avg', 'minutes_p90', 'cancel_rate'],
        groupings: by('method'),
        filters: [{ dimension: 'size', values: ['large'], negated: false }],
      }),
    );
  });

  it('when items are dated by their order, each is counted in the period of its order', async () => {
    const sold = aggregate({
      name: 'sold',
      table: 'tiny.items',
      expression: 'sum(quantity)',
      filters: ["{channel} <> 'web'"],
      timeFrom: 'tiny.orders',
    });
    const dated = buildSemanticModel({
      tables: tinyTables,
      metrics: [sold],
      dimensions: tinyDimensions,
      values: [],
    });
    const groupings = [...by('category'), { kind: 'time', grain: 'week' } as const];
    const compiled = compileMetricQuery(ask({ metrics: ['sold'], groupings }), dated, settings);
    if (!compiled.ok) throw new Error(compiled.problem.code);
    const answered = await trial.sql(compiled.value.sql);
    const expected = await trial.sql(
      `select p.category, date_trunc('week', o.ordered_at at time zone 'Asia/Seoul')::date, sum(i.quantity)
       from tiny.items i join tiny.orders o using (order_id) left join tiny.products p using (product_id)
       where o.ordered_at >= '2026-03-01 00:00:00+09:00' and o.ordered_at < '2026-04-01 00:00:00+09:00'
         and o.channel <> 'web' group by 1, 2`,
    );
    const sorted = (rows: readonly (readonly unknown[])[]) => rows.map(String).sort();
    expect(expected.rows.length).toBeGreaterThan(4);
    expect(sorted(answered.rows.filter((row) => row[2] !== 0))).toEqual(sorted(expected.rows));
  });

  it('when an order holds several categories, the answer says that it counts once in each', async () => {
    const answer = await trial.run(ask({ metrics: ['order_count'], groupings: by('category') }));
    expect(answer.compiled.assumptions.some((item) => item.en.includes('counts once in each'))).toBe(true);
  });

  it('when two kinds of details group at once, every pair of values counts an order once', async () => {
    await trial.expectSameAsByHand(
      ask({ metrics: ['order_count', 'buyers'], groupings: by('category', 'method', 'brand') }),
    );
  });

  it('when a filter is on the details only, an order with one matching item is kept once', async () => {
    const filters = [{ dimension: 'category', values: ['pizza', 'chicken'], negated: false }];
    await trial.expectSameAsByHand(
      ask({ metrics: ['order_count', 'buyers'], groupings: by('region'), filters }),
    );
    const paid = [{ dimension: 'method', values: ['card'], negated: false }];
    await trial.expectSameAsByHand(
      ask({ metrics: ['sales', 'cancel_rate'], groupings: by('region'), filters: paid }),
    );
  });

  it('when details are excluded, orders without any stay', async () => {
    await trial.expectSameAsByHand(
      ask({
        metrics: ['order_count'],
        filters: [{ dimension: 'category', values: ['pizza'], negated: true }],
      }),
    );
    await trial.expectSameAsByHand(
      ask({
        metrics: ['order_count'],
        groupings: by('category'),
        filters: [{ dimension: 'category', values: ['pizza'], negated: true }],
      }),
    );
  });

  it('when a value is excluded, rows without a value stay', async () => {
    await trial.expectSameAsByHand(
      ask({
        metrics: ['all_orders'],
        groupings: by('channel'),
        filters: [{ dimension: 'channel', values: ['app'], negated: true }],
      }),
    );
    await trial.expectSameAsByHand(
      ask({
        metrics: ['all_orders'],
        groupings: by('region'),
        filters: [{ dimension: 'region', values: ['mapo', 'jongno'], negated: true }],
      }),
    );
  });

  it('when the metrics come from different tables, every group of either is kept', async () => {
    await trial.expectSameAsByHand(
      ask({ metrics: ['order_count', 'visitors', 'conversion'], groupings: by('region') }),
    );
    await trial.expectSameAsByHand(ask({ metrics: ['order_count', 'visitors', 'conversion'] }));
    await trial.expectSameAsByHand(
      ask({
        metrics: ['visitors', 'order_count', 'per_member'],
        groupings: [{ kind: 'time', grain: 'day' }, ...by('region')],
      }),
    );
  });

  it('when a day table is grouped by, each order meets the weather of its own day and region', async () => {
    await trial.expectSameAsByHand(ask({ metrics: ['order_count', 'visitors'], groupings: by('weather') }));
  });

  it.each(['day', 'week', 'month', 'quarter', 'year', 'hour-of-day', 'day-of-week'] as const)(
    'when the periods are %s, empty ones are shown and local days decide',
    async (grain) => {
      const metrics = ['order_count', 'sales', 'minutes_avg', 'visitors', 'conversion'];
      await trial.expectSameAsByHand(ask({ metrics, groupings: [{ kind: 'time', grain }] }));
    },
  );

  it.each(['day', 'week', 'month', 'hour-of-day'] as const)(
    'when two ranges are compared by %s, periods meet by their place',
    async (grain) => {
      const compare = { kind: 'previous-month', range: february } as const;
      await trial.expectSameAsByHand(
        ask({
          metrics: ['order_count', 'basket', 'visitors'],
          groupings: [{ kind: 'time', grain }],
          compare,
        }),
      );
      await trial.expectSameAsByHand(
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
    await trial.expectSameAsByHand(
      ask({ metrics: ['sales', 'basket'], groupings: by('region', 'channel'), range, compare }),
    );
    await trial.expectSameAsByHand(ask({ metrics: ['sales', 'conversion'], range, compare }));
  });

  it('when a metric knows only the present, it is computed without the range and that is said', async () => {
    const query = ask({ metrics: ['order_count', 'member_count'], groupings: by('region') });
    await trial.expectSameAsByHand(query);
    const { compiled } = await trial.run(query);
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
      await trial.expectSameAsByHand(
        ask({ metrics: ['order_count'], filters: [{ dimension: 'brand', values: [value], negated: false }] }),
      );
    }
  });

  it('when the top rows are asked for, they are the best and equal ones come by name', async () => {
    const { rows: top } = await trial.run(
      ask({ metrics: ['order_count'], groupings: by('region'), limit: 2 }),
    );
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
    const { rows: top } = await trial.run(query);
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
    const change = await trial.run(
      ask({
        metrics: ['sales'],
        groupings: by('tier'),
        compare,
        order: { by: 'change', direction: 'ascending' },
      }),
    );
    const changes = change.rows.map((row) => Number(row[3]));
    expect(changes).toEqual([...changes].sort((a, b) => a - b));
    const hidden = await trial.run(
      ask({ metrics: ['sales'], groupings: by('region'), order: { by: 'basket', direction: 'descending' } }),
    );
    expect(hidden.compiled.columns.map((column) => column.name)).toEqual(['region', 'sales']);
    const back = await trial.run(
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
    const result = await trial.sql(compiled.value.sql);
    expect(result.rows.map((row) => row[0]).at(-1)).toBe('2026-03-10');
  });

  it('when queries are made at random, the rows are those counted by hand', async () => {
    await fc.assert(
      fc.asyncProperty(randomQuery(), (query) => trial.expectSameAsByHand(query)),
      { numRuns: 250, seed: 20_260_301 },
    );
  });
});
