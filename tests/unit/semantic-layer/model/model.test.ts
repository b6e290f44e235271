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
