import { expect, it } from 'vitest';
import { fillerPhrases, isFiller } from '../../../../src/language/tokens/filler.ts';

const fillers =
  '보여줘 보여주세요 알려줘 알려주세요 알려주시겠어요 뽑아줘 뽑아주실 조회해줘 해줘 해주세요 좀 얼마나 얼마야 몇 뭐야 어떻게 돼 되나요 ' +
  '얼마였어요 얼마죠 얼마일까요 몇건이었나요 뭐죠 ㅎㅎ ㅠㅠ 수고하십니다 askbird 물어보새야 ' +
  '궁금해요 부탁드려요 혹시 는 을 의 에서 은 show me please what is the of by a and tell give could you';

const content =
  '빼고 제외 미만 넘는 중복 첫 평균 비율 만 보다 당 이상 이하 초과 없는 상위 가장 주문 수 전체 총 비교 추이 마다 까지 부터 ' +
  'average per without only not no more than top total number count most excluding between under over first distinct each every';

it.each(fillers.split(' '))('when the word is "%s", it adds nothing', (word) => {
  expect(isFiller(word)).toBe(true);
});

it.each(content.split(' '))('when the word is "%s", it is content', (word) => {
  expect(isFiller(word)).toBe(false);
});

it.each([
  ['주문 수 뽑아주실 수 있을까요', ['뽑아주실 수 있을까요']],
  ['주문 수를 알 수 있을까요?', ['알 수 있을까요']],
  ['주문 수 어떻게 돼?', ['어떻게 돼']],
  ['주문이 몇 건이야', ['몇 건이야']],
  ['매출이 얼마나 되나요', ['얼마나 되나요']],
  ['매출을 보고 싶어요', ['보고 싶어요']],
  ['could you please show me orders', ['could you please', 'show me']],
  ['How many orders did we get', ['How many', 'did we get']],
  ['what is the revenue', ['what is']],
  ['주문 수 있는 가게', []],
  ['the number of orders', []],
  ['매출 좀 확인해 주실 수 있으실까요', ['확인해 주실 수 있으실까요']],
  ['수고 많으십니다 매출', ['수고 많으십니다']],
  ['막대 그래프로 주문 수', ['막대 그래프로']],
  ['orders as a bar chart', ['as a bar chart']],
])('when asked "%s", the empty phrases are %j', (text, phrases) => {
  expect(fillerPhrases(text).map(({ start, end }) => text.slice(start, end))).toEqual(phrases);
});
