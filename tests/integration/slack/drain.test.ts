import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SlackApp } from '../../../src/slack/open-slack.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { type SlackProcess, startSlackProcess } from '../../support/slack/slack-process.ts';
import { copyTestHome } from '../../support/test-app.ts';
import { type Engine, openEngine } from '../database/engines.ts';
import { migrateStorage } from '../database/queue-support.ts';
import { answerTo, type EchoApp, echoApp, openEchoDoor, repliesTo } from './echo-door.ts';
import { until } from './work-support.ts';

let slack: FakeSlack;
const mention = (text: string) => slack.say({ person: 'U1', channel: 'C1', text: `<@UBOT> ${text}` });

describe('a door that is closed', () => {
  let engine: Engine;
  let echo: EchoApp;
  let door: SlackApp;
  const stateOf = async ({ ts }: { ts: string }) => (await echo.app.records.queue.find(`T1/C1/${ts}`))?.state;

  beforeAll(async () => {
    engine = await openEngine('pglite');
    await migrateStorage(engine.database);
  });
  afterAll(() => engine?.stop());
  beforeEach(async () => {
    await engine.database.script('truncate jobs, posted_messages, people, thread_turns, ledger cascade');
    slack = await openFakeSlack({ ackTimeout: 100, retryWaits: [10, 10, 10] });
    echo = echoApp(engine.database);
    door = await openEchoDoor(echo, slack, {}, 1);
    await slack.connected();
  });
  afterEach(async () => {
    await door.stop(0);
    slack.assertClean();
    await slack.close();
  });

  test('when an answer is under way, it ends within the grace, and what waits is left to the next start', async () => {
    const running = mention('slow running');
    await until(() => echo.asked.length === 1);
    const waiting = mention('waiting');
    await until(async () => (await stateOf(waiting)) === 'waiting');
    const stopped = door.stop(20_000);
    await slack.connected(0);
    echo.letGo();
    await stopped;
    expect(await stateOf(running)).toBe('done');
    expect(repliesTo(slack, running)).toMatchObject([
      { text: expect.stringContaining(answerTo('slow running')) },
    ]);
    expect(await stateOf(waiting)).toBe('waiting');
    expect(echo.asked).toEqual(['slow running']);
    door = await openEchoDoor(echo, slack);
    expect((await slack.answerTo(waiting.ts)).text).toContain(answerTo('waiting'));
    expect(repliesTo(slack, running)).toHaveLength(1);
  });

  test('when the grace is over, the next start answers in the same message', async () => {
    const running = mention('slow running');
    await until(async () => (await echo.app.records.posted.inThread('T1', 'C1', running.ts)).length > 0);
    await until(() => echo.asked.length === 1);
    const [placeholder] = repliesTo(slack, running);
    await door.stop(0);
    expect(await stateOf(running)).toBe('waiting');
    door = await openEchoDoor(echo, slack);
    await until(() => echo.asked.length === 2);
    echo.letGo();
    const answer = await slack.answerTo(running.ts, (message) => message.text.includes('answer to'));
    expect(answer.ts).toBe(placeholder?.ts);
    expect(repliesTo(slack, running)).toHaveLength(1);
  });

  test('when people go on asking while it closes, each of them is answered once in the end', async () => {
    await slack.answerTo(mention('before').ts);
    const said = [mention('slow first')];
    await until(() => echo.asked.length === 2);
    let isClosed = false;
    const stopped = door.stop(300).finally(() => {
      isClosed = true;
    });
    while (!isClosed) {
      said.push(mention(`slow ${said.length}`));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await stopped;
    await Promise.all(said.map(({ acked }) => acked));
    for (const each of said) {
      const isStored = (await stateOf(each)) !== undefined;
      const isAcked = (await each.acked).some(({ ok }) => ok);
      expect({ isAcked, isLost: isAcked && !isStored }).toEqual({ isAcked, isLost: false });
    }
    door = await openEchoDoor(echo, slack, {}, 8);
    await until(async () => {
      echo.letGo();
      return (await Promise.all(said.map(stateOf))).every((state) => state === 'done');
    });
    for (const each of said) expect(repliesTo(slack, each)).toHaveLength(1);
  });
});

describe('a process that is told to end', () => {
  let base: string;

  beforeAll(async () => {
    base = await copyTestHome();
  });
  afterAll(() => rmSync(base, { recursive: true, force: true, maxRetries: 3 }));

  test.skipIf(process.env.ASKBIRD_TEST_LONG !== '1')(
    'when it is told so in the middle of several questions, all of them are answered once, by it or by the next',
    async () => {
      slack = await openFakeSlack({ ackTimeout: 500, retryWaits: [0, 1000, 2000] });
      const processes: SlackProcess[] = [];
      const start = async () => {
        const started = await startSlackProcess(join(base, 'home'), slack);
        processes.push(started);
        return started;
      };
      try {
        const first = await start();
        await slack.connected();
        await slack.answerTo(mention('지난주 주문 수').ts, undefined, 30_000);
        const said = Array.from({ length: 6 }, () => mention('지난주 지역별 주문 수'));
        await slack.waitFor(() => slack.callsTo('chat.postMessage').length > 1 || null, 'a placeholder');
        await first.stop();
        expect(await first.gone()).toBeNull();
        await start();
        await Promise.all(said.map(({ ts }) => slack.answerTo(ts, undefined, 30_000)));
        for (const each of said) {
          const answers = repliesTo(slack, each);
          expect(answers).toHaveLength(1);
          expect(answers[0]?.blocks.map(({ type }) => type)).toContain('data_table');
        }
        slack.assertClean();
      } finally {
        await Promise.all(processes.map((each) => each.stop()));
        await slack.close();
      }
    },
    90_000,
  );
});
