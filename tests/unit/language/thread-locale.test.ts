import { expect, it } from 'vitest';
import { threadLocale } from '../../../src/language/thread-locale.ts';

it.each(['top 3', 'vip', '3/15', '1', 'ok'])(
  'when %s goes on with Korean talk, it is answered in Korean',
  (text) => {
    expect(threadLocale(text, ['orders last week', '지난달 주문수'])).toBe('ko');
  },
);

it.each([
  ['top 3', [], 'en'],
  ['top 3', ['지난달 주문수', 'orders last week', '3/15'], 'en'],
  ['orders last week', ['지난달 주문수'], 'en'],
  ['강남구', ['orders last week'], 'ko'],
  ['only 강남구', ['orders last week'], 'en'],
  ['and for 서초구', ['지난달 주문수', 'orders last week'], 'en'],
  ['only 강남구', ['지난달 주문수'], 'ko'],
  ['강남구 주문수 보여줘 in March', ['orders last week'], 'ko'],
] as const)('when %s follows %j, its language is %s', (text, earlier, locale) => {
  expect(threadLocale(text, earlier)).toBe(locale);
});
