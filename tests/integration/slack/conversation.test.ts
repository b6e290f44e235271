import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SlackApp } from '../../../src/slack/open-slack.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { openStarted, socketConfig } from '../../support/slack/slack-company.ts';
import type { FakeMessage } from '../../support/slack/world.ts';
import { ALL_SEEING, openTestApp, type TestApp } from '../../support/test-app.ts';

let company: TestApp;
let slack: FakeSlack;
let door: SlackApp;

/** Sees every table, unlike the others; another guest is named in the policy. */
const allSeeing = 'T1/U3';

beforeAll(async () => {
  slack = await openFakeSlack();
  company = await openTestApp();
  const { app } = company;
  const known = {
    ...app,
    isListed: (id: string) => id === allSeeing,
    principal: (id: string) =>
      id === allSeeing ? { id, groups: app.principal(ALL_SEEING).groups } : app.principal(id),
  };
  door = await openStarted(known, socketConfig(slack), createLog('error'));
  await slack.connected();
});

afterAll(async () => {
  await door?.stop(2000);
  await company?.close();
  slack?.assertClean();
  await slack?.close();
});

const records = () => company.app.records;
const ours = (messages: readonly FakeMessage[]) => messages.filter(({ bot }) => bot !== null);
const shown = (message: FakeMessage | undefined) => JSON.stringify([message?.text, message?.blocks]);

function mention(text: string, options: { person?: string; channel?: string; thread?: string } = {}) {
  return slack.say({ person: 'U1', channel: 'C1', ...options, text: `<@UBOT> ${text}`.trim() });
}

async function questionOf(message: FakeMessage, channel = 'C1') {
  const row = await records().posted.find({ workspace: 'T1', channel, ts: message.ts });
  return row?.question == null ? null : records().ledger.find(row.question);
}

async function until(holds: () => unknown | Promise<unknown>): Promise<void> {
  for (let time = 0; time < 500; time += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`it never came to be\n${slack.transcript()}`);
}

describe('a question', () => {
  test('when a channel mentions Askbird, one answer stands in the thread, in the language of the question', async () => {
    const said = mention('지난주 주문 수');
    const answer = await slack.answerTo(said.ts);
    await slack.deliveriesDone();
    expect(ours(slack.thread('C1', said.ts))).toHaveLength(1);
    const entry = await questionOf(answer);
    expect(entry?.question).toMatchObject({ principal: 'T1/U1', locale: 'ko', text: '지난주 주문 수' });
    expect(entry?.answer?.kind).toBe('data');
  });

  test('when it is asked in direct messages, the conversation goes on, and a reply under an answer goes on from it', async () => {
    const first = slack.say({ person: 'U2', text: 'orders last week' });
    await slack.answerTo(first.ts);
    const other = slack.say({ person: 'U2', text: 'completed orders in March by region' });
    await slack.answerTo(other.ts);
    const reply = slack.say({ person: 'U2', text: 'and the week before?', thread: first.ts });
    const known = ours(slack.thread('D2', first.ts)).length;
    await until(() => ours(slack.thread('D2', first.ts)).length > known);
    const job = `T1/D2/${reply.ts}`;
    await until(async () => (await records().queue.find(job))?.state === 'done');
    const last = ours(slack.thread('D2', first.ts)).at(-1);
    const entry = last === undefined ? null : await questionOf(last, 'D2');
    expect(entry?.question.text).toBe('and the week before?');
    expect(entry?.answer).toMatchObject({ kind: 'data' });
    expect(JSON.stringify(entry?.answer?.answer)).not.toContain('group by');
  });

  test('when somebody asks for the first time, they are greeted once', async () => {
    await until(() => slack.messages('D1').length > 0);
    await slack.answerTo(mention('어제 매출').ts);
    expect(slack.messages('D1').filter(({ thread }) => thread === null)).toHaveLength(1);
  });

  test('when it is nothing but a mention, help is given; in a thread with what was said last', async () => {
    const talk = slack.say({ person: 'U2', channel: 'C1', text: 'revenue by region last week' });
    const called = mention('', { thread: talk.ts });
    const help = await slack.answerTo(called.ts);
    expect(shown(help)).toContain('revenue by region last week');
    expect(await questionOf(help)).toBeNull();
  });

  test('when Askbird is called into a thread, what others said there is remembered by their names, once', async () => {
    const talk = slack.say({ person: 'U2', channel: 'C1', text: 'I wonder about orders' });
    slack.say({ person: 'U3', channel: 'C1', text: 'me too', thread: talk.ts });
    for (const text of ['orders last week', 'orders yesterday']) {
      const said = mention(text, { thread: talk.ts });
      await until(async () => (await records().queue.find(`T1/C1/${said.ts}`))?.state === 'done');
    }
    const turns = await records().threads.recent(`slack:T1/C1/${talk.ts}`, 20, 0);
    expect(turns.filter(({ role }) => role === 'asker').map(({ author, text }) => [author, text])).toEqual([
      ['T1/U2', 'I wonder about orders'],
      ['T1/U3', 'me too'],
      ['T1/U1', 'orders last week'],
      ['T1/U1', 'orders yesterday'],
    ]);
  });
});

