import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell, ColumnFormat, Row } from '../../../../src/domain/cell.ts';
import type { VerifiedExample } from '../../../../src/domain/knowledge.ts';
import type { RunResult } from '../../../../src/warehouse/warehouse.ts';
import { TEST_CLOCK } from '../../../support/demo-company.ts';
import { defaultsOf, type ExampleCompany, openExampleCompany } from './example-company.ts';

let company: ExampleCompany;
const results = new Map<string, RunResult>();
beforeAll(async () => {
  company = await openExampleCompany();
  for (const example of company.examples) results.set(example.name, await company.run(example));
});
afterAll(() => company.close());

/** Without a row in the small company: all its tickets are resolved by its last day. */
const emptyInSmallCompany: ReadonlySet<string> = new Set(['open_tickets']);

/** Fractions that may be negative or above one. */
const unbounded: ReadonlySet<string> = new Set([
  'overspent_campaigns.budget_use',
  'rising_keywords.growth',
  'waste_by_product_category.waste_rate',
]);

function isPlausible(cell: Cell, format: ColumnFormat, place: string): boolean {
  if (cell === null) return nullable.has(place);
  const value = Number(cell);
  switch (format) {
    case 'text':
      return String(cell).trim() !== '';
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(cell));
    case 'timestamp':
      return Number.isFinite(Date.parse(String(cell)));
    case 'boolean':
      return typeof cell === 'boolean';
    case 'integer':
      return Number.isInteger(value) && value >= 0;
    case 'percent':
      return (value >= 0 && value <= 1) || (unbounded.has(place) && Number.isFinite(value));
    case 'score':
      return place === 'rating_drop_shops.change' ? value < 0 : value >= 1 && value <= 5;
    default:
      return value >= 0;
  }
}

/** Columns that stay empty where nothing happened. */
const nullable: ReadonlySet<string> = new Set([
  'idle_shops.last_ordered_at',
  'shops_silent_for_days.last_ordered_at',
  'satisfaction_by_channel.average_satisfaction',
]);

/** Examples whose `share` is of all rows, or of the rows with the same `per`. */
const wholes: readonly { readonly example: string; readonly per?: string }[] = [
  { example: 'lateness_distribution' },
  { example: 'rating_distribution' },
  { example: 'repurchase_interval' },
  { example: 'order_frequency_distribution' },
  { example: 'new_vs_returning_orders' },
  { example: 'category_first_orders' },
  { example: 'membership_churn_reasons' },
  { example: 'image_rejection_reasons' },
  { example: 'image_verdicts_by_policy', per: 'policy_version' },
  { example: 'order_amount_bands' },
  { example: 'items_per_order_distribution' },
  { example: 'region_share' },
  { example: 'coupon_funding_split' },
];

/** Whatever splits a governed number must add up to it: a join that doubled or lost rows would not. */
const ties = [
  ['orders', 'orders', 'region_share', 'order_amount_bands', 'items_per_order_distribution'],
  ['orders', 'orders', 'weekday_hour_heatmap', 'cumulative_orders', 'moving_average_orders'],
  ['orders', 'orders', 'new_vs_returning_orders', 'club_vs_nonclub_orders', 'franchise_vs_independent'],
  ['orders', 'orders', 'min_order_effect', 'coupon_orders_vs_rest', 'rain_effect_on_orders'],
  ['orders', 'orders', 'weekend_weekday_daily_average', 'tickets_per_thousand_orders'],
  ['completed_orders', 'orders', 'commission_income', 'review_rate_by_category'],
  ['first_orders', 'first_orders', 'category_first_orders', 'coupon_cost_per_new_member'],
  ['ordering_members', 'members', 'order_frequency_distribution', 'top_spending_grade_share'],
  ['gross_sales', 'amount', 'top_spending_grade_share'],
  ['net_sales', 'sales', 'shop_sales_concentration'],
  ['canceled_orders', 'canceled_orders', 'minutes_to_cancel', 'minutes_to_cancel_by_reason'],
  ['canceled_orders', 'canceled_orders', 'cancel_reasons_by_hour'],
  ['deliveries', 'deliveries', 'lateness_distribution', 'distance_vs_minutes', 'rain_vs_clear_delivery'],
  ['deliveries', 'deliveries', 'batched_share_by_hour', 'cooking_time_by_category'],
  ['rider_deliveries', 'deliveries', 'rider_productivity_by_vehicle'],
  ['failed_payments', 'failures', 'payment_failures_by_hour', 'payment_failure_rate_by_method'],
  ['payment_attempts', 'attempts', 'payment_failure_rate_by_method'],
  ['discount_amount', 'discount_amount', 'coupon_campaign_results', 'coupon_funding_split'],
  ['refunds', 'refunds', 'refund_reasons', 'refund_lead_time'],
  ['refund_amount', 'amount', 'refund_reasons'],
  ['ad_impressions', 'impressions', 'ad_funnel_by_product'],
  ['ad_clicks', 'clicks', 'ad_funnel_by_product'],
  ['ad_orders', 'orders', 'ad_funnel_by_product'],
  ['wasted_units', 'wasted', 'waste_by_product_category'],
  ['canceled_subscriptions', 'cancellations', 'membership_churn_reasons'],
  ['new_members', 'signups', 'signup_first_order_conversion'],
  ['image_rejections', 'rejections', 'image_rejection_reasons'],
  ['image_reviews', 'reviews', 'image_verdicts_by_policy', 'image_review_wait'],
  ['new_shops', 'joined_shops', 'new_shops_by_month'],
  ['closed_shops', 'closed_shops', 'new_shops_by_month'],
  ['tickets', 'tickets', 'satisfaction_by_channel', 'tickets_per_thousand_orders', 'contact_rate'],
  ['orders', 'orders', 'contact_rate'],
  ['mart_members', 'mart_members', 'food_and_mart_users'],
  ['ordering_members', 'food_members', 'food_and_mart_users'],
].flatMap(([metric = '', column = '', ...examples]) =>
  examples.map((example) => ({ example, column, metric })),
);

