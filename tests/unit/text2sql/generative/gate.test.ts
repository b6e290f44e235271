import { expect, test } from 'vitest';
import { createGate } from '../../../../src/text2sql/generative/explain/gate.ts';

const instructions = 'You tell a colleague who reads no SQL how a query computes its answer.';
const isHonest = (text: string) => !text.includes('verified');
const sql = "select count(*) from orders.orders where ordered_at >= '2026-03-23' limit 10";

function run(text: string, locale: 'ko' | 'en', size = 3) {
  const passed: string[] = [];
  const gate = createGate({ locale, figuresFrom: [sql], instructions, isHonest }, (sentence) =>
    passed.push(sentence),
  );
  for (let at = 0; at < text.length; at += size) gate.take(text.slice(at, at + size));
  return { whole: gate.close(), passed };
}

test.each([1, 3, 50, 1000])('when sentences arrive in pieces of %i, they pass whole and in order', (size) => {
  const text = 'orders.orders의 주문을 셌어요. 2026-03-23부터의 주문만 남겼어요! 위에서 10개예요.';
  const { whole, passed } = run(text, 'ko', size);
  expect(passed).toEqual([
    'orders.orders의 주문을 셌어요.',
    '2026-03-23부터의 주문만 남겼어요!',
    '위에서 10개예요.',
  ]);
  expect(whole).toBe(text);
});

test('when names are set as code, the words pass without the marks', () => {
  expect(run('This counts rows of `orders.orders`.', 'en').whole).toBe('This counts rows of orders.orders.');
});

test.each([
  ['a link', 'It counts orders. See https://evil.example/x now.'],
  ['a bare address', 'It counts orders. See evil.com now.'],
  ['a mention', 'It counts orders. <@U1> look.'],
  ['a channel', 'It counts orders. #general look.'],
  ['markup', 'It counts orders. <b>bold</b> words.'],
  ['an image', 'It counts orders. ![x](y) is this.'],
  ['a figure of its own', 'It counts orders. There were 4821 of them.'],
  ['its own instructions', 'It counts orders. You tell a colleague who reads no SQL how it works.'],
  ['an address of few letters', 'It counts orders. See evil.tv/x or evil。info now.'],
  ['what nobody did', 'It counts orders. It is a verified number.'],
  ['another language', 'It counts orders. 주문을 모두 더했습니다.'],
  ['an endless sentence', `It counts orders. ${'and so on '.repeat(200)}`],
])('when a sentence holds %s, it and what follows stay out, and the whole is unfit', (_, text) => {
  const { whole, passed } = run(`${text} It goes on.`, 'en');
  expect(passed).toEqual(['It counts orders.']);
  expect(whole).toBeNull();
});

test('when nothing is said, there is no explanation', () => {
  expect(run('  \n ', 'ko').whole).toBeNull();
});
