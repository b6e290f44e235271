import type { Day } from '../../src/domain/civil-date.ts';
import { dayOf, isoOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import { at, createChooser, createRandom } from '../random.ts';
import type { RowSink } from '../rows.ts';
import type { FoodCategory, MenuGroup } from '../vocabulary/food.ts';
import { foodCategories } from '../vocabulary/food.ts';
import { inventAddress, inventName, inventPhone } from '../vocabulary/people.ts';
import type { WorldFrame } from './frame.ts';
import type { Region } from './regions.ts';

export interface Menu {
  readonly id: number;
  readonly name: string;
  readonly group: MenuGroup;
  readonly price: number;
}

export interface Shop {
  readonly id: number;
  readonly name: string;
  readonly category: FoodCategory;
  readonly region: Region;
  readonly joinedDay: Day;
  /** First day without orders; null while it goes on. */
  readonly stoppedDay: Day | null;
  readonly stop: 'paused' | 'closed';
  readonly platformDelivery: boolean;
  readonly franchise: boolean;
  readonly minOrder: number;
  readonly deliveryFee: number;
  readonly commission: number;
  /** Mean rating its food earns. */
  readonly quality: number;
  /** Chance to be taken when drawn, in (0, 1]. */
  readonly popularity: number;
  readonly menus: readonly Menu[];
}

export interface ShopRoster {
  readonly all: readonly Shop[];
  /** An open shop of the region; of the category when one cooks it there, else of any. */
  draw(random: Random, region: Region, category: FoodCategory, day: Day): Shop;
}

const firstShopDay = dayOf('2022-03-02');
/** The first of each region stay for good, so that no region is ever without a shop. */
const lastingRounds = 2;

export function createShops(frame: WorldFrame, regions: readonly Region[]): ShopRoster {
  const perDay = Math.max(0.25, 0.8 * Math.sqrt(frame.scale));
  const count = Math.floor((frame.lastDay - firstShopDay) * perDay);
  const regionChooser = createChooser(regions.map((region) => [region, region.weight]));
  const categoryChooser = createChooser(foodCategories.map((category) => [category, category.shops]));
  const all: Shop[] = [];
  for (let id = 1; id <= count; id += 1) {
    const random = createRandom(frame.seed, 'shop', id);
    const lasting = id <= regions.length * lastingRounds;
    const region = lasting ? at(regions, (id - 1) % regions.length) : regionChooser(random);
    const joinedDay = Math.max(firstShopDay + Math.floor(id / perDay), region.launchedDay);
    const shop = inventShop(random, { id, region, category: categoryChooser(random), joinedDay, lasting });
    if (shop.joinedDay <= frame.lastDay)
      all.push(lasting ? { ...shop, joinedDay: region.launchedDay } : shop);
  }
  return { all, draw: createShopDraw(all) };
}

function inventShop(
  random: Random,
  {
    id,
    region,
    category,
    joinedDay,
    lasting,
  }: Pick<Shop, 'id' | 'region' | 'category' | 'joinedDay'> & { lasting: boolean },
): Shop {
  const word = random.pick([
    '둥지',
    '깃털',
    '부리',
    '날개',
    '솔숲',
    '홰',
    '알밤',
    '꽁지',
    '초승달',
    '물가',
    '언덕',
    '둠벙',
  ]);
  const stops = !lasting && random.chance(0.12);
  const platformDelivery = random.chance(0.72);
  const level = 0.85 + random.next() * 0.4;
  return {
    id,
    name: `${word}${random.pick(category.signs)} ${region.sigungu} ${id}호점`,
    category,
    region,
    joinedDay,
    stoppedDay: stops ? joinedDay + 120 + Math.floor(random.exponential(500)) : null,
    stop: random.chance(0.3) ? 'paused' : 'closed',
    platformDelivery,
    franchise: random.chance(0.35),
    minOrder: random.pick([8000, 10000, 12000, 14000, 15000]),
    deliveryFee: platformDelivery
      ? random.pick([1500, 2000, 2500, 3000, 3500])
      : random.pick([2500, 3000, 4000]),
    commission: random.pick([0.058, 0.068, 0.078]),
    quality: 3.7 + random.next() * 1.1,
    popularity: 0.15 + 0.85 * random.next() ** 2,
    menus: inventMenus(random, id, category, level),
  };
}

function inventMenus(random: Random, shopId: number, category: FoodCategory, level: number): Menu[] {
  return category.menus
    .filter(([, , group]) => group === '대표' || random.chance(0.85))
    .map(([name, price, group], index) => ({
      id: shopId * 20 + index,
      name,
      group,
      price: Math.max(500, Math.round((price * level) / 100) * 100),
    }));
}

function createShopDraw(all: readonly Shop[]): ShopRoster['draw'] {
  const byPlace = new Map<string, Shop[]>();
  for (const shop of all) {
    for (const key of [`${shop.region.id}`, `${shop.region.id}/${shop.category.name}`]) {
      byPlace.set(key, [...(byPlace.get(key) ?? []), shop]);
    }
  }
  return (random, region, category, day) => {
    const cooks = byPlace.get(`${region.id}/${category.name}`) ?? [];
    const anywhere = byPlace.get(`${region.id}`) ?? [];
    const shop = drawOpen(random, cooks, day) ?? drawOpen(random, anywhere, day);
    const found = shop ?? anywhere.find((candidate) => isOpen(candidate, day));
    if (!found) throw new Error(`no open shop in ${region.sigungu} on ${isoOf(day)}`);
    return found;
  };
}

function drawOpen(random: Random, candidates: readonly Shop[], day: Day): Shop | null {
  for (let attempt = 0; attempt < 12 && candidates.length > 0; attempt += 1) {
    const shop = random.pick(candidates);
    if (isOpen(shop, day) && random.chance(shop.popularity)) return shop;
  }
  return null;
}

export function isOpen(shop: Shop, day: Day): boolean {
  return shop.joinedDay <= day && (shop.stoppedDay === null || day < shop.stoppedDay);
}

export function writeShops({ lastDay, seed }: WorldFrame, shops: readonly Shop[], sink: RowSink): void {
  foodCategories.forEach(({ name }, index) => {
    sink.row('core.shop_categories', [index + 1, name, index + 1]);
  });
  for (const shop of shops) {
    const stopped = shop.stoppedDay !== null && shop.stoppedDay <= lastDay ? shop.stoppedDay : null;
    writeShop(shop, stopped, createRandom(seed, 'shop-owner', shop.id), sink);
  }
}

function writeShop(shop: Shop, stopped: Day | null, random: Random, sink: RowSink): void {
  const { id, name, category, region, joinedDay } = shop;
  sink.row('core.shops', [
    id,
    name,
    foodCategories.indexOf(category) + 1,
    region.id,
    inventName(random),
    inventPhone(random),
    `owner${id}@example.com`,
    inventAddress(random, region.sido, region.sigungu),
    stopped === null ? 'open' : shop.stop,
    isoOf(joinedDay),
    stopped !== null && shop.stop === 'closed' ? isoOf(stopped) : null,
    shop.platformDelivery ? 'platform' : 'self',
    shop.franchise,
    shop.minOrder,
    shop.deliveryFee,
    shop.commission,
  ]);
  for (const menu of shop.menus) {
    const created = joinedDay + random.int(0, 20);
    sink.row('core.menus', [
      menu.id,
      id,
      menu.name,
      menu.group,
      menu.price,
      random.chance(0.04),
      isoOf(created),
    ]);
  }
}
