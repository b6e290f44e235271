import { expect, it } from 'vitest';
import { detectLocale, hasWords } from '../../../src/language/detect-locale.ts';

const sql =
  "select region, count(*) from orders.orders where name in ('강남구') and status is not null group by region";

it.each([
  [`이 쿼리 설명해줘 ${sql}`, 'ko'],
  [`${sql} 이거 왜 느려요?`, 'ko'],
  ['이 쿼리 설명해줘\n```' + sql + '```', 'ko'],
  [`explain ${sql}`, 'en'],
  ['explain this ```' + sql + '```', 'en'],
  [sql, 'en'],
  ['orders in 강남구 last month', 'en'],
  ['orders with coupons from 강남구 in the last month', 'en'],
  ['지난달 GMV', 'ko'],
  ['ㅋㅋ', 'ko'],
] as const)('when somebody writes %j, they speak %s', (text, locale) => {
  expect(detectLocale(text)).toBe(locale);
});

it.each([
  [':pray:', false],
  ['🙏 3/15', false],
  [':pray: thanks', true],
  ['네', true],
] as const)('when somebody writes %j, it is %s that they say something', (text, says) => {
  expect(hasWords(text)).toBe(says);
});
