import { expect, test } from 'vitest';
import { done } from '../../../../src/domain/outcome.ts';
import { questionText } from '../../../../src/slack/conversation/question-text.ts';

const workspace = {
  self: { user: 'UBOT', bot: 'B1', app: 'A1' },
  person: async (id: string) =>
    done({ id, name: id.toLowerCase(), locale: 'ko', standing: 'member' } as const),
} as never;

test.each([
  ['<@UBOT> *지난주* _일별_ `주문 수` :bar_chart:', '지난주 일별 주문 수'],
  ['<@UBOT> *_지난주_*의 ~매출~ 주문 수', '지난주의 매출 주문 수'],
  ['&gt; 지난주 주문 수\n• 지역별\n- 상위 3개', '지난주 주문 수\n지역별\n상위 3개'],
  ['<@UBOT> 지난주 주문 수 <@U2>', '지난주 주문 수'],
  ['<@UBOT> 지난주 주문 수 cc <@U2> <@U3>님', '지난주 주문 수'],
  ['<@U2> <@UBOT> 지난주 주문 수', '지난주 주문 수'],
  ['<@U2>이 본 주문 수', '@u2이 본 주문 수'],
  ['<@UBOT> <@U2>', ''],
  ['1~3월 매출 ~ 그리고 5*3', '1~3월 매출 ~ 그리고 5*3'],
  ['3:30 주문 12:30:15 :100: :+1::skin-tone-3:', '3:30 주문 12:30:15 :100:'],
  [':tada:', ':tada:'],
  ['<https://example.com/a?b=1> 이거랑 주문 수가 달라요', '이거랑 주문 수가 달라요'],
  ['<https://example.com/a|대시보드>랑 주문 수', '대시보드랑 주문 수'],
  ['```select *a*, _b_ from t```', '```select *a*, _b_ from t```'],
  [
    'select count(*), sum(*) from orders_v where a_b &gt; 1',
    'select count(*), sum(*) from orders_v where a_b > 1',
  ],
  ['`orders.orders` 설명', '`orders.orders` 설명'],
  ['snake_case_name 과 other_name 은', 'snake_case_name 과 other_name 은'],
])('when a message reads %j, it asks %j', async (text, asked) => {
  expect(await questionText(text, workspace)).toBe(asked);
});
