import { expect, it } from 'vitest';
import { askedTask } from '../../../src/ask/asked-task.ts';

const sql = "select region_id, count(*) from orders.orders where status = '배달 완료' group by 1";
const block = `\`\`\`${sql}\`\`\``;

it.each([
  [`이 쿼리 설명해줘 ${block}`, 'explain-query'],
  [`${sql}\n\n이게 무슨 쿼리예요?`, 'explain-query'],
  [`what does this do?\n${sql}`, 'explain-query'],
  [`please explain ${block}`, 'explain-query'],
  ['orders.orders 테이블 설명해 주세요', 'explain-table'],
  ['what is in `orders.orders`?', 'explain-table'],
  ['주문 테이블 설명 좀 해주세요', 'explain-table'],
  ['describe the orders table', 'explain-table'],
  ['지난주 주문 수를 테이블로 설명해줘', null],
  [sql, null],
  [`이거 좀 빠르게 고쳐줘 ${block}`, null],
  ['지난주 주문 수 설명해줘', null],
  ['www.example.com 설명해줘', null],
  ['what is https://shop.example/orders.html', null],
  ['이메일 kim@example.com 설명', null],
  ['explain the drop in orders last week', null],
  ['select the best shops from last week and explain', null],
] as const)('when somebody writes %j, the task is %s', (text, task) => {
  expect(askedTask(text)).toBe(task);
});

it('when a text is long and hostile, it is read in no time', () => {
  const hostile = "select '".repeat(5_000);
  expect(askedTask(hostile)).toBeNull();
});