/** Moments are spelled in the time zone of the session. */
function moments({ columns }: VerifiedExample, row: Row): Row {
  return row.map((cell, at) =>
    columns[at]?.format === 'timestamp' && cell !== null ? Date.parse(String(cell)) : cell,
  );
}

describe('verified examples on the demo company', () => {
  it('when one is run with its defaults, it returns the promised columns in order, and rows', () => {
    for (const { name, columns } of company.examples) {
      const { columns: returned, rows, truncated } = resultOf(name);
      expect([name, returned.map((column) => column.name)]).toEqual([
        name,
        columns.map((column) => column.name),
      ]);
      expect([name, truncated]).toEqual([name, null]);
      if (!emptyInSmallCompany.has(name)) expect([name, rows.length > 0]).toEqual([name, true]);
    }
  });

  it('when a cell is read by the format of its column, it can be a value of that kind', () => {
    const faults = company.examples.flatMap((example) =>
      example.columns.flatMap((column, at) =>
        resultOf(example.name)
          .rows.filter(
            (row) => !isPlausible(row[at] ?? null, column.format, `${example.name}.${column.name}`),
          )
          .map((row) => `${example.name}.${column.name} (${column.format}): ${JSON.stringify(row[at])}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  it.each(wholes)('when the shares of $example are added up, they are all there is', ({ example, per }) => {
    const { columns, rows } = resultOf(example);
    const share = columns.findIndex(({ name }) => name === 'share');
    const key = columns.findIndex(({ name }) => name === per);
    const totals = new Map<Cell | undefined, number>();
    for (const row of rows) totals.set(row[key], (totals.get(row[key]) ?? 0) + Number(row[share]));
    for (const total of totals.values()) expect(total).toBeCloseTo(1, 9);
  });

  it.each(ties)(
    'when $example.$column is added up, it is the metric $metric',
    async ({ example, column, metric }) => {
      const { columns, rows } = resultOf(example);
      const at = columns.findIndex(({ name }) => name === column);
      const total = rows.reduce((sum, row) => sum + Number(row[at]), 0);
      expect(total).toBeCloseTo(await company.metric(metric, rangeOf(example)), 6);
    },
  );

  it('when the session is of another time zone, the rows are the same', async () => {
    for (const example of company.examples) {
      const { rows } = await company.run(example, { session: 'America/New_York' });
      expect([example.name, rows.map((row) => moments(example, row))]).toEqual([
        example.name,
        resultOf(example.name).rows.map((row) => moments(example, row)),
      ]);
    }
  });
});

describe('what the knowledge says of them', () => {
  it('when one is shown, its explanation is one sentence in each language', () => {
    const faults = company.examples.filter(
      ({ explanation }) =>
        !/^[^.]+(?:\.\d[^.]*)*다\.$/u.test(explanation.ko) ||
        !/^[A-Z][^.]+(?:\.\d[^.]*)*\.$/u.test(explanation.en),
    );
    expect(faults.map(({ name, explanation }) => [name, explanation])).toEqual([]);
  });

  it('when a column is headed, no other column of its table is headed the same', () => {
    for (const { name, columns } of company.examples)
      for (const locale of ['ko', 'en'] as const)
        expect([name, new Set(columns.map(({ label }) => label[locale])).size]).toEqual([
          name,
          columns.length,
        ]);
  });
});

function resultOf(name: string): RunResult {
  const result = results.get(name);
  if (result === undefined) throw new Error(`no example ${name}`);
  return result;
}

function rangeOf(name: string) {
  const example = company.examples.find((each) => each.name === name) as VerifiedExample;
  for (const binding of defaultsOf(example, TEST_CLOCK).values())
    if (binding.type === 'range') return binding.range;
  return null;
}
