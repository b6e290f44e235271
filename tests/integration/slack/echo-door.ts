import type { Ask, AskEvent, Question } from '../../../src/ask/question.ts';
import type { App } from '../../../src/compose.ts';
import type { Database } from '../../../src/database/database.ts';
import type { SlackApp, SlackOptions } from '../../../src/slack/open-slack.ts';
import { createQueue } from '../../../src/storage/create-queue.ts';
import { createFeedback } from '../../../src/storage/feedback.ts';
import { createLedger } from '../../../src/storage/ledger.ts';
import { createPeople } from '../../../src/storage/people.ts';
import { createPostedMessages } from '../../../src/storage/posted-messages.ts';
import { createThreads } from '../../../src/storage/threads.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { sampleDataAnswer } from '../../support/sample-answers.ts';
import type { FakeSlack } from '../../support/slack/fake-slack.ts';
import { openStarted, socketConfig } from '../../support/slack/slack-company.ts';
import type { FakeMessage } from '../../support/slack/world.ts';

/** Answers to questions with "slow" in them wait until that is called. */
export interface EchoApp {
  readonly app: App;
  /** Texts, in the order in which they were asked. */
  readonly asked: string[];
  letGo(): void;
}

/** An application whose answers are the questions' own words, and whose records are real. */
export function echoApp(database: Database): EchoApp {
  const asked: string[] = [];
  let waiting: (() => void)[] = [];
  const hold = ({ signal }: Question) =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      signal?.addEventListener('abort', () => resolve());
    });
  const ask: Ask = async function* (question): AsyncGenerator<AskEvent, void, void> {
    const { id = '', text } = question;
    asked.push(text);
    yield { kind: 'progress', stage: 'reading', detail: null };
    yield { kind: 'text', text: 'It is counted by day.' };
    if (text.includes('slow')) await hold(question);
    yield { kind: 'answer', answer: sampleDataAnswer({ id, text: answerTo(text), chart: null }) };
  };
  const app = {
    ask,
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
  return {
    app,
    asked,
    letGo() {
      for (const resolve of waiting) resolve();
      waiting = [];
    },
  };
}

export const answerTo = (text: string): string => `answer to ${text}`;

export function openEchoDoor(
  { app }: EchoApp,
  slack: FakeSlack,
  options: Partial<SlackOptions> = {},
  workers = 4,
): Promise<SlackApp> {
  return openStarted(app, socketConfig(slack, workers), createLog('silent'), options);
}

/** What the bot says in the thread of that message. */
export function repliesTo(slack: FakeSlack, { channel, ts }: { channel: string; ts: string }): FakeMessage[] {
  return slack.thread(channel, ts).filter(({ bot }) => bot !== null);
}
