import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../../src/domain/answer.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

let company: TestApp;

beforeAll(async () => {
  company = await openTestApp();
});

afterAll(() => company.close());

async function talk(...turns: readonly (readonly [as: string, text: string])[]): Promise<Answer[]> {
  const thread = randomUUID();
  const answers: Answer[] = [];
  for (const [as, text] of turns) answers.push(await company.ask(text, { as, thread }));
  return answers;
}

const metricsOf = (answer: Answer | undefined) =>
  answer?.kind === 'data' ? (answer.verified?.names ?? []) : answer?.kind;

test.each(['1', '첫번째', '광고 클릭률', '지난달 광고 클릭률'])(
  'when somebody takes "%s" of what is not open to them, it is refused and nothing is remembered',
  async (text) => {
    const [, taken, after] = await talk(
      ['jiwoo', '지난달 클릭률'],
      ['taeyang', text],
      ['jiwoo', '지난주 클릭률'],
    );
    expect(taken).toMatchObject({ kind: 'refusal', code: 'table-not-visible' });
    expect(after?.kind).toBe('clarification');
  },
);

test('when a choice is taken, its own question is told, and the conversation keeps the meaning', async () => {
  const [, taken, after] = await talk(['jiwoo', '지난달 클릭률'], ['jiwoo', '1'], ['jiwoo', '지난주 클릭률']);
  expect(taken?.readAs?.text).toBe('지난달 광고 클릭률');
  expect(metricsOf(after)).toEqual(['ad_ctr']);
});

test('when thanks lie between, what was offered can still be taken', async () => {
  const [, , taken] = await talk(['jiwoo', '지난달 클릭률'], ['jiwoo', '고마워'], ['jiwoo', '2']);
  expect(metricsOf(taken)).toEqual(['search_click_rate']);
});

test('when a number could not be had, the next words go on with it and not with an older one', async () => {
  const [, missing, next] = await talk(['hana', '어제 취소율'], ['hana', '오늘 주문수'], ['hana', '그제는?']);
  expect(missing?.kind).toBe('failure');
  expect(metricsOf(next)).toEqual(['orders']);
});

test('when a question was not understood, its ellipsis is not answered with an older number', async () => {
  const [, unknown, next] = await talk(
    ['hana', '지난달 취소율'],
    ['hana', '지난달 공헌이익 알려줘'],
    ['hana', '강남구는?'],
  );
  expect(unknown?.kind).not.toBe('data');
  expect(next?.kind).not.toBe('data');
});

test('when somebody clears what they cannot see, it stays for those who can', async () => {
  const [, told, forgotten, after] = await talk(
    ['hana', '이 대화에서는 클릭률은 광고 클릭률로 봐줘'],
    ['taeyang', '뭐 기억해?'],
    ['taeyang', '클릭률 잊어줘'],
    ['hana', '지난주 클릭률'],
  );
  expect(JSON.stringify([told, forgotten])).not.toMatch(/광고/);
  expect(metricsOf(after)).toEqual(['ad_ctr']);
});

test.each(['다 지워줘', '전부 없애줘'])(
  'when told "%s" of an answer, the memory is left alone',
  async (text) => {
    const as = 'minjun';
    await company.ask('앞으로 매출은 결제액으로 봐줘', { as });
    await talk([as, '지난달 강남구 매출'], [as, text]);
    expect(metricsOf(await company.ask('지난달 매출', { as }))).toEqual(['gross_sales']);
    await company.ask('전부 잊어줘', { as });
  },
);

test('when it is asked how a word is read, nothing is remembered', async () => {
  const as = 'seoyeon';
  await company.ask('매출은 항상 결제액으로 봐?', { as });
  expect(metricsOf(await company.ask('지난달 매출', { as }))).toEqual(['net_sales']);
});
