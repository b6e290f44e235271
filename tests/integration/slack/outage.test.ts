import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SlackApp } from '../../../src/slack/open-slack.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import type { Fault } from '../../support/slack/faults.ts';
import { type Engine, openEngine } from '../database/engines.ts';
import { migrateStorage } from '../database/queue-support.ts';
import { answerTo, type EchoApp, echoApp, openEchoDoor, repliesTo } from './echo-door.ts';
import { until } from './work-support.ts';

let engine: Engine;
let slack: FakeSlack;
let echo: EchoApp;
let door: SlackApp | null;
/** Of promises that nobody waited for: each would have ended the process. */
const unheard: unknown[] = [];
const hear = (reason: unknown) => unheard.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', hear);
  engine = await openEngine('pglite');
  await migrateStorage(engine.database);
});
afterAll(async () => {
  process.off('unhandledRejection', hear);
  await engine?.stop();
});
beforeEach(async () => {
  await engine.database.script('truncate jobs, posted_messages, people, thread_turns, ledger cascade');
  slack = await openFakeSlack({ ackTimeout: 100, retryWaits: [10, 10, 10] });
  echo = echoApp(engine.database);
  door = await openEchoDoor(echo, slack);
  await slack.connected();
});
afterEach(async () => {
  await door?.stop(0);
  await slack.close();
  await wait(0);
  expect(unheard.splice(0)).toEqual([]);
});

const mention = (text: string) => slack.say({ person: 'U1', channel: 'C1', text: `<@UBOT> ${text}` });
const connects = () => slack.callsTo('apps.connections.open').length;

/** Slack that takes no connection, until it is over. */
function goAway(fault: Fault): { over(): void } {
  let isAway = true;
  slack.fail('apps.connections.open', { ...fault, times: Number.MAX_SAFE_INTEGER, when: () => isAway });
  slack.killSockets();
  return {
    over: () => {
      isAway = false;
    },
  };
}

const absences: [string, Fault][] = [
  ['answers with 500', { kind: 'http', status: 500 }],
  ['cuts every connection', { kind: 'cut', done: false }],
  ['is asked too often', { kind: 'ratelimited', retryAfter: 0 }],
  ['refuses the token', { kind: 'platform', error: 'invalid_auth' }],
];

describe('a Slack that goes away', () => {
  test.each(absences)(
    'when it %s for a while, what was said meanwhile is answered once',
    async (_, fault) => {
      const before = mention('before');
      await slack.answerTo(before.ts);
      const attempts = connects();
      const away = goAway(fault);
      await until(() => connects() > attempts);
      const missed = mention('missed');
      // Slack gives up on the events.
      await missed.acked;
      expect(slack.dropped.length).toBeGreaterThan(0);
      away.over();
      const answer = await slack.answerTo(missed.ts, undefined, 45_000);
      expect(answer.text).toContain(answerTo('missed'));
      expect(repliesTo(slack, missed)).toHaveLength(1);
      expect(repliesTo(slack, before)).toHaveLength(1);
      slack.assertClean();
    },
  );

  test('when what was missed cannot be read at first, the connection stands all the same', async () => {
    await slack.answerTo(mention('before').ts);
    const attempts = connects();
    const away = goAway({ kind: 'http', status: 503 });
    slack.fail('conversations.history', { kind: 'platform', error: 'missing_scope', times: 20 });
    await until(() => connects() > attempts);
    away.over();
    await slack.connected();
    const after = mention('after');
    expect((await slack.answerTo(after.ts)).text).toContain(answerTo('after'));
  });

  test('when it asks to connect anew now and then, nothing is looked through', async () => {
    await slack.answerTo(mention('before').ts);
    const looks = slack.callsTo('conversations.history').length;
    const attempts = connects();
    slack.dropSockets();
    await until(() => connects() > attempts);
    await slack.connected();
    await slack.answerTo(mention('after').ts);
    expect(slack.callsTo('conversations.history')).toHaveLength(looks);
  });

  test('when the door is closed while Slack is away, it ends at once and stays closed', async () => {
    const attempts = connects();
    const away = goAway({ kind: 'stall', ms: 150, done: false });
    await until(() => connects() > attempts);
    await door?.stop(0);
    door = null;
    const last = connects();
    away.over();
    await wait(400);
    expect(connects()).toBeLessThanOrEqual(last + 1);
    await slack.connected(0);
  });

  test('when the door is closed between address and greeting, no socket is left', async () => {
    const attempts = connects();
    slack.fail('apps.connections.open', { kind: 'stall', ms: 100 });
    slack.killSockets();
    await until(() => connects() > attempts);
    await door?.stop(0);
    door = null;
    await wait(300);
    await slack.connected(0);
  });
});
