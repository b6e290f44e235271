import { describe, expect, it } from 'vitest';
import type { TableJoin, TableMeta } from '../../../../src/domain/knowledge.ts';
import { buildSemanticModel, type ModelInput } from '../../../../src/semantic-layer/model.ts';
import {
  aggregate,
  dimension,
  metricBase,
  tinyModel,
  tinyTables,
} from '../../../integration/semantic-layer/tiny-model.ts';

const count = (name: string, own = {}) =>
  aggregate({ name, table: 'tiny.orders', expression: 'count(*)', ...own });

function build(own: Partial<ModelInput>) {
  return buildSemanticModel({
    tables: tinyTables,
    metrics: [count('orders')],
    dimensions: [],
    values: [],
    ...own,
  });
}

function withJoins(name: string, joins: readonly TableJoin[]): readonly TableMeta[] {
  return tinyTables.map((table) =>
    table.name === name ? { ...table, joins: [...table.joins, ...joins] } : table,
  );
}

describe('the semantic model', () => {
  it('when everything fits, there are no problems and lookups answer', () => {
    const model = tinyModel();
    expect(model.findProblems()).toEqual([]);
    expect(model.baseTables('conversion')).toEqual(['tiny.orders', 'tiny.visits']);
    expect(model.leaves('basket').map((leaf) => leaf.name)).toEqual(['sales', 'order_count']);
    expect([model.hasTime('conversion'), model.hasTime('member_count'), model.hasTime('nothing')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('when a metric spans two tables, only what both reach is reachable', () => {
    const model = tinyModel();
    expect([...model.reachable('conversion')].sort()).toEqual(['region', 'sido', 'weather']);
    expect(model.reachable('order_count').has('category')).toBe(true);
    expect(model.reachable('member_count').has('weather')).toBe(false);
  });

  it('when a metric names a missing table, metric or dimension, it and what is built on it are left out', () => {
    const lost = { ...metricBase('lost'), kind: 'ratio', numerator: 'orders', denominator: 'gone' } as const;
    const above = { ...metricBase('above'), kind: 'derived', expression: '{lost} + 1' } as const;
    const model = build({
      metrics: [
        count('orders'),
        count('nowhere', { table: 'tiny.nowhere' }),
        lost,
        above,
        count('odd', { filters: ["{color} = 'red'"] }),
      ],
    });
    expect([...model.metrics.keys()]).toEqual(['orders']);
    expect(model.findProblems().map((problem) => `${problem.item.name} ${problem.code}`)).toEqual([
      'nowhere unknown-table',
      'odd unknown-dimension',
      'lost unknown-metric',
      'above unknown-metric',
    ]);
  });

  it('when metrics are defined by each other, all of the circle are left out', () => {
    const circle = ['a', 'b', 'c'].map(
      (name, at) =>
        ({ ...metricBase(name), kind: 'derived', expression: `{${'bca'[at]}} + {orders}` }) as const,
    );
    const model = build({ metrics: [count('orders'), ...circle] });
    expect([...model.metrics.keys()]).toEqual(['orders']);
    expect(model.findProblems().every((problem) => problem.code === 'cyclic-metric')).toBe(true);
  });

  it.each(['(select 1)', 'count(*); drop table x', 'count(*) -- x', "count('x)", 'count(*))'])(
    'when an expression is %s, the metric is left out',
    (expression) => {
      const model = build({ metrics: [count('bad', { expression })] });
      expect(model.findProblems().map((problem) => problem.code)).toEqual(['not-an-expression']);
    },
  );

  it('when two ways are equally short, the pair is cut off and both are named; via decides', () => {
    const tables = withJoins('tiny.orders', [
      { to: 'tiny.regions', on: { member_id: 'region_id' }, cardinality: 'many-to-one' },
    ]);
    const region = dimension({ name: 'region', table: 'tiny.regions', expression: 'name' });
    const tied = build({ tables, dimensions: [region] });
    const [problem] = tied.findProblems();
    expect(problem).toMatchObject({
      code: 'ambiguous-path',
      effect: 'pair-excluded',
      item: { name: 'region' },
    });
    expect(tied.reachable('orders').has('region')).toBe(false);
    expect(tied.dimensions.has('region')).toBe(true);
    const decided = build({ tables, dimensions: [{ ...region, via: { 'tiny.orders': 'tiny.members' } }] });
    expect(decided.findProblems()).toEqual([]);
    expect(decided.reachable('orders').has('region')).toBe(true);
  });

  it('when a row may have no partner, only a dimension that names it goes there', () => {
    const tables = tinyTables.map((table) =>
      table.name === 'tiny.orders'
        ? { ...table, joins: table.joins.map((join) => ({ ...join, optional: true })) }
        : table,
    );
    const tier = dimension({ name: 'tier', table: 'tiny.members', expression: 'tier' });
    const model = build({ tables, dimensions: [tier] });
    expect(model.reachable('orders').has('tier')).toBe(false);
    const named = build({ tables, dimensions: [{ ...tier, via: { 'tiny.orders': 'tiny.members' } }] });
    expect(named.reachable('orders').has('tier')).toBe(true);
    const other = build({ tables, dimensions: [{ ...tier, via: { 'tiny.orders': 'tiny.regions' } }] });
    expect(other.reachable('orders').has('tier')).toBe(false);
  });

  it('when a rate is of the very rows that have a value, the value does not split it', () => {
    const reason = dimension({ name: 'reason', table: 'tiny.orders', expression: 'reason' });
    const metrics = [
      count('orders'),
      count('canceled', { filters: ["status = 'canceled'"] }),
      count('done', { filters: ["status in ('done', 'paid')"] }),
      count('kept', { filters: ["status <> 'canceled'"] }),
      { ...metricBase('rate'), kind: 'ratio', numerator: 'canceled', denominator: 'orders' } as const,
      { ...metricBase('left'), kind: 'derived', expression: '{orders} - {canceled}' } as const,
    ];
    const existing = { ...reason, existsWhen: { 'tiny.orders': "status = 'canceled'" } };
    const model = build({ metrics, dimensions: [existing] });
    const reached = metrics.map(({ name }) => name).filter((name) => model.reachable(name).has('reason'));
    expect(reached).toEqual(['orders', 'canceled', 'left']);
    const status = dimension({ name: 'status', table: 'tiny.orders', expression: 'lower(status)' });
    expect(
      build({ metrics, dimensions: [status] })
        .reachable('rate')
        .has('status'),
    ).toBe(false);
    expect(
      build({ metrics, dimensions: [reason] })
        .reachable('rate')
        .has('reason'),
    ).toBe(true);
  });

  it('when a metric takes its time from a table its rows are no part of, it is left out', () => {
    const timed = (timeFrom: string) =>
      aggregate({ name: 'sold', table: 'tiny.items', expression: 'sum(quantity)', timeFrom });
    expect(build({ metrics: [timed('tiny.orders')] }).metrics.has('sold')).toBe(true);
    const model = build({ metrics: [timed('tiny.weather')] });
    expect(model.metrics.has('sold')).toBe(false);
    expect(model.findProblems()[0]?.message).toContain('tiny.weather');
  });

  it('when rows only share a parent with the details, they are no way to a dimension', () => {
    const model = tinyModel();
    const category = model.dimensions.get('category');
    const [leaf] = model.leaves('member_count');
    if (!category || !leaf) throw new Error('the tiny company changed');
    expect(model.route(leaf, category).kind).toBe('none');
  });

  it('when a dimension is over a missing table or defined twice, that is told', () => {
    const model = build({
      dimensions: [
        dimension({ name: 'x', table: 'tiny.none', expression: 'x' }),
        dimension({ name: 'y', table: 'tiny.orders', expression: 'channel' }),
        dimension({ name: 'y', table: 'tiny.orders', expression: 'status' }),
      ],
    });
    expect(model.findProblems().map((problem) => problem.code)).toEqual(['unknown-table', 'duplicate-name']);
    expect(model.dimensions.get('y')?.expression).toBe('channel');
  });
});
