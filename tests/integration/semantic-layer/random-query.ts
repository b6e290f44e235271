import fc from 'fast-check';
import type { DimensionFilter, Grouping, MetricQuery } from '../../../src/semantic-layer/metric-query.ts';
import { ask, by, february, march, model } from './trial.ts';

/** Queries of the tiny company that can be right: any metrics, with groupings, filters and conditions they reach. */
export function randomQuery(): fc.Arbitrary<MetricQuery> {
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
