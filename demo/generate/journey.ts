import type { Day } from '../../src/domain/civil-date.ts';
import type { Second } from '../calendar.ts';
import { MINUTE } from '../calendar.ts';
import type { Random } from '../random.ts';
import { createChooser } from '../random.ts';
import type { Region } from './regions.ts';
import type { RiderDay } from './rider-day.ts';
import type { Rider } from './riders.ts';
import type { Shop } from './shops.ts';
import type { Condition } from './weather.ts';
import type { World } from './world.ts';

/** What happened to a paid order, stage by stage; a stage that was not reached is null. */
export interface Journey {
  readonly delivery: Delivery | null;
  readonly completed: Second | null;
  readonly canceled: Second | null;
  readonly cancelReason: CancelReason | null;
  /** Minutes past the promise; 0 or less is on time. */
  readonly lateMinutes: number;
}

export interface Delivery {
  readonly type: '단독배달' | '묶음배달' | '가게배달';
  readonly rider: Rider | null;
  readonly requested: Second;
  readonly accepted: Second | null;
  readonly dispatched: Second | null;
  readonly cookingStarted: Second | null;
  readonly cooked: Second | null;
  readonly pickedUp: Second | null;
  readonly delivered: Second | null;
  readonly promisedMinutes: number;
  readonly distance: number;
  readonly riderFee: number;
}

export type CancelReason = 'member_request' | 'shop_closed' | 'sold_out' | 'rider_shortage' | 'late_delivery';

export interface JourneyCase {
  readonly day: Day;
  readonly ordered: Second;
  readonly shop: Shop;
  readonly region: Region;
  readonly riders: RiderDay;
}

const slowness: Readonly<Record<Condition, number>> = { 맑음: 1, 흐림: 1, 비: 1.1, 폭우: 1.25, 눈: 1.22 };
const usualCancel = 0.034;
const reasonChooser = createChooser<CancelReason>([
  ['member_request', 46],
  ['shop_closed', 18],
  ['sold_out', 20],
  ['rider_shortage', 8],
  ['late_delivery', 8],
]);

/** A delivery: accepted, a rider found while it cooks, picked up, brought, or cancelled on the way. */
export function planJourney(world: World, random: Random, found: JourneyCase): Journey {
  const stages = planStages(world, random, found);
  const trouble = troubleOf(world, found);
  if (random.chance(trouble?.chance ?? usualCancel))
    return cancelDelivery(random, stages, trouble?.reason ?? null);
  const lateMinutes = Math.round((stages.delivered - stages.requested) / MINUTE) - stages.promisedMinutes;
  return { delivery: stages, completed: stages.delivered, canceled: null, cancelReason: null, lateMinutes };
}

/** Picked up by the member: no delivery row. */
export function planPickup(_world: World, random: Random, { ordered, shop }: JourneyCase): Journey {
  if (random.chance(usualCancel)) {
    const reason = random.pick<CancelReason>(['member_request', 'shop_closed', 'sold_out']);
    const canceled = ordered + random.int(MINUTE, 9 * MINUTE);
    return { delivery: null, completed: null, canceled, cancelReason: reason, lateMinutes: 0 };
  }
  const minutes = Math.max(6, random.normal(shop.category.cookingMinutes + 6, 4));
  const completed = ordered + Math.round(minutes * MINUTE);
  return { delivery: null, completed, canceled: null, cancelReason: null, lateMinutes: 0 };
}

/** A delivery that reached its end. */
type WholeDelivery = Delivery & {
  readonly accepted: Second;
  readonly cookingStarted: Second;
  readonly cooked: Second;
  readonly pickedUp: Second;
  readonly delivered: Second;
};

