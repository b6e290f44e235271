import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, type Question } from '../../../src/ask/question.ts';
import type { Answer, DataAnswer } from '../../../src/domain/answer.ts';
import type { NewTurn } from '../../../src/storage/threads.ts';
import { TEST_CLOCK } from '../../support/demo-company.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

let company: TestApp;
beforeAll(async () => {
  company = await openTestApp();
});
afterAll(() => company?.close());

function questionOf(text: string, over: Partial<Question>): Question {
  const { app } = company;
  return {
    ...{ text, principal: app.principal('hana'), thread: randomUUID(), door: 'evaluation', locale: null },
    clock: app.clock(TEST_CLOCK.now),
    ...over,
  };
}

function ask(text: string, over: Partial<Question> = {}): Promise<Answer> {
  return answerOf(company.app.ask(questionOf(text, over)));
}

function dataOf(answer: Answer): DataAnswer {
  if (answer.kind !== 'data') throw new Error(`no number came: ${JSON.stringify(answer)}`);
  return answer;
}

describe('a follow-up', () => {
  it('when it names the question that it goes on with, what came after that one is not recalled', async () => {
    const thread = randomUUID();
    const first = await ask('지난주 주문 수', { thread });
    await ask('지난달 취소율', { thread });
    const onto = dataOf(await ask('지역별로', { thread, onto: first.id }));
    const whole = dataOf(await ask('지난주 지역별 주문 수'));
    expect(onto.sql).toBe(whole.sql);
    expect(onto.rows).toEqual(whole.rows);
  });

  it('when it names none, it goes on with the last', async () => {
    const thread = randomUUID();
    await ask('지난주 주문 수', { thread });
    await ask('지난달 취소율', { thread });
    expect(dataOf(await ask('지역별로', { thread })).sql).toBe(dataOf(await ask('지난달 지역별 취소율')).sql);
  });

  it('when the question that it names is not of that thread, the whole thread is recalled', async () => {
    const thread = randomUUID();
    await ask('지난주 주문 수', { thread });
    const over = { thread, onto: randomUUID() };
    expect(dataOf(await ask('지역별로', over)).sql).toBe(dataOf(await ask('지난주 지역별 주문 수')).sql);
  });
});

describe('a question that the door named', () => {
  it('when it is asked again, the answer is the same to the letter and the thread knows it once', async () => {
    const over = { id: randomUUID(), thread: randomUUID() };
    const first = await ask('지난주 지역별 주문 수', over);
    const again = await ask('지난주 지역별 주문 수', over);
    expect(first.id).toBe(over.id);
    expect(again).toEqual(JSON.parse(JSON.stringify(first)));
    expect(await company.app.records.threads.recent(over.thread, 10, 0)).toHaveLength(2);
  });
});

describe('a thread that Askbird was called into', () => {
  const said = (author: string, text: string): NewTurn => ({
    ...{ saidAt: TEST_CLOCK.now, question: null, author, role: 'asker', text, kind: null, state: null },
  });

  it('when others spoke before and between, numbers are found and built on all the same', async () => {
    const thread = randomUUID();
    const { threads } = company.app.records;
    await threads.append(thread, [
      said('T1/U1', '이번 주 회의 자료 봐 주세요'),
      said('T1/U2', '주문부터 볼까요?'),
    ]);
    const first = dataOf(await ask('지난주 주문 수', { thread }));
    expect(first.sql).toBe(dataOf(await ask('지난주 주문 수')).sql);
    await threads.append(
      thread,
      Array.from({ length: 14 }, (_, at) => said(`T1/U${at % 3}`, `좋아요 ${at}`)),
    );
    const next = dataOf(await ask('top 3 지역', { thread }));
    expect(next.locale).toBe('ko');
    expect(next.sql).toContain('limit 3');
    expect(next.rows).toHaveLength(3);
  });
});

it('when the asker stops it before it runs, no statement is run and that it was stopped is its answer', async () => {
  const controller = new AbortController();
  const id = randomUUID();
  let last: Answer | null = null;
  const question = questionOf('지난주 지역별 주문 수', { id, signal: controller.signal });
  for await (const event of company.app.ask(question)) {
    if (event.kind === 'progress' && event.stage === 'recalling') controller.abort();
    if (event.kind === 'answer') last = event.answer;
  }
  expect(last).toMatchObject({ kind: 'failure', code: 'model-stopped' });
  expect((await company.app.records.ledger.find(id))?.answer).toMatchObject({ kind: 'failure' });
});
