import type { Day } from '../../src/domain/civil-date.ts';
import { weekdayOf } from '../../src/domain/civil-date.ts';
import type { Second } from '../calendar.ts';
import { dayOf, HOUR, isoOf, isWeekend, SECONDS_A_DAY } from '../calendar.ts';
import type { Chooser, Random } from '../random.ts';
import { at, createChooser, createRandom, drawCount } from '../random.ts';
import type { FoodCategory, Meal } from '../vocabulary/food.ts';
import { foodCategories } from '../vocabulary/food.ts';
import { isHoliday } from './calendar-rows.ts';
import type { Region } from './regions.ts';
import type { Condition } from './weather.ts';
import { DAYS_OF_DATA, type World } from './world.ts';

/** How much is wanted on one day, where and when. */
export interface Demand {
  readonly day: Day;
  /** Food orders of an ordinary day like this one, before chance and incidents. */
  readonly expected: number;
  /** Moments at which somebody orders food, in order of time. */
  readonly slots: readonly Slot[];
  readonly region: Chooser<Region>;
  moment(random: Random): Second;
}

export interface Slot {
  readonly second: Second;
  readonly category: FoodCategory;
  /** Brought by this coupon campaign and not there without it. */
  readonly campaign: boolean;
}

const byWeekday = [0.92, 0.91, 0.94, 0.97, 1.12, 1.2, 1.13];
const usualDay = byWeekday.reduce((sum, factor) => sum + factor, 0) / 7;
const boost: Readonly<Record<Condition, number>> = { 맑음: 0.97, 흐림: 1, 비: 1.12, 폭우: 1.24, 눈: 1.16 };
const growthADay = 0.0006;

const workingHours = [
  10, 6, 3, 2, 1, 1, 3, 9, 15, 16, 24, 66, 78, 46, 26, 22, 27, 58, 92, 84, 58, 42, 32, 20,
];
const freeHours = [18, 11, 6, 3, 2, 1, 2, 6, 14, 24, 42, 66, 76, 64, 44, 38, 46, 74, 92, 80, 60, 48, 38, 28];

export function planDemand(world: World, day: Day): Demand {
  const random = createRandom(world.seed, 'demand', day);
  const free = isWeekend(day) || isHoliday(day);
  const hour = createChooser((free ? freeHours : workingHours).map((weight, index) => [index, weight]));
  const moment = (stream: Random) => day * SECONDS_A_DAY + hour(stream) * HOUR + stream.int(0, HOUR - 1);
  const wanted = world.regions.map((region): [Region, number] => [region, regionDemand(world, region, day)]);
  const everywhere = world.regions.reduce((sum, { weight }) => sum + weight, 0);
  const today = wanted.reduce((sum, [, weight]) => sum + weight, 0);
  const expected = ((usualOrders(world) * seasonOf(day)) / everywhere) * today * growthOf(world, day);
  const slots = Array.from({ length: drawCount(random, expected) }, () => drawSlot(random, moment(random)));
  const extra = campaignSlots(world, day, slots, moment);
  return { day, expected, slots: [...slots, ...extra].sort(byTime), region: createChooser(wanted), moment };
}

function usualOrders({ scale }: World): number {
  return (150_000 * scale) / DAYS_OF_DATA;
}

function regionDemand({ weather }: World, region: Region, day: Day): number {
  if (region.launchedDay > day) return 0;
  const ramp = Math.min(1, 0.35 + (day - region.launchedDay) / 40);
  return region.weight * boost[weather(day, region).condition] * ramp;
}

function seasonOf(day: Day): number {
  const name = isoOf(day).slice(5);
  const rest = isHoliday(day) && !isWeekend(day) ? 1.1 : 1;
  const quiet = name === '01-01' ? 0.85 : 1;
  return (at(byWeekday, weekdayOf(day) - 1) / usualDay) * rest * quiet;
}

/** Growth is measured from the middle of the last day's year, so that the days of one year keep their rows. */
function growthOf({ lastDay }: World, day: Day): number {
  return Math.exp(growthADay * (day - dayOf(`${isoOf(lastDay).slice(0, 4)}-07-01`)));
}

function drawSlot(random: Random, second: Second): Slot {
  return { second, category: categoryAt[mealOf(second)](random), campaign: false };
}

/** A campaign multiplies its category's orders; what it adds is drawn apart from what would have been ordered anyway. */
function campaignSlots(world: World, day: Day, slots: readonly Slot[], moment: Demand['moment']): Slot[] {
  const campaign = world.incidents.on('chicken-coupon', day);
  if (!campaign) return [];
  const random = createRandom(world.seed, 'campaign', day);
  const touched = slots.filter(({ category }) => category.name === campaign.where.category);
  const count = drawCount(random, touched.length * (campaign.size - 1));
  return Array.from({ length: count }, () => ({
    second: moment(random),
    category: at(touched, 0).category,
    campaign: true,
  }));
}

const mealHours: readonly (readonly [Meal, number])[] = [
  ['late', 5],
  ['breakfast', 10],
  ['lunch', 14],
  ['cafe', 17],
  ['dinner', 21],
  ['late', 24],
];

function mealOf(second: Second): Meal {
  const hour = Math.floor((second % SECONDS_A_DAY) / HOUR);
  return mealHours.find(([, end]) => hour < end)?.[0] ?? 'late';
}

function byTime(a: Slot, b: Slot): number {
  return a.second - b.second;
}

function chooserFor(meal: Meal): Chooser<FoodCategory> {
  return createChooser(foodCategories.map((category) => [category, category.meals[meal]]));
}

const categoryAt: Readonly<Record<Meal, Chooser<FoodCategory>>> = {
  breakfast: chooserFor('breakfast'),
  lunch: chooserFor('lunch'),
  cafe: chooserFor('cafe'),
  dinner: chooserFor('dinner'),
  late: chooserFor('late'),
};
