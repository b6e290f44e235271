import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SlackApp } from '../../../src/slack/open-slack.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { type Engine, openEngine } from '../database/engines.ts';
import { migrateStorage } from '../database/queue-support.ts';
import { answerTo, type EchoApp, echoApp, openEchoDoor, repliesTo } from './echo-door.ts';
import { until } from './work-support.ts';

/** More in the long run. */
const mentions = process.env.ASKBIRD_TEST_LONG === '1' ? 600 : 60;
const channels = Array.from({ length: 5 }, (_, at) => ({ id: `C${at}`, name: `team-${at}` }));

let engine: Engine;
let slack: FakeSlack;
let echo: EchoApp;
let door: SlackApp;

beforeAll(async () => {
  engine = await openEngine('pglite');
  await migrateStorage(engine.database);
});
afterAll(() => engine?.stop());
beforeEach(async () => {
  await engine.database.script('truncate jobs, posted_messages, people, thread_turns, ledger cascade');
  const people = Array.from({ length: 10 }, (_, at) => ({ id: `U${at}` }));
  slack = await openFakeSlack({ teams: [{ id: 'T1', people, channels }], retryWaits: [0, 50, 100] });
  echo = echoApp(engine.database);
});
afterEach(async () => {
  await door?.stop(0);
  await slack.close();
});

describe.each([
  ['plain', false],
  ['streamed', true],
] as const)('%s answers in bad weather', (_, streams) => {
  test('when calls are refused, fail and are cut, and events come twice, every question has one answer', async () => {
    door = await openEchoDoor(echo, slack, { streams }, 8);
    await slack.connected();
    slack.weather({ seed: 7, rate429: 0.05, rate500: 0.03, cut: 0.05, duplicate: 0.1, retryAfter: 0 });
    const said = Array.from({ length: mentions }, (_, at) => {
      const text = `question ${at}`;
      const channel = `C${at % channels.length}`;
      return { text, ...slack.say({ person: `U${at % 10}`, channel, text: `<@UBOT> ${text}` }) };
    });
    for (const { ts, text } of said) {
      const answer = await slack.answerTo(ts, (message) => message.text.includes(answerTo(text)), 60_000);
      expect(answer.thread).toBe(ts);
    }
    await slack.deliveriesDone();
    // What was shown but not noted is gone through once more.
    await until(async () => (await echo.app.records.queue.counts()).done === mentions);
    for (const each of said) expect(repliesTo(slack, each)).toHaveLength(1);
    for (const { id } of channels) {
      const outside = slack.messages(id).filter(({ bot, thread }) => bot !== null && thread === null);
      expect(outside).toEqual([]);
    }
    expect(slack.dropped).toEqual([]);
    slack.assertClean();
  }, 120_000);
});