function planStages(world: World, random: Random, found: JourneyCase): WholeDelivery {
  const { ordered, shop, region, riders } = found;
  const pace = paceOf(world, found);
  const cookingMinutes = shop.category.cookingMinutes;
  const distance = Math.round(Math.min(5200, 500 + random.exponential(1400)));
  const byRoad = (distance / 1000) * 4;
  const requested = ordered + random.int(2, 12);
  const accepted = requested + minutes(0.3 + random.exponential(1.2));
  const cookingStarted = accepted + minutes(0.3 + random.exponential(0.8));
  const cooked = cookingStarted + minutes(Math.max(4, random.normal(cookingMinutes, 3.2)) * pace.cooking);
  const waiting = Math.max(0.8, random.normal(4.5, 1.6)) * pace.road * pace.dispatch;
  const approach = (2 + random.exponential(2.2)) * pace.road;
  const isBundled = random.chance(0.38) && shop.platformDelivery;
  const detour = isBundled ? 5 : 0;
  const dispatched = shop.platformDelivery ? accepted + minutes(waiting) : null;
  const arrived = dispatched === null ? cooked : dispatched + minutes(approach);
  const pickedUp = Math.max(cooked, arrived) + minutes(0.5 + random.next());
  const ride = (3.5 + byRoad + random.exponential(2.5) + detour) * pace.road;
  const rider = riders.assign(random, region);
  const platform = {
    type: isBundled ? '묶음배달' : '단독배달',
    rider,
    riderFee: feeOf(distance, pace.road),
  } as const;
  return {
    ...(shop.platformDelivery ? platform : { type: '가게배달', rider: null, riderFee: 0 }),
    requested,
    accepted,
    dispatched,
    cookingStarted,
    cooked,
    pickedUp,
    delivered: pickedUp + minutes(ride),
    promisedMinutes: Math.ceil((13 + cookingMinutes + byRoad + detour) / 5) * 5,
    distance,
  };
}

/** How much longer than usual each part takes; 1 is usual. */
function paceOf(
  world: World,
  { day, region }: JourneyCase,
): { road: number; cooking: number; dispatch: number } {
  const shortage = world.incidents.on('haeundae-rider-shortage', day);
  const dispatch = shortage?.where.region === region.sigungu ? shortage.size : 1;
  const rain = world.incidents.on('gangnam-heavy-rain', day);
  if (rain?.where.region === region.sigungu) return { road: rain.size, cooking: rain.size, dispatch };
  return { road: slowness[world.weather(day, region).condition], cooking: 1, dispatch };
}

function feeOf(distance: number, road: number): number {
  return Math.round((2500 + distance * 0.55 + (road > 1.15 ? 800 : 0)) / 100) * 100;
}

function minutes(value: number): number {
  return Math.round(value * MINUTE);
}

function troubleOf(
  { incidents }: World,
  { day, region, shop }: JourneyCase,
): { chance: number; reason: CancelReason } | null {
  const shortage = incidents.on('haeundae-rider-shortage', day);
  if (shortage?.where.region === region.sigungu && shop.platformDelivery) {
    return { chance: 0.14, reason: 'rider_shortage' };
  }
  const rain = incidents.on('gangnam-heavy-rain', day);
  if (rain?.where.region === region.sigungu) return { chance: 0.11, reason: 'late_delivery' };
  return null;
}

/** Cuts the stages at the moment of the cancellation. */
function cancelDelivery(random: Random, whole: WholeDelivery, cause: CancelReason | null): Journey {
  const drawn = reasonChooser(random);
  const reason =
    cause !== null && random.chance(0.75) ? cause : whole.dispatched === null ? 'member_request' : drawn;
  const isLate = reason === 'late_delivery' || reason === 'rider_shortage';
  const span = isLate ? whole.pickedUp - whole.accepted : whole.cooked - whole.requested;
  const canceled =
    (isLate ? whole.accepted : whole.requested) +
    Math.max(5, Math.floor(span * (isLate ? 0.9 : random.next() * 0.5)));
  const reached = (stage: Second | null) => (stage !== null && stage < canceled ? stage : null);
  const dispatched = reason === 'rider_shortage' ? null : reached(whole.dispatched);
  const delivery: Delivery = {
    ...whole,
    accepted: reached(whole.accepted),
    dispatched,
    cookingStarted: reached(whole.cookingStarted),
    cooked: reached(whole.cooked),
    pickedUp: null,
    delivered: null,
    rider: dispatched === null ? null : whole.rider,
    riderFee: 0,
  };
  return { delivery, completed: null, canceled, cancelReason: reason, lateMinutes: 0 };
}
