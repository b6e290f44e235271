import { dayId, momentOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import { createChooser, createRandom, drawCount } from '../random.ts';
import type { RowSink } from '../rows.ts';
import type { LogName } from '../vocabulary/app-log.ts';
import { appLogs } from '../vocabulary/app-log.ts';
import { appVersionOn, searchClickFactor } from './app-version.ts';
import type { Demand } from './demand.ts';
import type { World } from './world.ts';

/** A step of a visit: the log, the chance that a visit that came so far takes it, and whether without it the visit ends. */
type Step = readonly [log: LogName, chance: number, isNeeded: boolean];

const orderVisit: readonly Step[] = [
  ['home.main.view', 1, true],
  ['home.banner.click', 0.08, false],
  ['home.category.click', 0.82, true],
  ['shop_list.main.view', 1, true],
  ['shop_list.filter.click', 0.16, false],
  ['shop_list.sort.click', 0.14, false],
  ['shop_list.shop.click', 0.84, true],
];
const searchVisit: readonly Step[] = [
  ['home.main.view', 1, true],
  ['home.search_bar.click', 1, true],
  ['search.main.view', 1, true],
  ['search.recent_keyword.click', 0.22, false],
  ['search.keyword.submit', 0.93, true],
  ['search.result.view', 1, true],
  ['search.result.click', 0.7, true],
];
const shopping: readonly Step[] = [
  ['shop_detail.main.view', 1, true],
  ['shop_detail.tab.click', 0.2, false],
  ['shop_detail.review.view', 0.34, false],
  ['shop_detail.coupon.click', 0.12, false],
  ['shop_detail.favorite.click', 0.06, false],
  ['shop_detail.menu.click', 0.76, true],
  ['menu_detail.main.view', 1, true],
  ['menu_detail.option.click', 0.4, false],
  ['menu_detail.cart_button.click', 0.72, true],
  ['cart.main.view', 0.9, true],
  ['cart.quantity.click', 0.18, false],
  ['cart.coupon.click', 0.2, false],
  ['cart.order_button.click', 0.78, true],
  ['checkout.main.view', 0.98, true],
  ['checkout.payment_method.click', 0.25, false],
  ['checkout.coupon.submit', 0.2, false],
  ['checkout.request_note.submit', 0.15, false],
  ['checkout.pay_button.click', 0.88, true],
  ['checkout.order.complete', 0.97, true],
  ['order_status.main.view', 0.9, true],
  ['order_status.map.view', 0.4, false],
  ['order_status.call_shop.click', 0.03, false],
  ['order_status.cancel_button.click', 0.02, false],
];
const otherVisits: readonly (readonly Step[])[] = [
  [
    ['home.main.view', 1, true],
    ['home.reorder.click', 0.2, false],
    ['my_page.main.view', 1, true],
    ['my_page.order_history.click', 0.5, false],
    ['my_page.coupon_box.click', 0.4, false],
    ['membership.main.view', 0.2, true],
    ['membership.join_button.click', 0.2, true],
  ],
  [
    ['push.message.receive', 1, true],
    ['push.message.click', 0.3, true],
    ['event_page.main.view', 1, true],
    ['event_page.coupon.click', 0.5, true],
  ],
  [
    ['mart_home.main.view', 1, true],
    ['mart_home.category.click', 0.7, true],
    ['mart_product.main.view', 0.8, true],
    ['mart_product.cart_button.click', 0.4, true],
  ],
  [
    ['review_write.main.view', 1, true],
    ['review_write.photo.click', 0.4, false],
    ['review_write.review.submit', 0.7, true],
  ],
  [
    ['app.launch.complete', 1, true],
    ['app.crash.occur', 0.04, false],
    ['login.main.view', 0.6, true],
    ['login.login_button.submit', 0.8, true],
    ['home.main.view', 1, true],
    ['home.address.click', 0.2, false],
  ],
];
const visitChooser = createChooser<(random: Random) => readonly Step[]>([
  [() => [...orderVisit, ...shopping], 50],
  [() => [...searchVisit, ...shopping], 24],
  [(random) => random.pick(otherVisits), 26],
]);

export function writeAppEvents(world: World, demand: Demand, sink: RowSink): void {
  const { day, expected } = demand;
  const random = createRandom(world.seed, 'app-events', day);
  const visits = drawCount(random, expected * 0.115);
  let serial = 0;
  for (let visit = 1; visit <= visits; visit += 1) {
    const member = world.members.draw(random, demand.region(random), day);
    const channel = random.chance(0.18) ? 'web' : 'app';
    const isUpdated = random.chance(0.9);
    const version = channel === 'app' ? appVersionOn(world, day, member.appOs, isUpdated) : null;
    const steps = visitChooser(random)(random);
    const knownMember = random.chance(0.93) ? member.id : null;
    let second = demand.moment(random);
    for (const log of walk(world, random, steps, { day, channel, version })) {
      serial += 1;
      const [screen = '', group = '', event = ''] = log.split('.');
      const os = channel === 'app' ? member.appOs : null;
      const where = [channel, os, version, momentOf(second)];
      sink.row('engagement.app_events', [
        dayId(day, serial, 6),
        knownMember,
        dayId(day, visit),
        log,
        screen,
        group,
        event,
        appLogs[log],
        ...where,
      ]);
      second += random.int(2, 40);
    }
  }
}

interface Visit {
  readonly day: number;
  readonly channel: 'app' | 'web';
  readonly version: string | null;
}

/** The logs of one visit; what is broken that day changes the chance of the step that broke. */
function walk(world: World, random: Random, steps: readonly Step[], visit: Visit): LogName[] {
  const logs: LogName[] = [];
  for (const [log, chance, isNeeded] of steps) {
    const isTaken = random.chance(chance * brokenFactor(world, log, visit));
    if (isTaken) logs.push(log);
    else if (log === 'checkout.order.complete') logs.push('checkout.payment.fail');
    if (!isTaken && isNeeded) break;
  }
  return logs;
}

function brokenFactor(world: World, log: LogName, { day, channel, version }: Visit): number {
  if (log === 'search.result.click') return searchClickFactor(world, day, version);
  const checkout = world.incidents.on('web-checkout-drop', day);
  if (log === 'checkout.pay_button.click' && checkout?.where.channel === channel) return checkout.size;
  return 1;
}
