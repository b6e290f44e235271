import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DataAnswer } from '../../../src/domain/answer.ts';
import { otherSpan } from '../../../src/language/time/other-span.ts';
import { TEST_CLOCK } from '../../support/demo-company.ts';
import type { FakeMessage } from '../../support/slack/world.ts';
import { type ActionsCompany, endless, openActionsCompany, until } from './actions-company.ts';

let company: ActionsCompany;

beforeAll(async () => {
  company = await openActionsCompany();
});

afterAll(() => company?.close());

const ours = (messages: readonly FakeMessage[]) => messages.filter(({ bot }) => bot !== null);

/** The answer to what was pressed, once it stands with its question. */
function pressedAnswer(after: FakeMessage, person: string, channel = 'C1') {
  const { slack, entryOf } = company;
  return until(async () => {
    const thread = ours(slack.thread(channel, after.thread ?? after.ts));
    for (const message of thread.filter(({ ts }) => Number(ts) > Number(after.ts)).toReversed()) {
      const entry = await entryOf(message);
      if (entry?.question.principal === `T1/${person}` && entry.answer !== null) return { message, entry };
    }
    return null;
  }, slack);
}

const press = (person: string, { channel, ts }: FakeMessage, action: string, choice = {}) =>
  company.slack.click(person, { channel, ts }, action, choice);

describe('buttons that ask', () => {
  test('when somebody else asks again, it is their question, below, with their name', async () => {
    const { slack, mention, entryOf } = company;
    const answer = await slack.answerTo(mention('지난주 주문 수').ts);
    await press('U2', answer, 'rerun');
    const { message, entry } = await pressedAnswer(answer, 'U2');
    const [first, second] = [(await entryOf(answer))?.answer?.answer, entry.answer?.answer];
    expect(second).toMatchObject({ kind: 'data', rows: (first as DataAnswer).rows });
    const heading = ours(slack.thread('C1', answer.thread ?? '')).at(-2);
    expect(JSON.stringify(heading?.blocks)).toContain('<@U2>');
    expect(Number(heading?.ts)).toBeLessThan(Number(message.ts));
  });

  test('when a button is pressed twice, it asks once', async () => {
    const { slack, mention } = company;
    const answer = await slack.answerTo(mention('어제 매출').ts);
    await Promise.all([press('U2', answer, 'rerun'), press('U2', answer, 'rerun')]);
    await pressedAnswer(answer, 'U2');
    await until(async () => {
      const { waiting, running } = await company.app.records.queue.counts();
      return waiting + running === 0;
    }, slack);
    expect(ours(slack.thread('C1', answer.thread ?? ''))).toHaveLength(3);
  });

  test('when a choice is taken, what it stands for is asked', async () => {
    const { slack, mention, entryOf } = company;
    const root = mention('지난주 순매출');
    await slack.answerTo(root.ts);
    const asked = await slack.answerTo(mention('합계는??', { thread: root.ts }).ts);
    const clarification = (await entryOf(asked))?.answer?.answer;
    if (clarification?.kind !== 'clarification') throw new Error('it was not asked back');
    await press('U2', asked, 'choose:1');
    const { entry } = await pressedAnswer(asked, 'U2');
    expect(entry.question.text).toBe(clarification.choices[1]?.question);
    expect(entry.answer?.answer.kind).toBe('data');
  });

  test('when a guest presses, nothing is asked and they alone are told', async () => {
    const { slack, mention, app } = company;
    const answer = await slack.answerTo(mention('지난주 주문 수').ts);
    await press('UGUEST', answer, 'rerun');
    await until(() => slack.ephemerals('UGUEST').length > 0, slack);
    expect(await app.records.ledger.recent('T1/UGUEST')).toEqual([]);
  });

  test('when a question is pressed on the Home, it is answered in the direct messages', async () => {
    const { slack, entryOf } = company;
    await slack.openHome('U2');
    await until(() => slack.home('U2'), slack);
    await slack.clickHome('U2', 'ask');
    const answered = await until(async () => {
      const messages = ours(slack.messages('D2')).filter(({ thread }) => thread !== null);
      const [last] = messages.toReversed();
      return last === undefined ? null : (await entryOf(last))?.answer;
    }, slack);
    expect(answered.answer.kind).toBe('data');
  });

  test('when its question is no longer known, whoever pressed is told', async () => {
    const { slack, mention, app } = company;
    const answer = await slack.answerTo(mention('지난주 주문 수').ts);
    const stored = slack
      .team()
      .channels.get('C1')
      ?.messages.find(({ ts }) => ts === answer.ts);
    const row = await app.records.posted.find({ workspace: 'T1', channel: 'C1', ts: answer.ts });
    const other = '00000000-0000-8000-8000-000000000000';
    if (stored)
      stored.blocks = JSON.parse(JSON.stringify(stored.blocks).replaceAll(row?.question ?? '', other));
    const before = slack.ephemerals('U2').length;
    await press('U2', answer, 'rerun');
    await until(() => slack.ephemerals('U2').length > before, slack);
  });
});

describe('another span', () => {
  test.each([
    ['지난주 지역별 주문 수', 'wider', 'ko'],
    ['지난달 매출', 'narrower', 'ko'],
    ['completed orders in March by region', 'wider', 'en'],
    ['revenue last week', 'narrower', 'en'],
  ] as const)(
    'when the answer to "%s" is made %s, the same is asked of that span',
    async (text, way, locale) => {
      const { slack, mention, entryOf } = company;
      const answer = await slack.answerTo(mention(text).ts);
      const first = (await entryOf(answer))?.answer?.answer as DataAnswer;
      const intended = otherSpan(first.sources, way, TEST_CLOCK, locale)?.range;
      await press('U2', answer, way);
      const { entry } = await pressedAnswer(answer, 'U2');
      const second = entry.answer?.answer as DataAnswer;
      expect(second).toMatchObject({ kind: 'data', locale, sources: { range: intended } });
      expect(second.columns.map(({ name }) => name)).toEqual(first.columns.map(({ name }) => name));
    },
  );

  test('when there is none below a day, none is offered', async () => {
    const { slack, mention } = company;
    const answer = await slack.answerTo(mention('어제 주문 수').ts);
    const shown = JSON.stringify(answer.blocks);
    expect([shown.includes('"narrower"'), shown.includes('"wider"')]).toEqual([false, true]);
  });
});

test('when a question is stopped by its asker, it ends; somebody else cannot stop it', async () => {
  const { slack, mention } = company;
  const root = mention(endless);
  const placeholder = await until(() => ours(slack.thread('C1', root.ts))[0], slack);
  const before = slack.ephemerals('U2').length;
  await press('U2', placeholder, 'stop');
  await until(() => slack.ephemerals('U2').length > before, slack);
  expect((await company.entryOf(placeholder))?.answer ?? null).toBeNull();
  await press('U1', placeholder, 'stop');
  await slack.answerTo(root.ts);
  const ended = await until(async () => (await company.entryOf(placeholder))?.answer, slack);
  expect(ended.answer).toMatchObject({ kind: 'failure', code: 'model-stopped' });
});
