import type { Day } from '../../src/domain/civil-date.ts';
import type { Second } from '../calendar.ts';
import { dayId, HOUR, hourOfSecond } from '../calendar.ts';
import type { Random } from '../random.ts';
import { createChooser, createRandom } from '../random.ts';
import type { Coupon } from './coupons.ts';
import type { Demand, Slot } from './demand.ts';
import type { Journey } from './journey.ts';
import { planJourney, planPickup } from './journey.ts';
import type { Member } from './members.ts';
import { isSubscribed } from './memberships.ts';
import type { Region } from './regions.ts';
import type { RiderDay } from './rider-day.ts';
import type { Menu, Shop } from './shops.ts';
import type { World } from './world.ts';

/** One food order with all that hangs on it, before it becomes rows of several tables. */
export interface FoodOrder {
  readonly id: number;
  readonly ordered: Second;
  readonly member: Member;
  readonly shop: Shop;
  readonly region: Region;
  readonly channel: 'app' | 'web';
  readonly method: PaymentMethod;
  readonly isFirst: boolean;
  readonly lines: readonly OrderLine[];
  readonly itemsAmount: number;
  readonly coupon: Coupon | null;
  readonly discount: number;
  readonly deliveryFee: number;
  readonly total: number;
  readonly serviceType: '배달' | '포장';
  /** What became of it; null when the payment failed and nothing began. */
  readonly journey: Journey | null;
}

export interface OrderLine {
  readonly menu: Menu;
  readonly quantity: number;
}

export type PaymentMethod = '신용카드' | '새페이' | '계좌이체' | '휴대폰결제' | '새포인트';

/** Members who joined within the data and have ordered since: the first order of the others lies before it. */
export type FirstOrders = Set<number>;

const methodChooser = createChooser<PaymentMethod>([
  ['새페이', 44],
  ['신용카드', 38],
  ['계좌이체', 7],
  ['휴대폰결제', 6],
  ['새포인트', 5],
]);
const usualFailure = 0.018;

export function createOrders(world: World, demand: Demand, riders: RiderDay, seen: FirstOrders): FoodOrder[] {
  const random = createRandom(world.seed, 'orders', demand.day);
  const orders: FoodOrder[] = [];
  for (const slot of demand.slots) {
    const order = createOrder(world, demand, slot, { random, riders, seen, serial: orders.length + 1 });
    if (order) orders.push(order);
  }
  return orders;
}

interface OrderContext {
  readonly random: Random;
  readonly riders: RiderDay;
  readonly seen: FirstOrders;
  readonly serial: number;
}

/** Null when a broken web checkout kept the member from ordering. */
function createOrder(world: World, demand: Demand, slot: Slot, context: OrderContext): FoodOrder | null {
  const { random, riders, seen } = context;
  const { day } = demand;
  const region = demand.region(random);
  const shop = world.shops.draw(random, region, slot.category, day);
  const member = world.members.draw(random, region, day);
  const channel = random.chance(0.13) ? 'web' : 'app';
  const lost = world.incidents.on('web-checkout-drop', day);
  if (lost?.where.channel === channel && !random.chance(lost.size)) return null;

  const method = methodChooser(random);
  const fails = random.chance(failureChance(world, day, slot.second, method));
  const isFirst = !fails && isFirstOrder(world, member, seen);
  const lines = drawLines(random, shop);
  const itemsAmount = lines.reduce((sum, { menu, quantity }) => sum + menu.price * quantity, 0);
  const coupon = chooseCoupon(world, random, { day, slot, shop, member, isFirst, itemsAmount });
  const serviceType = random.chance(0.115) ? '포장' : '배달';
  const freeDelivery = isSubscribed(member.membership, day) && random.chance(0.6);
  const deliveryFee = serviceType === '포장' || freeDelivery ? 0 : shop.deliveryFee;
  const discount = coupon?.discount ?? 0;
  const plan = serviceType === '포장' ? planPickup : planJourney;
  return {
    id: dayId(day, context.serial),
    ordered: slot.second,
    member,
    shop,
    region,
    channel,
    method,
    isFirst,
    lines,
    itemsAmount,
    coupon,
    discount,
    deliveryFee,
    total: itemsAmount - discount + deliveryFee,
    serviceType,
    journey: fails ? null : plan(world, random, { day, ordered: slot.second, shop, region, riders }),
  };
}

function failureChance(world: World, day: Day, second: Second, method: PaymentMethod): number {
  const outage = world.incidents.on('payment-outage', day);
  if (outage?.where.method !== method) return usualFailure;
  const [from, to] = outage.hours ?? [0, 24];
  const hour = hourOfSecond(second);
  return hour >= from && hour < to ? outage.size : usualFailure;
}

function isFirstOrder({ firstDay }: World, member: Member, seen: FirstOrders): boolean {
  if (member.signedUp < firstDay * 24 * HOUR || seen.has(member.id)) return false;
  seen.add(member.id);
  return true;
}

/** One or two dishes and perhaps something beside them, and more until the shop delivers at all. */
function drawLines(random: Random, shop: Shop): OrderLine[] {
  const quantities = new Map<Menu, number>();
  const add = (menu: Menu) => quantities.set(menu, (quantities.get(menu) ?? 0) + 1);
  const mains = shop.menus.filter(({ group }) => group !== '사이드' && group !== '음료');
  const sides = shop.menus.filter(({ group }) => group === '사이드' || group === '음료');
  add(random.pick(mains));
  if (random.chance(0.32)) add(random.pick(mains));
  if (sides.length > 0 && random.chance(0.42)) add(random.pick(sides));
  if (sides.length > 0 && random.chance(0.14)) add(random.pick(sides));
  const amount = () => [...quantities].reduce((sum, [menu, quantity]) => sum + menu.price * quantity, 0);
  while (amount() < shop.minOrder) add(random.pick(mains));
  return [...quantities].map(([menu, quantity]) => ({ menu, quantity }));
}

interface CouponCase {
  readonly day: Day;
  readonly slot: Slot;
  readonly shop: Shop;
  readonly member: Member;
  readonly isFirst: boolean;
  readonly itemsAmount: number;
}

function chooseCoupon({ coupons }: World, random: Random, found: CouponCase): Coupon | null {
  const luck = random.next();
  const usable = coupons.filter((coupon) => isUsable(coupon, found));
  return usable.find((coupon) => luck < couponChance(coupon, found)) ?? null;
}

function isUsable(coupon: Coupon, { day, shop, itemsAmount }: CouponCase): boolean {
  if (day < coupon.firstDay || day > coupon.lastDay || itemsAmount < coupon.minOrder) return false;
  return coupon.category === null || coupon.category === shop.category.name;
}

function couponChance(coupon: Coupon, { day, slot, shop, member, isFirst }: CouponCase): number {
  switch (coupon.type) {
    case 'first_order':
      return isFirst ? 0.8 : 0;
    case 'category':
      return slot.campaign ? 0.95 : 0.5;
    case 'membership':
      return isSubscribed(member.membership, day) ? 0.28 : 0;
    case 'win_back':
      return member.grade === '일반' ? 0.03 : 0;
    case 'shop':
      return shop.id % 5 === coupon.id - 4 ? 0.16 : 0;
  }
}
