import type { IsoDate } from '../../src/domain/date-range.ts';
import type { Second } from '../calendar.ts';
import { dayOf, SECONDS_A_DAY } from '../calendar.ts';
import { readIncidents } from '../incidents.ts';
import type { Coupon } from './coupons.ts';
import { createCoupons } from './coupons.ts';
import type { WorldFrame } from './frame.ts';
import type { MemberRoster } from './members.ts';
import { createMembers } from './members.ts';
import type { Region } from './regions.ts';
import { createRegions } from './regions.ts';
import type { RiderRoster } from './riders.ts';
import { createRiders } from './riders.ts';
import type { ShopRoster } from './shops.ts';
import { createShops } from './shops.ts';
import type { Weather } from './weather.ts';
import { createWeather } from './weather.ts';

export const DAYS_OF_DATA = 120;
const usualOrders = 150_000;

/** What decides every row. */
export interface WorldOptions {
  readonly until: IsoDate;
  readonly orders: number;
  readonly seed: number;
}

/** The company before a day begins: who and what there is, and how large all of it is. */
export interface World extends WorldFrame {
  readonly regions: readonly Region[];
  readonly shops: ShopRoster;
  readonly members: MemberRoster;
  readonly riders: RiderRoster;
  readonly coupons: readonly Coupon[];
  readonly weather: Weather;
}

/** Throws `RangeError` for options outside what the rosters and the calendar cover. */
export function checkWorldOptions({ until, orders, seed }: WorldOptions): void {
  const lastDay = dayOf(until);
  if (lastDay < dayOf('2025-05-01') || lastDay > dayOf('2029-12-31')) {
    throw new RangeError(`until must lie between 2025-05-01 and 2029-12-31, not ${until}`);
  }
  if (!Number.isInteger(orders) || orders < 1_000 || orders > 2_000_000) {
    throw new RangeError(`orders must be a whole number from 1,000 to 2,000,000, not ${orders}`);
  }
  if (!Number.isInteger(seed) || Math.abs(seed) > 2_147_483_647) {
    throw new RangeError(`seed must be a whole number of at most 31 bits, not ${seed}`);
  }
}

/**
 * Who exists on a day follows from the seed and that day: rosters grow in one fixed order, and `until` only says where
 * to stop. Throws as `checkWorldOptions` does.
 */
export function createWorld(options: WorldOptions): World {
  checkWorldOptions(options);
  const { until, orders, seed } = options;
  const lastDay = dayOf(until);
  const frame: WorldFrame = {
    seed,
    scale: orders / usualOrders,
    firstDay: lastDay - DAYS_OF_DATA + 1,
    lastDay,
    incidents: readIncidents(lastDay),
  };
  const regions = createRegions(frame);
  return {
    ...frame,
    regions,
    shops: createShops(frame, regions),
    members: createMembers(frame, regions),
    riders: createRiders(frame, regions),
    coupons: createCoupons(frame),
    weather: createWeather(frame),
  };
}

/** What would happen from this moment on is not known yet, so it has no row. */
export function endOfData({ lastDay }: Pick<World, 'lastDay'>): Second {
  return (lastDay + 1) * SECONDS_A_DAY;
}
