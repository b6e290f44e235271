import { dayId, momentOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import { createChooser, createRandom } from '../random.ts';
import type { RowSink } from '../rows.ts';
import { momentOrNull } from '../rows.ts';
import type { FoodOrder } from './food-order.ts';
import { endOfData, type World } from './world.ts';

const failureChooser = createChooser([
  ['insufficient_funds', 38],
  ['card_declined', 34],
  ['user_abort', 28],
]);
const complaintChooser = createChooser([
  ['missing_item', 36],
  ['wrong_item', 24],
  ['late_delivery', 18],
  ['food_quality', 22],
]);

/** The rows of a day's food orders in the tables of the schemas `orders` and `delivery`. */
export function writeOrders(world: World, day: number, orders: readonly FoodOrder[], sink: RowSink): void {
  const random = createRandom(world.seed, 'order-rows', day);
  let uses = 0;
  for (const order of orders) {
    writeOrder(order, sink);
    order.lines.forEach(({ menu, quantity }, index) => {
      const id = order.id * 10 + index + 1;
      sink.row('orders.order_items', [id, order.id, menu.id, quantity, menu.price, menu.price * quantity]);
    });
    writePayments(world, random, order, sink);
    writeDelivery(order, sink);
    if (order.coupon === null || order.journey === null) continue;
    uses += 1;
    sink.row('orders.coupon_uses', [
      dayId(day, uses),
      order.coupon.id,
      order.id,
      order.member.id,
      order.discount,
      momentOf(order.ordered),
    ]);
  }
}

function writeOrder(order: FoodOrder, sink: RowSink): void {
  const { journey } = order;
  sink.row('orders.orders', [
    order.id,
    order.member.id,
    order.shop.id,
    order.region.id,
    momentOf(order.ordered),
    order.serviceType,
    order.channel,
    order.channel === 'app' ? order.member.appOs : null,
    statusOf(order),
    order.isFirst,
    order.itemsAmount,
    order.discount,
    order.deliveryFee,
    order.total,
    momentOrNull(journey?.canceled ?? null),
    journey?.cancelReason ?? null,
    momentOrNull(journey?.completed ?? null),
  ]);
}

function statusOf({ journey, serviceType }: FoodOrder): string {
  if (journey === null) return 'payment_failed';
  if (journey.canceled !== null) return 'canceled';
  return serviceType === '포장' ? 'picked_up' : 'delivered';
}

/** Failed attempts first, then the one that went through; a cancelled order's payment is given back. */
function writePayments(world: World, random: Random, order: FoodOrder, sink: RowSink): void {
  const { id, journey, method, total, ordered } = order;
  const failures = journey === null ? random.int(1, 2) : Number(random.chance(0.012));
  const isOutage = journey === null && isGatewayDown(world, order);
  for (let attempt = 1; attempt <= failures; attempt += 1) {
    const reason = isOutage ? 'gateway_timeout' : failureChooser(random);
    const requested = momentOf(ordered - (failures - attempt + Number(journey !== null)) * 25);
    sink.row('orders.payments', [id * 10 + attempt, id, method, 'failed', total, reason, requested, null]);
  }
  if (journey === null) return;
  const paymentId = id * 10 + failures + 1;
  const status = journey.canceled === null ? 'approved' : 'canceled';
  const approved = momentOf(ordered + 2);
  sink.row('orders.payments', [paymentId, id, method, status, total, null, momentOf(ordered), approved]);
  writeRefund(world, random, order, paymentId, sink);
}

function isGatewayDown({ incidents }: World, { method, ordered }: FoodOrder): boolean {
  const outage = incidents.on('payment-outage', Math.floor(ordered / 86_400));
  if (outage?.where.method !== method) return false;
  const hour = Math.floor((ordered % 86_400) / 3_600);
  const [from, to] = outage.hours ?? [0, 24];
  return hour >= from && hour < to;
}

function writeRefund(world: World, random: Random, order: FoodOrder, paymentId: number, sink: RowSink): void {
  const { id, journey, total, itemsAmount } = order;
  if (journey === null || total === 0) return;
  if (journey.canceled !== null) {
    const refunded = journey.canceled + random.int(5, 90);
    sink.row('orders.refunds', [id, id, paymentId, 'full', 'order_canceled', total, momentOf(refunded)]);
    return;
  }
  const isComplaint = random.chance(journey.lateMinutes > 25 ? 0.05 : 0.011);
  const reason = journey.lateMinutes > 25 ? 'late_delivery' : complaintChooser(random);
  const share = 0.15 + random.next() * 0.5;
  const refunded = (journey.completed ?? 0) + random.int(1_800, 90_000);
  if (!isComplaint || refunded >= endOfData(world)) return;
  const amount = Math.min(total, Math.max(100, Math.round((itemsAmount * share) / 100) * 100));
  sink.row('orders.refunds', [id, id, paymentId, 'partial', reason, amount, momentOf(refunded)]);
}

function writeDelivery({ id, region, journey }: FoodOrder, sink: RowSink): void {
  const delivery = journey?.delivery;
  if (!delivery) return;
  sink.row('delivery.deliveries', [
    id,
    id,
    delivery.rider?.id ?? null,
    region.id,
    delivery.type,
    journey.canceled === null ? 'delivered' : 'canceled',
    momentOf(delivery.requested),
    momentOrNull(delivery.accepted),
    momentOrNull(delivery.dispatched),
    momentOrNull(delivery.cookingStarted),
    momentOrNull(delivery.cooked),
    momentOrNull(delivery.pickedUp),
    momentOrNull(delivery.delivered),
    delivery.promisedMinutes,
    delivery.distance,
    delivery.riderFee,
  ]);
}