describe('who reads along', () => {
  test('when a channel may not know what its asker may, they are answered in their direct messages', async () => {
    const said = mention('지난주 환불 금액', { person: 'U3' });
    const notice = await slack.answerTo(said.ts);
    await until(async () => (await questionOf(notice)) === null);
    const [answer] = slack.messages('D3').filter(({ thread }) => thread !== null);
    expect((await questionOf(answer as FakeMessage, 'D3'))?.answer?.kind).toBe('data');
    const remembered = await records().threads.recent(`slack:T1/C1/${said.ts}`, 20, 20);
    expect(remembered.filter(({ kind }) => kind === 'data')).toEqual([]);
  });

  test('when another company reads along, nothing is answered there', async () => {
    const said = mention('지난주 주문 수', { channel: 'CSHARED' });
    const notice = await slack.answerTo(said.ts);
    expect(await questionOf(notice, 'CSHARED')).toBeNull();
    const answers = slack.messages('D1').filter(({ thread }) => thread !== null);
    expect((await questionOf(answers.at(-1) as FakeMessage, 'D1'))?.answer?.kind).toBe('data');
  });

  test.each(['UGUEST', 'USTRANGER'])(
    'when %s asks and no policy names them, nothing is asked',
    async (person) => {
      const said = mention('지난주 주문 수', { person });
      await slack.answerTo(said.ts);
      expect(await records().ledger.recent(`T1/${person}`)).toEqual([]);
    },
  );
});

describe('after the question', () => {
  test('when it is edited, the answer in its place is that of the new words', async () => {
    const said = mention('지난주 주문 수');
    const answer = await slack.answerTo(said.ts);
    await slack.edit({ channel: 'C1', ts: said.ts }, '<@UBOT> 지난주 매출');
    await until(async () => (await questionOf(answer))?.question.text === '지난주 매출');
    await until(async () => (await questionOf(answer))?.answer !== null);
    await until(() => ours(slack.thread('C1', said.ts))[0]?.text !== answer.text);
    expect(ours(slack.thread('C1', said.ts)).map(({ ts }) => ts)).toEqual([answer.ts]);
  });

  test('when it is deleted, its answer goes too', async () => {
    const said = mention('지난주 주문 수');
    const answer = await slack.answerTo(said.ts);
    await slack.remove({ channel: 'C1', ts: said.ts });
    await until(() => !slack.messages('C1').some(({ ts }) => ts === answer.ts));
    const place = { workspace: 'T1', channel: 'C1', ts: answer.ts };
    await until(async () => (await records().posted.find(place)) === null);
  });

  test('when people react with thumbs, their votes count until taken back', async () => {
    const { ts } = await slack.answerTo(mention('지난주 주문 수').ts);
    const at = { channel: 'C1', ts };
    const row = await records().posted.find({ workspace: 'T1', ...at });
    const votes = async () => (await records().feedback.of(row?.question ?? '')).map(({ value }) => value);
    await slack.react('U2', at, '+1');
    await slack.react('U3', at, '-1');
    await until(async () => (await votes()).length === 2);
    expect((await votes()).toSorted()).toEqual(['bad', 'good']);
    await slack.unreact('U3', at, '-1');
    await until(async () => (await votes()).length === 1);
    expect(await votes()).toEqual(['good']);
  });

  test('when somebody throws an answer away, it goes only for its asker', async () => {
    const { ts } = await slack.answerTo(mention('지난주 주문 수').ts);
    await slack.react('U2', { channel: 'C1', ts }, 'wastebasket');
    await until(() => slack.ephemerals('U2').length > 0);
    expect(slack.messages('C1').some((message) => message.ts === ts)).toBe(true);
    await slack.react('U1', { channel: 'C1', ts }, 'wastebasket');
    await until(() => !slack.messages('C1').some((message) => message.ts === ts));
  });
});

describe('where people look', () => {
  test('when somebody opens the Home, it shows what they asked; to a guest it shows none of the data', async () => {
    await slack.openHome('U1');
    await until(() => slack.home('U1') !== null);
    expect(JSON.stringify(slack.home('U1'))).toContain('지난주 매출');
    await slack.openHome('UGUEST');
    await until(() => slack.home('UGUEST') !== null);
  });

  test('when somebody opens the messages, first questions are offered', async () => {
    await slack.openHome('U2', 'messages');
    await until(() => slack.callsTo('assistant.threads.setSuggestedPrompts').length > 0);
  });
});
