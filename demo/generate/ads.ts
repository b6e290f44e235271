import type { Day } from '../../src/domain/civil-date.ts';
import { dayOf, isoOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import { at, createRandom } from '../random.ts';
import type { RowSink } from '../rows.ts';
import type { Shop } from './shops.ts';
import { isOpen } from './shops.ts';
import type { World } from './world.ts';

interface Campaign {
  readonly id: number;
  readonly shop: Shop;
  readonly product: string;
  readonly budget: number;
  readonly bid: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly isOpenEnded: boolean;
}

const cycle = 60;
const firstCycle = dayOf('2024-01-01');

/** Every fourth shop advertises, in runs of five to eight weeks that begin every sixty days. */
export function createCampaigns({ shops, firstDay, lastDay, seed }: World): Campaign[] {
  return shops.all
    .filter(({ id }) => id % 4 === 0)
    .flatMap((shop) => {
      const offset = (shop.id * 7) % cycle;
      const from = Math.floor((firstDay - firstCycle - offset) / cycle);
      const to = Math.floor((lastDay - firstCycle - offset) / cycle);
      return Array.from({ length: to - from + 1 }, (_, index) =>
        createCampaign(createRandom(seed, 'ad', shop.id, from + index), shop, from + index, offset),
      );
    })
    .filter((campaign) => isOpen(campaign.shop, campaign.firstDay) && campaign.lastDay >= firstDay);
}

function createCampaign(random: Random, shop: Shop, run: number, offset: number): Campaign {
  const firstDay = firstCycle + offset + run * cycle;
  return {
    id: shop.id * 100 + (run % 100),
    shop,
    product: at(['검색상단', '카테고리상단', '배너'], (shop.id / 4) % 3),
    budget: random.pick([10000, 20000, 30000, 50000]),
    bid: random.pick([150, 200, 250, 300, 400]),
    firstDay,
    lastDay: firstDay + random.int(35, 56),
    isOpenEnded: random.chance(0.2),
  };
}

export function writeCampaigns({ lastDay }: World, campaigns: readonly Campaign[], sink: RowSink): void {
  for (const campaign of campaigns) {
    const isOver = campaign.lastDay < lastDay || !isOpen(campaign.shop, lastDay);
    sink.row('ads.ad_campaigns', [
      campaign.id,
      campaign.shop.id,
      campaign.product,
      campaign.budget,
      campaign.bid,
      isOver ? 'ended' : 'running',
      isoOf(campaign.firstDay),
      campaign.isOpenEnded && !isOver ? null : isoOf(campaign.lastDay),
    ]);
  }
}

export function writeAdStats(world: World, campaigns: readonly Campaign[], day: Day, sink: RowSink): void {
  const overspend = world.incidents.on('ad-overspend', day);
  for (const campaign of campaigns) {
    if (day < campaign.firstDay || day > campaign.lastDay || !isOpen(campaign.shop, day)) continue;
    const random = createRandom(world.seed, 'ad-day', campaign.id, day);
    const wanted = (campaign.budget / campaign.bid) * (0.6 + random.next() * 0.5);
    const isUncapped = overspend?.where.product === campaign.product;
    const clicks = Math.round(
      isUncapped ? wanted * overspend.size : Math.min(wanted, campaign.budget / campaign.bid),
    );
    const impressions =
      Math.round(clicks / (campaign.product === '배너' ? 0.012 : 0.045)) + random.int(0, 40);
    const orders = Math.round(wanted * 0.06 * random.next() * 2);
    const sales = orders * (14_000 + random.int(0, 120) * 100);
    const spend = isUncapped ? clicks * campaign.bid : Math.min(campaign.budget, clicks * campaign.bid);
    sink.row('ads.ad_daily_stats', [
      isoOf(day),
      campaign.id,
      impressions,
      clicks,
      Math.min(orders, clicks),
      Math.min(orders, clicks) === orders ? sales : 0,
      spend,
    ]);
  }
}

export type { Campaign };
