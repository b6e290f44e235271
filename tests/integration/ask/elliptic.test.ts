import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../../src/domain/answer.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

let company: TestApp;
beforeAll(async () => {
  company = await openTestApp();
});
afterAll(() => company.close());

async function talk(...texts: readonly string[]): Promise<Answer[]> {
  const thread = randomUUID();
  const answers: Answer[] = [];
  for (const text of texts) answers.push(await company.ask(text, { thread }));
  return answers;
}

test.each([
  ['지난주 순매출', '합계는??', '지난주 순매출'],
  ['net sales last week', 'forget it', 'net sales last week'],
])(
  'when "%s" is followed by "%s", what is meant is asked with questions that work',
  async (first, next, named) => {
    const [, asked, taken] = await talk(first, next, '1');
    if (asked?.kind !== 'clarification') throw new Error(asked?.text);
    expect(asked.text).toContain(named);
    expect(asked.choices.length).toBeGreaterThanOrEqual(2);
    expect(taken?.kind).toBe('data');
  },
);

test('when a number is acknowledged, a short reply comes in its language and the thread goes on', async () => {
  const [, , wordless, next] = await talk('지난주 주문 수', '넵', '👍', '강남구는?');
  expect(wordless).toMatchObject({ kind: 'chat', locale: 'ko', examples: [] });
  expect(next?.kind).toBe('data');
});

test('when two words are ambiguous, one choice settles both', async () => {
  const [, taken] = await talk('지난주 이번주 클릭률', '1');
  expect(taken).toMatchObject({ kind: 'data', verified: { names: ['ad_ctr'] } });
});

test('when both meanings are asked for, each can be taken after the other', async () => {
  const [, again, one, two] = await talk('지난주 클릭률', '둘 다', '1', '2번으로 할게요');
  expect(again?.kind === 'clarification' && again.choices.length).toBe(2);
  expect(one).toMatchObject({ kind: 'data', verified: { names: ['ad_ctr'] } });
  expect(two).toMatchObject({ kind: 'data', verified: { names: ['search_click_rate'] } });
});

test('when a meaning is set for good where the conversation has its own, it is said which goes first', async () => {
  const [, told] = await talk(
    '이 대화에서는 매출은 거래액으로 봐줘',
    '앞으로 매출은 결제액으로 봐줘',
    '전부 잊어줘',
  );
  expect(told?.text).toContain('거래액');
});
