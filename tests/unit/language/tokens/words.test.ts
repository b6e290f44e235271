import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detectLocale } from '../../../../src/language/detect-locale.ts';
import { normalise } from '../../../../src/language/tokens/normalise.ts';
import { stems } from '../../../../src/language/tokens/stems.ts';
import { words } from '../../../../src/language/tokens/words.ts';

it.each([
  ['지난주 주문 수', ['지난주/hangul', '주문/hangul', '수/hangul']],
  ['GMV는 얼마?', ['GMV/latin', '는/hangul', '얼마/hangul']],
  ['order_items의 수', ['order_items/latin', '의/hangul', '수/hangul']],
  ['SKU2 10개', ['SKU2/latin', '10/number', '개/hangul']],
  ['1,000.5원', ['1,000.5/number', '원/hangul']],
  ["what's up", ["what's/latin", 'up/latin']],
  ['2026-03-15', ['2026/number', '03/number', '15/number']],
  ['orders.total', ['orders/latin', 'total/latin']],
  ['ㅈㅁㅅ!', ['ㅈㅁㅅ/hangul']],
  ['東京 売上', ['東京/other', '売上/other']],
  ['  ', []],
])('when the text is "%s", its words are %j', (text, expected) => {
  expect(words(text).map((word) => `${word.text}/${word.script}`)).toEqual(expected);
});

it('when words are cut, each stands where it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      for (const word of words(text)) expect(text.slice(word.start, word.end)).toBe(word.text);
    }),
  );
});

it.each([
  ['지역별로', ['지역별로', '지역별', '지역']],
  ['주문수는', ['주문수는', '주문수']],
  ['지역에서의', ['지역에서의', '지역에서', '지역']],
  ['가게들의', ['가게들의', '가게들', '가게']],
  ['배달된', ['배달된', '배달']],
  ['취소한', ['취소한', '취소']],
  ['서울이랑', ['서울이랑', '서울이', '서울']],
  ['메뉴랑', ['메뉴랑', '메뉴']],
  ['쿠폰으로', ['쿠폰으로', '쿠폰']],
  ['서울로', ['서울로', '서울']],
  ['수는', ['수는', '수']],
  ['회원당', ['회원당', '회원']],
  ['종로', ['종로']],
  ['평가', ['평가']],
  ['위한', ['위한']],
  ['orders', ['orders', 'order']],
  ['deliveries', ['deliveries', 'delivery', 'deliveri']],
  ['addresses', ['addresses', 'address']],
  ['Status', ['status', 'statu']],
  ["shop's", ["shop's", 'shop']],
])('when the word is %s, its readings are %j', (word, expected) => {
  expect(stems(word)).toEqual(expected);
});

it.each([
  ['주문 수', '주문수'],
  ['Average Order-Value', 'averageordervalue'],
  ['쿠폰(할인)', '쿠폰할인'],
  ['5% 할인', '5%할인'],
  ['주문'.normalize('NFD'), '주문'],
])('when "%s" is made a key, it is "%s"', (text, key) => {
  expect(normalise(text)).toBe(key);
});

it.each([
  ['지난주 주문 수', 'ko'],
  ['GMV 알려줘', 'ko'],
  ['ㅈㅁㅅ', 'ko'],
  ['orders last week', 'en'],
  ['orders in 강남구 and 서초구 last month', 'en'],
  ['강남구 GMV', 'ko'],
  ['TOP 5 지역 GMV', 'ko'],
  ['', 'en'],
  ['2026-03', 'en'],
])('when asked "%s", the language is %s', (text, locale) => {
  expect(detectLocale(text)).toBe(locale);
});
