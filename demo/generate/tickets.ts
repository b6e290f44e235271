import type { Second } from '../calendar.ts';
import { dayId, HOUR, MINUTE, momentOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import { createChooser, createRandom, drawCount } from '../random.ts';
import type { RowSink } from '../rows.ts';
import { momentOrNull } from '../rows.ts';
import type { Demand } from './demand.ts';
import type { FoodOrder } from './food-order.ts';
import { endOfData, type World } from './world.ts';

interface Ticket {
  readonly member: number;
  readonly order: number | null;
  readonly category: string;
  readonly created: Second;
  readonly priority: 'low' | 'normal' | 'high';
}

const channelChooser = createChooser([
  ['chat', 68],
  ['phone', 24],
  ['email', 8],
]);
const otherChooser = createChooser([
  ['쿠폰', 40],
  ['회원', 35],
  ['새마트', 25],
]);

/** Members ask for help about what went wrong with an order, and now and then about something else. */
export function writeTickets(
  world: World,
  demand: Demand,
  orders: readonly FoodOrder[],
  sink: RowSink,
): void {
  const random = createRandom(world.seed, 'tickets', demand.day);
  const tickets = [
    ...orders.flatMap((order) => complaintOf(random, order) ?? []),
    ...otherTickets(world, random, demand),
  ];
  let serial = 0;
  for (const ticket of tickets.sort((a, b) => a.created - b.created)) {
    if (ticket.created >= endOfData(world)) continue;
    serial += 1;
    writeTicket(world, random, dayId(demand.day, serial), ticket, sink);
  }
}

function complaintOf(random: Random, order: FoodOrder): Ticket | null {
  const luck = random.next();
  const wait = random.int(2 * MINUTE, 50 * MINUTE);
  const base = { member: order.member.id, order: order.id };
  const { journey, ordered } = order;
  if (journey === null) {
    return luck < 0.16 ? { ...base, category: '결제', created: ordered + wait, priority: 'high' } : null;
  }
  if (journey.canceled !== null) {
    return luck < 0.13
      ? { ...base, category: '주문취소', created: journey.canceled + wait, priority: 'normal' }
      : null;
  }
  const done = (journey.completed ?? ordered) + wait;
  if (journey.lateMinutes > 8 && luck < 0.18)
    return { ...base, category: '배달지연', created: done, priority: 'high' };
  if (luck < 0.006) return { ...base, category: '오배달', created: done, priority: 'normal' };
  if (luck < 0.013) return { ...base, category: '음식품질', created: done, priority: 'normal' };
  return null;
}

function otherTickets(world: World, random: Random, demand: Demand): Ticket[] {
  return Array.from({ length: drawCount(random, demand.expected * 0.009) }, () => ({
    member: world.members.draw(random, demand.region(random), demand.day).id,
    order: null,
    category: otherChooser(random),
    created: demand.moment(random),
    priority: random.chance(0.5) ? 'low' : 'normal',
  }));
}

function writeTicket(world: World, random: Random, id: number, ticket: Ticket, sink: RowSink): void {
  const channel = channelChooser(random);
  const slow = channel === 'email' ? 12 : 1;
  const answered = ticket.created + 20 + Math.floor(random.exponential(9 * MINUTE * slow));
  const resolved = answered + MINUTE + Math.floor(random.exponential(4 * HOUR));
  const score = random.chance(0.45) ? Math.min(5, Math.max(1, Math.round(random.normal(3.9, 1)))) : null;
  const known = (second: Second) => (second < endOfData(world) ? second : null);
  sink.row('support.tickets', [
    id,
    ticket.member,
    ticket.order,
    ticket.category,
    channel,
    ticket.priority,
    known(resolved) === null ? 'open' : 'resolved',
    momentOf(ticket.created),
    momentOrNull(known(answered)),
    momentOrNull(known(resolved)),
    known(resolved) === null ? null : score,
  ]);
}
