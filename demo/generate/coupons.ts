import type { Day } from '../../src/domain/civil-date.ts';
import { dayOf, isoOf } from '../calendar.ts';
import { at } from '../random.ts';
import type { RowSink } from '../rows.ts';
import { foodCategories } from '../vocabulary/food.ts';
import type { WorldFrame } from './frame.ts';

export interface Coupon {
  readonly id: number;
  readonly name: string;
  readonly type: 'first_order' | 'category' | 'membership' | 'shop' | 'win_back';
  readonly category: string | null;
  readonly discount: number;
  readonly minOrder: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

const forGood = { category: null, firstDay: dayOf('2022-03-02'), lastDay: dayOf('2029-12-31') };
const standing: readonly Coupon[] = [
  { id: 1, name: '첫 주문 5천원', type: 'first_order', discount: 5000, minOrder: 12000, ...forGood },
  { id: 2, name: '새클럽 2천원', type: 'membership', discount: 2000, minOrder: 12000, ...forGood },
  { id: 3, name: '다시 만나요 4천원', type: 'win_back', discount: 4000, minOrder: 16000, ...forGood },
  { id: 4, name: '사장님 1천원', type: 'shop', discount: 1000, minOrder: 10000, ...forGood },
  { id: 5, name: '사장님 2천원', type: 'shop', discount: 2000, minOrder: 20000, ...forGood },
];

/** The standing coupons, one category's five days each month, and the campaign of the incident list. */
export function createCoupons({ lastDay, incidents }: WorldFrame): Coupon[] {
  const monthly: Coupon[] = [];
  for (let month = 0; ; month += 1) {
    const iso = `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    const firstDay = dayOf(`${iso}-10`);
    if (firstDay > lastDay) break;
    const category = at(foodCategories, 1 + (month % (foodCategories.length - 1))).name;
    const name = `${category}데이 ${iso.slice(0, 4)}년 ${Number(iso.slice(5))}월`;
    monthly.push({
      id: 100 + month,
      name,
      type: 'category',
      category,
      discount: 2000,
      minOrder: 14000,
      firstDay,
      lastDay: firstDay + 4,
    });
  }
  const campaign = incidents.find('chicken-coupon');
  const planted: Coupon[] = campaign
    ? [
        {
          id: 900,
          name: '치킨데이',
          type: 'category',
          category: String(campaign.where.category),
          discount: 3000,
          minOrder: 16000,
          firstDay: campaign.firstDay,
          lastDay: campaign.lastDay,
        },
      ]
    : [];
  return [...standing, ...monthly, ...planted];
}

export function writeCoupons(coupons: readonly Coupon[], sink: RowSink): void {
  for (const coupon of coupons) {
    const category = foodCategories.findIndex(({ name }) => name === coupon.category);
    sink.row('orders.coupons', [
      coupon.id,
      coupon.name,
      coupon.type,
      category < 0 ? null : category + 1,
      coupon.discount,
      coupon.minOrder,
      isoOf(coupon.firstDay),
      isoOf(coupon.lastDay),
      coupon.type === 'shop' ? 'shop' : 'platform',
    ]);
  }
}
