import { once } from 'node:events';
import type { Ask, Question } from '../../../src/ask/question.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { openStarted, socketConfig } from '../../support/slack/slack-company.ts';
import type { FakeMessage } from '../../support/slack/world.ts';
import { ALL_SEEING, openTestApp, type TestApp } from '../../support/test-app.ts';

export interface ActionsCompany {
  readonly slack: FakeSlack;
  readonly app: TestApp['app'];
  mention(text: string, options?: { person?: string; channel?: string; thread?: string }): { ts: string };
  /** The ledger's entry of the question that a message of ours answers. */
  entryOf(message: FakeMessage): ReturnType<TestApp['app']['records']['ledger']['find']>;
  close(): Promise<void>;
}

/** Sees every table, unlike the others. */
export const allSeeing = 'U3';

/** The real application behind the real door; `U3` sees everything. */
export async function openActionsCompany(): Promise<ActionsCompany> {
  const slack = await openFakeSlack();
  const company = await openTestApp();
  const { app } = company;
  const known = {
    ...app,
    isListed: (id: string) => id === `T1/${allSeeing}`,
    ask: (question: Question) => askSlowly(question, app.ask),
    principal: (id: string) =>
      id === `T1/${allSeeing}` ? { id, groups: app.principal(ALL_SEEING).groups } : app.principal(id),
  };
  const door = await openStarted(known, socketConfig(slack), createLog('error'));
  await slack.connected();
  return {
    slack,
    app,
    mention: (text, options = {}) =>
      slack.say({ person: 'U1', channel: 'C1', ...options, text: `<@UBOT> ${text}` }),
    async entryOf({ channel, ts }) {
      const row = await app.records.posted.find({ workspace: 'T1', channel, ts });
      return row?.question == null ? null : app.records.ledger.find(row.question);
    },
    async close() {
      await door.stop(2000);
      await company.close();
      slack.assertClean();
      await slack.close();
    },
  };
}

/** A question that only ends by being stopped. */
export const endless = '작년 매출';

async function* askSlowly(question: Question, ask: Ask): ReturnType<Ask> {
  const { text, signal } = question;
  if (text === endless && signal !== undefined && !signal.aborted) await once(signal, 'abort');
  yield* ask(question);
}

/** Ends as soon as it holds. */
export async function until<T>(look: () => T | Promise<T>, slack: FakeSlack): Promise<NonNullable<T>> {
  for (let time = 0; time < 750; time += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`it never came to be\n${slack.transcript()}`);
}
