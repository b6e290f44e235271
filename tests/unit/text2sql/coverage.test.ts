import { expect, it } from 'vitest';
import { createCoverage } from '../../../src/text2sql/coverage.ts';

const today = '2026-11-25';
const orders = { table: 'orders.orders', column: 'ordered_at' };

const dense = {
  oldest: '2026-07-28T00:03:10+09:00',
  newest: '2026-11-24T23:58:10+09:00',
  recent: '2026-11-24T23:20:00+09:00',
};
/** A row every two days or so. */
const sparse = { oldest: '2026-08-03', newest: '2026-11-22', recent: '2026-09-23' };

it('when rows lie close, the data begin and end with their days', async () => {
  const coverageOf = createCoverage(async () => dense);
  expect(await coverageOf(orders, today)).toMatchObject({ from: '2026-07-28', to: '2026-11-25' });
});

it('when rows are rare, quiet days around them are covered, and today is not', async () => {
  const coverageOf = createCoverage(async () => sparse);
  expect(await coverageOf(orders, today)).toMatchObject({ from: '2026-07-24', to: '2026-11-25' });
});

it('when rare rows ended long ago, the data ended too', async () => {
  const coverageOf = createCoverage(async () => sparse);
  expect(await coverageOf(orders, '2027-03-01')).toMatchObject({ from: '2026-07-24', to: '2026-12-03' });
});

it('when rows are dated in the future, the data still end today', async () => {
  const coverageOf = createCoverage(async () => ({ ...dense, newest: '2026-12-24', recent: '2026-12-24' }));
  expect(await coverageOf(orders, today)).toMatchObject({ to: '2026-11-26' });
});

it.each([
  ['a table is empty', null],
  ['there are too few rows to judge', { ...sparse, recent: null }],
])('when %s, no coverage is known', async (_, span) => {
  expect(await createCoverage(async () => span)(orders, today)).toBeNull();
});

it('when asked again within minutes, the warehouse is not asked; later it is', async () => {
  const asked: string[] = [];
  let now = 0;
  const coverageOf = createCoverage(
    async (table, column) => {
      asked.push(`${table}.${column}`);
      return dense;
    },
    () => now,
  );
  await coverageOf(orders, today);
  now = 4 * 60_000;
  await coverageOf(orders, today);
  expect(asked).toEqual(['orders.orders.ordered_at']);
  now = 6 * 60_000;
  await coverageOf(orders, today);
  expect(asked).toHaveLength(2);
});

it('when the warehouse could not tell, it is asked again', async () => {
  const told = [null, dense];
  const coverageOf = createCoverage(async () => told.shift() ?? null);
  expect(await coverageOf(orders, today)).toBeNull();
  expect(await coverageOf(orders, today)).toMatchObject({ to: '2026-11-25' });
});
