import { describe, expect, it } from 'vitest';
import { describeQuery } from './describe-query.ts';
import { read } from './small-company.ts';

const understood = (question: string) => describeQuery(read(question).query);

describe('when a question says by what the groups are ranked', () => {
  it.each([
    ['일별 매출 상위 3개 카테고리', 'gmv by @day+category | 02-16..03-18 | top gmv | first 3'],
    ['top 3 categories by gmv each day', 'gmv by category+@day | 02-16..03-18 | top gmv | first 3'],
    [
      'average delivery time of the top 5 regions by orders',
      'average_delivery_minutes+order_count by region | 02-16..03-18 | top order_count | first 5',
    ],
    [
      'gmv of the 3 regions with the most orders',
      'gmv+order_count by region | 02-16..03-18 | top order_count | first 3',
    ],
    ['주문수 상위 5개 지역의 매출', 'order_count+gmv by region | 02-16..03-18 | top order_count | first 5'],
  ])('%s, the top ones are by that, in each period only where that is said', (question, query) => {
    expect(understood(question)).toBe(query);
  });
});

describe('when a name, an amount or a listed metric leaves nothing open', () => {
  it.each([
    ['주문수 얼마야', 'order_count | 02-16..03-18'],
    ['매출 얼마야', 'gmv | 02-16..03-18'],
    ['how much is gmv', 'gmv | 02-16..03-18'],
    ['취소 주문 수와 취소율', 'canceled_orders+cancel_rate | 02-16..03-18'],
    ['취소 주문 수와 회원 수', 'canceled_orders+member_count | 02-16..03-18'],
    ['베이직 회원 수', 'member_count | membership_tier=basic | always'],
    ['일반 등급 회원 수', 'member_count | membership_tier=basic | always'],
    ['basic tier members', 'member_count | membership_tier=basic | always'],
    ['어제 주문수 바로 알려줘', 'order_count | 03-17..03-18'],
    ['빨리 좀 뽑아줘 어제 주문수', 'order_count | 03-17..03-18'],
  ])('%s, it is read', (question, query) => {
    expect(understood(question)).toBe(query);
  });
});
