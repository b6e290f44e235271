import { describe, expect, it } from 'vitest';
import { compileMetricQuery } from '../../../../src/semantic-layer/compile.ts';
import type { MetricQuery } from '../../../../src/semantic-layer/metric-query.ts';
import { buildSemanticModel } from '../../../../src/semantic-layer/model.ts';
import {
  dimension,
  tinyMetrics,
  tinyModel,
  tinyTables,
} from '../../../integration/semantic-layer/tiny-model.ts';

const settings = { timeZone: 'Asia/Seoul', weekStart: 'monday', limit: 100 } as const;
const range = { from: '2026-03-02', to: '2026-03-09' };

function ask(own: Partial<MetricQuery>): MetricQuery {
  return {
    metrics: ['order_count'],
    groupings: [],
    filters: [],
    having: [],
    range,
    compare: null,
    order: null,
    limit: null,
    ...own,
  };
}

function compile(own: Partial<MetricQuery>) {
  return compileMetricQuery(ask(own), tinyModel(), settings);
}

function compiled(own: Partial<MetricQuery>) {
  const outcome = compile(own);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}

describe('compiling a metric query', () => {
  it('when one metric is grouped by one dimension, the SQL reads as a person would write it', () => {
    expect(compiled({ groupings: [{ kind: 'dimension', name: 'region' }], limit: 5 }).sql).toBe(
      `select
  r.name as region,
  count(*) as order_count
from tiny.orders as o
left join tiny.regions as r on r.region_id = o.region_id
where o.ordered_at >= '2026-03-02 00:00:00+09:00'::timestamptz
  and o.ordered_at < '2026-03-09 00:00:00+09:00'::timestamptz
  and o.status <> 'canceled'
group by 1
order by order_count desc nulls last, region
limit 5`,
    );
  });

  it('when the same query is compiled twice, the text is the same', () => {
    const query = {
      metrics: ['conversion', 'basket'],
      groupings: [{ kind: 'time', grain: 'week' }],
    } as const;
    expect(compiled(query)).toEqual(compiled(query));
  });

  it('when metrics share a table, it is read once; when they do not, each once', () => {
    const scans = (metrics: readonly string[]) => compiled({ metrics }).sql.match(/from tiny\./g)?.length;
    expect(scans(['order_count', 'cancel_rate', 'basket', 'minutes_p90', 'lost'])).toBe(1);
    expect(scans(['order_count', 'conversion'])).toBe(2);
  });

  it('when a ratio is shown, its parts are among the definitions and all tables among the tables', () => {
    const { definitions, tables } = compiled({
      metrics: ['conversion'],
      groupings: [{ kind: 'dimension', name: 'weather' }],
    });
    expect(definitions).toEqual(['conversion', 'order_count', 'visitors']);
    expect(tables).toEqual(['tiny.orders', 'tiny.regions', 'tiny.visits', 'tiny.weather']);
  });

  it('when a comparison is asked for, each metric has four columns and the label of a share speaks of points', () => {
    const compare = { kind: 'previous-week', range: { from: '2026-02-23', to: '2026-03-02' } } as const;
    const { columns, assumptions } = compiled({ metrics: ['cancel_rate'], compare });
    expect(columns.map((column) => column.name)).toEqual([
      'cancel_rate',
      'cancel_rate_previous',
      'cancel_rate_change',
      'cancel_rate_change_rate',
    ]);
    expect(columns[2]?.label.ko).toContain('%p');
    expect(assumptions.map((item) => item.ko)).toContain('비교 기간: 2026-02-23 ~ 2026-03-01');
  });

  it('when weeks are shown, the rule is said, and a range that cuts one says so', () => {
    const say = (to: string) =>
      compiled({
        groupings: [{ kind: 'time', grain: 'week' }],
        range: { from: '2026-03-02', to },
      }).assumptions.map((item) => item.en);
    expect(say('2026-03-09')).toContain('Weeks start on Monday.');
    expect(say('2026-03-09').join()).not.toContain('first or the last step');
    expect(say('2026-03-11').join()).toContain('first or the last step');
  });

  it('when no limit is asked for, one row more than the cap is fetched, so that a cut can be seen', () => {
    expect(compiled({ groupings: [{ kind: 'dimension', name: 'region' }] }).sql).toMatch(/limit 101$/);
    expect(compiled({ groupings: [{ kind: 'time', grain: 'day' }] }).sql).not.toContain('limit');
    expect(compiled({}).sql).not.toContain('limit');
  });

  it('when a name needs quotes, it gets them', () => {
    const odd = dimension({ name: 'group', table: 'tiny.orders', expression: 'channel' });
    const model = buildSemanticModel({
      tables: tinyTables,
      metrics: tinyMetrics,
      dimensions: [odd],
      values: [],
    });
    const outcome = compileMetricQuery(
      ask({ groupings: [{ kind: 'dimension', name: 'group' }] }),
      model,
      settings,
    );
    expect(outcome.ok && outcome.value.sql).toContain('o.channel as "group"');
  });

  it.each([
    ['metric-unknown', { metrics: ['profit'] }],
    ['metric-unknown', { having: [{ metric: 'profit', operator: '>', value: 1 }] }],
    ['dimension-unknown', { groupings: [{ kind: 'dimension', name: 'color' }] }],
    [
      'dimension-not-reachable',
      { metrics: ['visitors'], groupings: [{ kind: 'dimension', name: 'channel' }] },
    ],
    [
      'dimension-not-reachable',
      {
        metrics: ['order_count', 'visitors'],
        filters: [{ dimension: 'category', values: ['x'], negated: false }],
      },
    ],
    ['dimension-filter-empty', { filters: [{ dimension: 'region', values: [], negated: false }] }],
    ['metric-without-time', { metrics: ['member_count'], groupings: [{ kind: 'time', grain: 'day' }] }],
    ['metric-without-time', { metrics: ['member_count'], compare: { kind: 'explicit', range } }],
    ['metric-compare-without-range', { range: null, compare: { kind: 'explicit', range } }],
    ['metric-order-unknown', { order: { by: 'change', direction: 'descending' } }],
    ['metric-order-unknown', { order: { by: 'time', direction: 'descending' } }],
  ] as const)('when it cannot be right (%s), it is refused', (code, own) => {
    const outcome = compile(own as Partial<MetricQuery>);
    expect(outcome.ok ? 'compiled' : outcome.problem.code).toBe(code);
  });
});
