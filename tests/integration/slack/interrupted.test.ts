import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ask, AskEvent, Question } from '../../../src/ask/question.ts';
import { isLeftForLater } from '../../../src/ask/stop.ts';
import type { App } from '../../../src/compose.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import type { SlackApp } from '../../../src/slack/open-slack.ts';
import { createQueue } from '../../../src/storage/create-queue.ts';
import { createFeedback } from '../../../src/storage/feedback.ts';
import { createLedger } from '../../../src/storage/ledger.ts';
import { createPeople } from '../../../src/storage/people.ts';
import { createPostedMessages } from '../../../src/storage/posted-messages.ts';
import { createThreads } from '../../../src/storage/threads.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { sampleDataAnswer } from '../../support/sample-answers.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { openStarted, socketConfig } from '../../support/slack/slack-company.ts';
import { type Engine, openEngine } from '../database/engines.ts';
import { migrateStorage } from '../database/queue-support.ts';
import { until } from './work-support.ts';

let engine: Engine;
let slack: FakeSlack;
let door: SlackApp;
let app: App;
/** Texts of the questions, in the order in which they were asked. */
let asked: string[];
/** Questions that are answered only when the test lets them, or when they are stopped. */
const slow = new Map<string, () => void>();

beforeAll(async () => {
  engine = await openEngine('pglite');
  await migrateStorage(engine.database);
});
afterAll(() => engine?.stop());

beforeEach(async () => {
  await engine.database.script('truncate jobs, posted_messages, people, thread_turns, ledger cascade');
  slack = await openFakeSlack({ ackTimeout: 100, retryWaits: [10, 10, 10] });
  asked = [];
  app = fakeApp();
  door = await open();
});
afterEach(async () => {
  slow.clear();
  await door.stop(0);
  slack.assertClean();
  await slack.close();
});

async function open(streams = false): Promise<SlackApp> {
  const opened = await openStarted(app, socketConfig(slack), createLog('silent'), { streams });
  await slack.connected();
  return opened;
}

/** Answers with the question's own words; the records are real. */
function fakeApp(): App {
  const { database } = engine;
  return {
    ask: askFake,
    principal: (id: string) => ({ id, groups: ['everyone'] }),
    isListed: () => false,
    mayRead: () => true,
    examples: async () => [],
    clock: () => ({ now: new Date(), timeZone: 'Asia/Seoul', weekStart: 'monday' }),
    records: {
      queue: createQueue(database),
      posted: createPostedMessages(database),
      feedback: createFeedback(database),
      people: createPeople(database),
      ledger: createLedger(database),
      threads: createThreads(database),
    },
  } as unknown as App;
}

const askFake: Ask = async function* (question: Question): AsyncGenerator<AskEvent, void, void> {
  asked.push(question.text);
  yield { kind: 'progress', stage: 'reading', detail: null };
  yield { kind: 'text', text: 'It is counted by day.' };
  if (question.text.includes('slow')) await heldUp(question);
  const isStopped = question.signal?.aborted === true && !isLeftForLater(question.signal);
  yield { kind: 'answer', answer: isStopped ? stoppedAnswer(question) : answerTo(question) };
};

function heldUp({ text, signal }: Question): Promise<void> {
  return new Promise((resolve) => {
    slow.set(text, resolve);
    signal?.addEventListener('abort', () => resolve());
    if (signal?.aborted) resolve();
  });
}

function answerTo({ id = '', text }: Question): Answer {
  const rows = text.includes('many')
    ? Array.from({ length: 150 }, (_, at) => [`place ${at}`, at])
    : [['a', 1]];
  return sampleDataAnswer({ id, text: `answer to ${text}`, chart: null, rows });
}

function stoppedAnswer(question: Question): Answer {
  const { id, locale, repairs, readAs, usage, prompts, timings } = answerTo(question);
  const base = { id, locale, repairs, readAs, usage, prompts, timings };
  return {
    ...base,
    ...{ kind: 'failure', code: 'model-stopped', text: 'stopped', nextStep: 'ask', sql: null, notes: [] },
  };
}

const mention = (text: string, thread?: string) =>
  slack.say({ person: 'U1', channel: 'C1', text: `<@UBOT> ${text}`, ...(thread ? { thread } : {}) });
const stateOf = async (ts: string, channel = 'C1') =>
  (await app.records.queue.find(`T1/${channel}/${ts}`))?.state;
const answersIn = (ts: string, channel = 'C1') => slack.thread(channel, ts).filter(({ bot }) => bot !== null);
const underWay = (text: string) => until(() => slow.has(text));

