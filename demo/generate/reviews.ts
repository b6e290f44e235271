import { dayId, HOUR, momentOf, SECONDS_A_DAY } from '../calendar.ts';
import type { Random } from '../random.ts';
import { createRandom } from '../random.ts';
import type { RowSink } from '../rows.ts';
import { bombingTexts, reviewTexts } from '../vocabulary/reviews.ts';
import type { FoodOrder } from './food-order.ts';
import { endOfData, type World } from './world.ts';

/** Reviews of the day's finished orders, written within three days, and those nobody ordered for. */
export function writeReviews(world: World, day: number, orders: readonly FoodOrder[], sink: RowSink): void {
  const random = createRandom(world.seed, 'reviews', day);
  let serial = 0;
  for (const { id, shop, member, journey } of orders) {
    const isWritten = random.chance(0.16);
    const rating = drawRating(random, shop.quality, journey?.lateMinutes ?? 0);
    const photos = random.chance(0.3) ? random.int(1, 4) : 0;
    const text = random.pick(reviewTexts[rating] ?? []);
    const created = (journey?.completed ?? 0) + HOUR / 2 + Math.floor(random.exponential(12 * HOUR));
    if (!isWritten || !journey?.completed || created >= endOfData(world)) continue;
    serial += 1;
    const status = random.chance(0.012) ? 'hidden' : 'visible';
    sink.row('engagement.reviews', [
      dayId(day, serial),
      id,
      shop.id,
      member.id,
      rating,
      text,
      photos,
      status,
      momentOf(created),
    ]);
  }
  writeBombing(world, day, serial, sink);
}

function drawRating(random: Random, quality: number, lateMinutes: number): number {
  const late = lateMinutes > 10 ? Math.min(2.2, lateMinutes / 18) : 0;
  return Math.min(5, Math.max(1, Math.round(random.normal(quality + 0.25 - late, 0.85))));
}

function writeBombing(world: World, day: number, serial: number, sink: RowSink): void {
  const bombing = world.incidents.on('review-bombing', day);
  const shop = world.shops.all.find(({ id }) => id === bombing?.where.shop_id);
  if (!bombing || !shop) return;
  const random = createRandom(world.seed, 'bombing', day);
  const count = Math.max(15, Math.round(bombing.size * Math.sqrt(world.scale)));
  for (let i = 1; i <= count; i += 1) {
    const member = world.members.draw(random, shop.region, day);
    const created = momentOf(day * SECONDS_A_DAY + random.int(9 * HOUR, SECONDS_A_DAY - 1));
    const text = random.pick(bombingTexts);
    sink.row('engagement.reviews', [
      dayId(day, serial + i),
      null,
      shop.id,
      member.id,
      1,
      text,
      0,
      'visible',
      created,
    ]);
  }
}
