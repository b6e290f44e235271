import type { Reply } from '../../support/model-server.ts';
import { draft, type ModelScript } from '../../support/scripted-model.ts';

/** Last week, as seen from the small company's clock. */
export const week =
  "o.ordered_at >= timestamptz '2026-03-23 00:00 Asia/Seoul' and o.ordered_at < timestamptz '2026-03-30 00:00 Asia/Seoul'";

/** What no definition answers: orders by the hour of the day that people ask for as "the busiest". */
export const byHour = `select extract(hour from o.ordered_at at time zone 'Asia/Seoul')::int as hour, count(*) as orders
  from orders.orders as o where o.status <> 'payment_failed' and ${week} group by 1 order by 2 desc, 1`;

/** Written apart from it, by another way to the same rows. */
export const byHourGold = `select date_part('hour', ordered_at at time zone 'UTC' + interval '9 hours')::int, sum(1)::int
  from orders.orders where status in ('delivered', 'picked_up', 'canceled')
  and (ordered_at at time zone 'UTC' + interval '9 hours')::date between date '2026-03-23' and date '2026-03-29'
  group by 1 order by 2 desc, 1`;

export const questions = {
  ko: '지난주 결제 승인된 주문이 몰린 시각은?',
  en: 'what were the busiest hours for orders last week',
} as const;

export const explanations = {
  ko: '지난주에 결제가 실패하지 않은 주문을 시각별로 셌어요. 한 행은 하루 중 한 시간이에요.',
  en: 'This counts the orders of last week that did not fail at payment. One row is one hour of the day.',
} as const;

export const hourColumns = [
  { name: 'hour', label: '시각', format: 'integer' },
  { name: 'orders', label: '주문 수', format: 'integer' },
];

/** A draft that stands. */
export const sound: Reply = draft(byHour, { title: '시각별 주문 수', columns: hourColumns });

/** Everything goes well, whatever is asked for. */
export function soundScript(locale: 'ko' | 'en' = 'ko'): Pick<ModelScript, 'drafts' | 'explanation'> {
  return { drafts: sound, explanation: { text: explanations[locale], pieceSize: 5 } };
}
