import fc from 'fast-check';
import { expect, it } from 'vitest';
import { identifierParts } from '../../../../src/language/tokens/identifier-parts.ts';
import { retrievalTerms } from '../../../../src/language/tokens/retrieval-terms.ts';

it.each([
  ['OrderItems', 'order item orderitems'],
  ['order_items', 'order item orderitems'],
  ['orders.total_amount', 'order total amount totalamount'],
  ['SKUCode2', 'sku code 2 skucode2'],
  ['_private_flag', 'privat flag privateflag'],
  ['deliveries', 'deliveri'],
  ['delivery', 'deliveri'],
  ['delivered', 'deliv'],
  ['average', 'averag'],
  ['the average delivery time per region', 'averag deliveri time per region'],
  ['what is the number of orders', 'number order'],
  ['orders without coupons', 'order without coupon'],
  ['not delivered', 'not deliv'],
  ['only new members', 'onli new member'],
  ["shop's menus", 'shop menu'],
  ['가게', '가게'],
  ['가게별로', '가게별 가게'],
  ['가게에서', '가게'],
  ['가게들의', '가게들 가게'],
  ['지역에서의', '지역'],
  ['주문수는', '주문수 주문 문수'],
  ['주문 수', '주문 주문수 문수'],
  ['주문의 수', '주문 주문의수 문수'],
  ['배달된', '배달'],
  ['취소된 주문을', '취소 주문'],
  ['결제했는지', '결제'],
  ['객단가', '객단가 객단 단가'],
  ['평균 배달시간', '평균 배달시간 배달 달시 시간'],
  ['보여줘', ''],
  ['매출을 보여주세요', '매출'],
  ['GMV는', 'gmv'],
  ['SKU코드', 'sku 코드'],
  ['3,500원', '3500 원'],
  ['2026년 매출', '2026 년 매출'],
  ['1.5', '1.5'],
  ['회의', '회의'],
  ['평가', '평가'],
  ['café', 'café'],
  ['東京', '東京'],
  ['', ''],
  ['!? …', ''],
])('when "%s" is indexed, its terms are "%s"', (text, terms) => {
  expect(retrievalTerms(text).join(' ')).toBe(terms);
});

it.each([
  ['OrderItems', ['order', 'items']],
  ['order_items', ['order', 'items']],
  ['orderItemID', ['order', 'item', 'id']],
  ['HTTPServer2', ['http', 'server', '2']],
  ['SKUCode2', ['sku', 'code', '2']],
  ['X', ['x']],
])('when the identifier is %s, its words are %j', (identifier, parts) => {
  expect(identifierParts(identifier)).toEqual(parts);
});

it.each([
  ['가게별 주문수', '가게별로 주문 수'],
  ['delivery region', 'deliveries by regions'],
  ['order_items', 'order items'],
  ['취소된 주문', '주문 취소'],
])('when a document says "%s", the question "%s" shares every word of it', (document, question) => {
  const asked = new Set(retrievalTerms(question));
  const shared = retrievalTerms(document).filter((term) => asked.has(term));
  expect(new Set(shared).size).toBeGreaterThanOrEqual(2);
});

it('when a word comes twice, it counts twice', () => {
  expect(retrievalTerms('order orders')).toEqual(['order', 'order']);
});

it('when text arrives decomposed, its terms are those of the composed text', () => {
  expect(retrievalTerms('가게별 주문수'.normalize('NFD'))).toEqual(retrievalTerms('가게별 주문수'));
});

it('when any text is read, nothing throws and no term is empty or holds a space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      for (const term of retrievalTerms(text)) expect(term).toMatch(/^\S+$/u);
    }),
  );
});
