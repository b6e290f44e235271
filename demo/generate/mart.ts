import type { Day } from '../../src/domain/civil-date.ts';
import { dayId, dayOf, HOUR, isoOf, MINUTE, momentOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import { at, createChooser, createRandom, drawCount } from '../random.ts';
import type { RowSink } from '../rows.ts';
import type { ProductEntry } from '../vocabulary/mart.ts';
import { martRegions, productEntries } from '../vocabulary/mart.ts';
import type { Demand } from './demand.ts';
import type { Region } from './regions.ts';
import type { World } from './world.ts';

/** The stores, their shelves and what lies on them from one day to the next. */
export interface Mart {
  readonly stores: readonly Store[];
  readonly products: readonly Product[];
  /** What a full shelf holds. */
  readonly fullShelf: number;
}

interface Store {
  readonly id: number;
  readonly name: string;
  readonly region: Region;
  /** Pieces by product id, at the close of the last day written. */
  readonly stock: Map<number, number>;
}

interface Product extends ProductEntry {
  readonly id: number;
}

const ordersPerFoodOrder = 0.1;
const methodChooser = createChooser([
  ['새페이', 52],
  ['신용카드', 36],
  ['계좌이체', 6],
  ['휴대폰결제', 6],
]);

export function createMart({ regions, scale }: World): Mart {
  const products = productEntries
    .slice(0, Math.min(productEntries.length, 21 + Math.round(40 * scale)))
    .map((entry, index) => ({ ...entry, id: index + 1 }));
  const perShelf = (1250 * scale * ordersPerFoodOrder * 4) / (martRegions.length * products.length);
  const fullShelf = Math.max(8, Math.ceil(perShelf * 8));
  const stores = martRegions.map((sigungu, index) => {
    const region = regions.find((candidate) => candidate.sigungu === sigungu);
    if (!region) throw new Error(`no region ${sigungu} for a store`);
    const stock = new Map(products.map(({ id }) => [id, fullShelf]));
    return { id: index + 1, name: `새마트 ${sigungu.replace(/구$/, '')}점`, region, stock };
  });
  return { stores, products, fullShelf };
}

export function writeMartRoster({ seed }: World, { stores, products }: Mart, sink: RowSink): void {
  for (const { id, name, region } of stores) {
    sink.row('mart.stores', [id, name, region.id, isoOf(dayOf('2023-06-01') + id * 40)]);
  }
  for (const product of products) {
    const random = createRandom(seed, 'product', product.id);
    const cost = Math.round((product.price * (0.62 + random.next() * 0.16)) / 10) * 10;
    const listed = isoOf(dayOf('2023-06-01') + random.int(0, 400));
    const { id, name, category, storage, price } = product;
    sink.row('mart.products', [id, name, category, storage, price, cost, random.chance(0.25), listed]);
  }
}

/** One day in every store: goods arrive, orders take them while they last, the shelves are counted at night. */
export function writeMartDay(world: World, mart: Mart, demand: Demand, sink: RowSink): void {
  const random = createRandom(world.seed, 'mart', demand.day);
  const ledgers = new Map(mart.stores.map((store) => [store.id, openStore(world, mart, store, demand.day)]));
  const count = drawCount(random, demand.expected * ordersPerFoodOrder);
  let serial = 0;
  for (let i = 0; i < count; i += 1) {
    const store = random.pick(mart.stores);
    const ledger: Ledger = ledgers.get(store.id) ?? new Map();
    const basket = fillBasket(random, mart.products, ledger);
    const isCanceled = random.chance(0.025);
    if (basket.length === 0) continue;
    settle(basket, ledger, isCanceled);
    serial += 1;
    writeMartOrder(world, random, { store, basket, isCanceled, id: dayId(demand.day, serial), demand }, sink);
  }
  for (const store of mart.stores) closeStore(store, ledgers.get(store.id) ?? new Map(), demand.day, sink);
}

interface Shelf {
  readonly opening: number;
  readonly received: number;
  readonly wasted: number;
  sold: number;
  left: number;
}

type Ledger = ReadonlyMap<number, Shelf>;

function openStore(world: World, mart: Mart, store: Store, day: Day): Ledger {
  const random = createRandom(world.seed, 'stock', day, store.id);
  const stockout = world.incidents.on('mart-dairy-stockout', day);
  const ledger = new Map<number, Shelf>();
  for (const product of mart.products) {
    const [luck, lost] = [random.next(), random.next()];
    const opening = store.stock.get(product.id) ?? 0;
    const isHit = stockout?.where.store === store.name && stockout.where.category === product.category;
    const isEmpty = isHit && luck < stockout.size;
    const received = !isEmpty && opening < mart.fullShelf * 0.45 ? mart.fullShelf - opening : 0;
    const spoiled = product.storage === '냉장' && lost < 0.08 ? Math.min(2, opening) : 0;
    const wasted = isEmpty ? opening : spoiled;
    ledger.set(product.id, { opening, received, wasted, sold: 0, left: opening + received - wasted });
  }
  return ledger;
}

interface BasketLine {
  readonly product: Product;
  readonly quantity: number;
}

function fillBasket(random: Random, products: readonly Product[], ledger: Ledger): BasketLine[] {
  const basket = new Map<Product, number>();
  const wanted = 2 + Math.min(5, Math.floor(random.exponential(1.3)));
  for (let i = 0; i < wanted; i += 1) {
    const product = at(products, Math.floor(random.next() ** 1.3 * products.length));
    const quantity = random.chance(0.25) ? 2 : 1;
    const shelf = ledger.get(product.id);
    if (!shelf || shelf.left < quantity || basket.has(product)) continue;
    shelf.left -= quantity;
    basket.set(product, quantity);
  }
  return [...basket].map(([product, quantity]) => ({ product, quantity }));
}

/** A cancelled basket goes back on the shelf. */
function settle(basket: readonly BasketLine[], ledger: Ledger, isCanceled: boolean): void {
  for (const { product, quantity } of basket) {
    const shelf = ledger.get(product.id);
    if (!shelf) continue;
    if (isCanceled) shelf.left += quantity;
    else shelf.sold += quantity;
  }
}

interface MartOrderCase {
  readonly id: number;
  readonly store: Store;
  readonly basket: readonly BasketLine[];
  readonly isCanceled: boolean;
  readonly demand: Demand;
}

function writeMartOrder(world: World, random: Random, order: MartOrderCase, sink: RowSink): void {
  const { id, store, basket, isCanceled, demand } = order;
  const member = world.members.draw(random, store.region, demand.day);
  const ordered = demand.moment(random);
  const items = basket.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
  const discount = random.chance(0.18) && items >= 12_000 ? random.pick([1000, 2000, 3000]) : 0;
  const fee = items >= 20_000 ? 0 : random.pick([2000, 3000]);
  const isReserved = random.chance(0.22);
  const ride = isReserved ? random.int(2 * HOUR, 8 * HOUR) : Math.round(random.normal(31, 6) * MINUTE);
  sink.row('mart.mart_orders', [
    id,
    member.id,
    store.id,
    isReserved ? '새마트예약' : '새마트',
    isCanceled ? 'canceled' : 'delivered',
    methodChooser(random),
    items,
    discount,
    fee,
    items - discount + fee,
    momentOf(ordered),
    isCanceled ? null : momentOf(ordered + Math.max(12 * MINUTE, ride)),
  ]);
  basket.forEach(({ product, quantity }, index) => {
    sink.row('mart.mart_order_items', [
      id * 10 + index + 1,
      id,
      product.id,
      quantity,
      product.price,
      product.price * quantity,
    ]);
  });
}

function closeStore(store: Store, ledger: Ledger, day: Day, sink: RowSink): void {
  for (const [productId, { opening, received, wasted, sold, left }] of ledger) {
    store.stock.set(productId, left);
    sink.row('mart.stock_daily', [
      isoOf(day),
      store.id,
      productId,
      opening,
      received,
      sold,
      wasted,
      left,
      left === 0,
    ]);
  }
}
