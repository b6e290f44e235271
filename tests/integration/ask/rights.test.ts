import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '../../../src/domain/answer.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

let company: TestApp;
beforeAll(async () => {
  company = await openTestApp();
});
afterAll(() => company.close());

/** What everybody may see leaves out refunds, advertising and support; `minjun` sees refunds and ads, `seoyeon` support and refunds. */
it.each([
  ['지난달 환불액', 'taeyang', 'orders.refunds'],
  ['지난달 환불 사유별 건수와 금액', 'taeyang', 'orders.refunds'],
  ['지난달 광고비', 'seoyeon', 'ads.ad_daily_stats'],
  ['tickets by topic last month', 'minjun', 'support.tickets'],
  ['지난달 문의 수', 'somebody-nobody-knows', 'support.tickets'],
  ['지난달 주문 수와 광고비', 'taeyang', 'ads.ad_daily_stats'],
])('when "%s" is asked by %s, the refusal tells no row of %s', async (question, as, table) => {
  const [allowed, refused] = [await company.ask(question), await company.ask(question, { as })];
  if (allowed.kind !== 'data') throw new Error(allowed.text);
  expect(refused).toMatchObject({ kind: 'refusal', code: 'table-not-visible' });
  expect(refused.text).toContain(table);
  expect(refused.kind === 'refusal' && refused.nextStep).toBeTruthy();
  expect(numbersIn(refused)).toEqual([]);
});

it.each([
  ['지난달 환불액', 'minjun'],
  ['지난달 문의 수', 'seoyeon'],
  ['지난달 광고비', 'jiwoo'],
  ['지난달 주문 수', 'somebody-nobody-knows'],
])('when "%s" is asked by %s, who may, it is answered as for everyone who may', async (question, as) => {
  const [one, other] = [await company.ask(question), await company.ask(question, { as })];
  if (one.kind !== 'data' || other.kind !== 'data') throw new Error(other.text);
  expect(other.rows).toEqual(one.rows);
});

it.each([
  '화성구 환불액',
  '도움말',
  'hello',
  '지난주 문의 만족도',
  '광고 노출 추이 이상해',
  '지난주 주문 수',
  'refunds of unicorns',
])('when "%s" is asked by somebody with the least rights, nothing hidden is suggested', async (question) => {
  const answer = await company.ask(question, { as: 'taeyang' });
  for (const suggestion of suggestionsOf(answer)) {
    const followed = await company.ask(suggestion, { as: 'taeyang' });
    expect(followed.kind, suggestion).toBe('data');
  }
});

it.each([
  ['지난주 missing_itme 주문 수', /missing_item|오배달|누락/],
  ['지난주 티켓 채널별 주문 수', /문의 경로/],
  ['지난주 전화 상담 주문 수', /phone|문의/],
  ['지난주 환불 사유 이상한 주문 수', /missing_item|환불 사유\b.*(지표|기준)/],
])(
  'when "%s" is asked by somebody with the least rights, no name or value of a hidden table is told',
  async (question, hidden) => {
    const answer = await company.ask(question, { as: 'taeyang' });
    expect(answer.kind).not.toBe('data');
    expect(answer.text.replaceAll(/'[^']*'/g, '')).not.toMatch(hidden);
  },
);

it('when a hidden value and a word that means nothing are asked for, the two cannot be told apart', async () => {
  const said = async (word: string) => {
    const answer = await company.ask(`지난주 ${word} 주문 수`, { as: 'taeyang' });
    return { kind: answer.kind, text: answer.text.split('혹시')[0]?.replaceAll(word, '□') };
  };
  expect(await said('missing_item')).toEqual(await said('qqqqing_item'));
});

/** Numbers that could come from rows; the codes and table names of a refusal hold none. */
function numbersIn(answer: Answer): string[] {
  return (
    JSON.stringify({ ...answer, id: '', timings: [] })
      .replaceAll(/"(calls|inputTokens|cachedTokens|outputTokens)":0/g, '')
      .match(/\d+/g) ?? []
  );
}

function suggestionsOf(answer: Answer): readonly string[] {
  if (answer.kind === 'data') return answer.suggestions;
  if (answer.kind === 'clarification') return answer.choices.map(({ label }) => label);
  return answer.kind === 'guide' || answer.kind === 'chat' ? answer.examples : [];
}
