import type { Day } from '../../src/domain/civil-date.ts';
import type { Second } from '../calendar.ts';
import { dayOfSecond, momentOf, SECONDS_A_DAY } from '../calendar.ts';
import type { Random } from '../random.ts';
import { createChooser } from '../random.ts';
import type { RowSink } from '../rows.ts';
import { momentOrNull } from '../rows.ts';
import type { WorldFrame } from './frame.ts';

export interface Membership {
  readonly plan: 'basic' | 'plus' | 'family';
  readonly started: Second;
  readonly canceled: Second | null;
  readonly cancelReason: string | null;
  readonly trial: boolean;
}

const meanDays = 300;
const planChooser = createChooser<Membership['plan']>([
  ['basic', 45],
  ['plus', 40],
  ['family', 15],
]);
const reasonChooser = createChooser([
  ['price', 30],
  ['low_usage', 34],
  ['benefit', 18],
  ['moved', 6],
  ['other', 12],
]);

/** Some members subscribe some weeks after joining and leave at a steady rate, faster while a price rise is fresh. */
export function createMembership(
  random: Random,
  frame: WorldFrame,
  signedUp: Second,
  withdrawn: Second | null,
): Membership | null {
  const subscribes = random.chance(0.3);
  const started = signedUp + 3_600 + Math.floor(random.exponential(70 * SECONDS_A_DAY));
  const natural = started + SECONDS_A_DAY + Math.floor(random.exponential(meanDays * SECONDS_A_DAY));
  const plan = planChooser(random);
  const reason = reasonChooser(random);
  const trial = random.chance(0.4);
  const priceRise = drawPriceCancel(random, frame, plan);
  if (!subscribes || dayOfSecond(started) > frame.lastDay) return null;
  if (withdrawn !== null && started >= withdrawn) return null;
  const byPrice = priceRise !== null && priceRise > started && priceRise < natural;
  const leaves = Math.min(byPrice ? priceRise : natural, withdrawn ?? Number.POSITIVE_INFINITY);
  const canceled = dayOfSecond(leaves) <= frame.lastDay ? leaves : null;
  const why = byPrice && leaves === priceRise ? 'price' : reason;
  return { plan, started, canceled, cancelReason: canceled === null ? null : why, trial };
}

/** The moment a price rise would drive this subscriber out, when it would. */
function drawPriceCancel(random: Random, { incidents }: WorldFrame, plan: Membership['plan']): Second | null {
  const [first, second] = [random.next(), random.next()];
  const rise = incidents.find('plus-price-churn');
  if (!rise || rise.where.plan !== plan) return null;
  const days = rise.lastDay - rise.firstDay + 1;
  const hit = first < 1 - Math.exp((-(rise.size - 1) * days) / meanDays);
  return hit ? rise.firstDay * SECONDS_A_DAY + Math.floor(second * days * SECONDS_A_DAY) : null;
}

export function isSubscribed(membership: Membership | null, day: Day): boolean {
  if (membership === null || dayOfSecond(membership.started) >= day) return false;
  return membership.canceled === null || dayOfSecond(membership.canceled) > day;
}

export function writeMemberships(
  members: readonly { readonly id: number; readonly membership: Membership | null }[],
  sink: RowSink,
): void {
  sink.row('core.membership_plans', ['basic', '새클럽 베이직', 2900, 5]);
  sink.row('core.membership_plans', ['plus', '새클럽 플러스', 4900, 15]);
  sink.row('core.membership_plans', ['family', '새클럽 패밀리', 7900, 40]);
  for (const { id, membership } of members) {
    if (membership === null) continue;
    sink.row('core.memberships', [
      id,
      id,
      membership.plan,
      membership.canceled === null ? 'active' : 'canceled',
      momentOf(membership.started),
      momentOrNull(membership.canceled),
      membership.cancelReason,
      membership.trial,
    ]);
  }
}