describe('while a question is worked on', () => {
  test('when its asker edits it, it is answered once, as it reads now', async () => {
    const { ts } = mention('slow orders');
    await underWay('slow orders');
    await slack.edit({ channel: 'C1', ts }, '<@UBOT> quick orders');
    await until(() => answersIn(ts).some(({ text }) => text.includes('answer to quick orders')));
    expect(answersIn(ts)).toHaveLength(1);
    expect(asked).toEqual(['slow orders', 'quick orders']);
  });

  test('when its asker edits it back and forth, the last words count', async () => {
    const { ts } = mention('slow one');
    await underWay('slow one');
    await slack.edit({ channel: 'C1', ts }, '<@UBOT> slow two');
    await underWay('slow two');
    slow.delete('slow one');
    await slack.edit({ channel: 'C1', ts }, '<@UBOT> slow one');
    await underWay('slow one');
    slow.get('slow one')?.();
    await until(() => answersIn(ts).some(({ text }) => text.includes('answer to slow one')));
    expect(answersIn(ts)).toHaveLength(1);
  });

  test('when its asker deletes it, nothing is left standing', async () => {
    const { ts } = mention('slow orders');
    await underWay('slow orders');
    await until(() => answersIn(ts).length === 1);
    await slack.remove({ channel: 'C1', ts });
    await until(async () => (await stateOf(ts)) === 'done');
    await until(() => slack.messages('C1').every(({ bot }) => bot === null));
    await until(
      async () => (await app.records.posted.answering({ workspace: 'T1', channel: 'C1', ts })).length === 0,
    );
  });

  test('when somebody deletes the placeholder, the work ends in order', async () => {
    const { ts } = mention('slow orders');
    await underWay('slow orders');
    await until(async () => (await app.records.posted.inThread('T1', 'C1', ts)).length === 1);
    const [placeholder] = answersIn(ts);
    await slack.react('U1', { channel: 'C1', ts: placeholder?.ts ?? '' }, 'wastebasket');
    await until(async () => (await stateOf(ts)) === 'done');
    expect(answersIn(ts)).toEqual([]);
  });

  test('when the process ends and another begins, the same message becomes the answer', async () => {
    const { ts } = mention('slow orders');
    await underWay('slow orders');
    const [placeholder] = answersIn(ts);
    await door.stop(0);
    slow.clear();
    door = await open();
    await underWay('slow orders');
    slow.get('slow orders')?.();
    await until(async () => (await stateOf(ts)) === 'done');
    expect(answersIn(ts).map(({ ts: at, text }) => [at, text.includes('answer to slow orders')])).toEqual([
      [placeholder?.ts, true],
    ]);
  });

  test('when it is streamed and stopped, the stream becomes the word that it was stopped', async () => {
    await door.stop(0);
    door = await open(true);
    const { ts } = mention('slow orders');
    await underWay('slow orders');
    await until(() => slack.callsTo('chat.appendStream').length > 0);
    await app.records.queue.requestStop(`T1/C1/${ts}`);
    await until(async () => (await stateOf(ts)) === 'done');
    expect(answersIn(ts)).toMatchObject([{ stream: { open: false } }]);
    expect(JSON.stringify(answersIn(ts))).toContain('stopped');
  });

  test('when Slack refuses the answer for a while, it comes later, once', async () => {
    slack.fail('chat.update', { times: 1, kind: 'platform', error: 'internal_error' });
    const { ts } = mention('orders');
    await until(() => answersIn(ts).some(({ text }) => text.includes('answer to orders')));
    expect(answersIn(ts)).toHaveLength(1);
  });
});

describe('an answer of many rows', () => {
  const filesIn = (ts: string) => slack.thread('C1', ts).flatMap(({ files }) => files);

  test('when its message must be sent again, its rows come beside it once', async () => {
    slack.fail('chat.update', { times: 1, kind: 'platform', error: 'internal_error' });
    const { ts } = mention('many orders');
    await until(async () => (await stateOf(ts)) === 'done');
    expect(filesIn(ts)).toHaveLength(1);
    const [file] = slack.files();
    expect(JSON.stringify(answersIn(ts)[0])).toContain(file?.name);
  });

  test('when Slack takes no file, the answer stands and speaks of none', async () => {
    slack.fail('files.getUploadURLExternal', { times: 20, kind: 'platform', error: 'missing_scope' });
    const { ts } = mention('many orders');
    await until(async () => (await stateOf(ts)) === 'done');
    expect(filesIn(ts)).toEqual([]);
    expect(answersIn(ts)).toHaveLength(1);
    expect(JSON.stringify(answersIn(ts))).not.toContain('.csv');
  });
});

describe('while nobody receives', () => {
  test('when people went on asking, everything is answered at the next start, and nothing twice', async () => {
    const known = mention('first');
    const direct = slack.say({ person: 'U2', text: 'direct first' });
    await until(async () => (await stateOf(known.ts)) === 'done');
    await until(async () => (await stateOf(direct.ts, 'D2')) === 'done');
    await door.stop(0);
    const missed = [
      mention('missed in the channel'),
      mention('missed in the thread', known.ts),
      slack.say({ person: 'U1', channel: 'C1', text: 'missed without a mention', thread: known.ts }),
      slack.say({ person: 'U2', text: 'missed in direct messages' }),
      slack.say({ person: 'U2', text: 'missed under an answer', thread: direct.ts }),
    ];
    const between = { person: 'U3', channel: 'C1', text: 'talk between people' };
    slack.say(between);
    slack.say({ ...between, text: 'talk below', thread: known.ts });
    await Promise.all(missed.map(({ acked }) => acked));
    asked = [];
    door = await open();
    for (const { ts, channel } of missed) await until(async () => (await stateOf(ts, channel)) === 'done');
    expect(asked.toSorted()).toEqual([
      'missed in direct messages',
      'missed in the channel',
      'missed in the thread',
      'missed under an answer',
      'missed without a mention',
    ]);
  });
});
