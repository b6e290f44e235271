import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { DatabaseError } from '../../../src/database/database-error.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import type { SlackApp } from '../../../src/slack/open-slack.ts';
import { startPostgres, type TestPostgres, whyNoPostgres } from '../../support/postgres-server.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { type Engine, openEngine } from '../database/engines.ts';
import { migrateStorage } from '../database/queue-support.ts';
import { answerTo, type EchoApp, echoApp, openEchoDoor, repliesTo } from './echo-door.ts';
import { until } from './work-support.ts';

const emptied = 'truncate jobs, posted_messages, people, thread_turns, ledger cascade';

let slack: FakeSlack;
const doors: SlackApp[] = [];

async function openSlack(): Promise<void> {
  slack = await openFakeSlack({ ackTimeout: 1_000, retryWaits: [50, 200, 500] });
}
async function closeSlack(): Promise<void> {
  await Promise.all(doors.splice(0).map((door) => door.stop(0)));
  slack.assertClean();
  await slack.close();
}
async function openDoor(echo: EchoApp, isExclusive: boolean): Promise<void> {
  doors.push(await openEchoDoor(echo, slack, { exclusive: isExclusive }));
  await slack.connected(doors.length);
}

const mention = (text: string, thread?: string) =>
  slack.say({ person: 'U1', channel: 'C1', text: `<@UBOT> ${text}`, ...(thread ? { thread } : {}) });

async function expectOneAnswer(said: { ts: string; channel: string }, text: string): Promise<void> {
  const answer = await slack.answerTo(said.ts, (message) => message.text.includes(answerTo(text)), 40_000);
  expect(answer.thread).toBe(said.ts);
  expect(repliesTo(slack, said)).toHaveLength(1);
}

describe('a database that fails for a while', () => {
  let engine: Engine;
  let echo: EchoApp;
  let isAway: boolean;

  beforeAll(async () => {
    engine = await openEngine('pglite');
    await migrateStorage(engine.database);
  });
  afterAll(() => engine?.stop());
  beforeEach(async () => {
    isAway = false;
    await engine.database.script(emptied);
    await openSlack();
    echo = echoApp(failing(engine.database));
    await openDoor(echo, true);
  });
  afterEach(async () => {
    isAway = false;
    await closeSlack();
  });

  function failing(database: Database): Database {
    const unlessAway = <T>(work: () => Promise<T>) =>
      isAway ? Promise.reject(new DatabaseError('08006')) : work();
    return {
      ...database,
      query: (text, values) => unlessAway(() => database.query(text, values)),
      script: (sql) => unlessAway(() => database.script(sql)),
      transaction: (work) => unlessAway(() => database.transaction(work)),
    };
  }

  test('when a question comes meanwhile, it is not acknowledged until it is stored, and answered once', async () => {
    isAway = true;
    const said = mention('meanwhile');
    await until(() => slack.acks.filter(({ ok }) => !ok).length > 1);
    isAway = false;
    expect((await said.acked).every(({ ok, attempts }) => ok && attempts > 1)).toBe(true);
    await expectOneAnswer(said, 'meanwhile');
  });

  test('when it fails under an answer, the answer comes once it is back, in its message', async () => {
    const said = mention('slow meanwhile');
    await until(() => echo.asked.length === 1);
    isAway = true;
    echo.letGo();
    await new Promise((resolve) => setTimeout(resolve, 200));
    isAway = false;
    await until(() => {
      echo.letGo();
      return repliesTo(slack, said).some(({ text }) => text.includes(answerTo('slow meanwhile')));
    });
    await expectOneAnswer(said, 'slow meanwhile');
  });
});

describe.skipIf(whyNoPostgres() !== null)('a PostgreSQL that doors share', () => {
  let server: TestPostgres;
  let pools: Database[];

  beforeAll(async () => {
    server = await startPostgres();
    pools = [await openPool(server.superuserUrl), await openPool(server.superuserUrl)];
    await migrateStorage(poolAt(0));
  });
  beforeEach(async () => {
    await poolAt(0).script(emptied);
    await openSlack();
  });
  afterEach(closeSlack);
  afterAll(async () => {
    await Promise.all((pools ?? []).map((pool) => pool.close()));
    await server?.stop();
  });

  const poolAt = (at: number): Database => {
    const pool = pools[at];
    if (pool === undefined) throw new Error('there is none');
    return pool;
  };

  test('when two doors answer from it, every question has one answer, and each thread is in order', async () => {
    const echoes = [echoApp(poolAt(0)), echoApp(poolAt(1))];
    for (const echo of echoes) await openDoor(echo, false);
    slack.duplicate(15);
    const roots = Array.from({ length: 15 }, (_, at) => mention(`root ${at}`));
    const replies = roots.map(({ ts }, at) => mention(`reply ${at}`, ts));
    for (const [at, { ts }] of replies.entries())
      await slack.answerTo(ts, ({ text }) => text.includes(answerTo(`reply ${at}`)), 30_000);
    for (const [at, root] of roots.entries()) {
      const texts = repliesTo(slack, root).map(({ text }) => text);
      expect(texts).toHaveLength(2);
      expect(texts[0]).toContain(answerTo(`root ${at}`));
      expect(texts[1]).toContain(answerTo(`reply ${at}`));
    }
    expect(echoes.flatMap(({ asked }) => asked)).toHaveLength(30);
    for (const { asked } of echoes) expect(asked.length).toBeGreaterThan(0);
  });

  test('when the server dies under their work and comes back, everything is answered once', async () => {
    const echoes = [echoApp(poolAt(0)), echoApp(poolAt(1))];
    for (const echo of echoes) await openDoor(echo, false);
    const held = mention('slow held');
    await until(() => echoes.some(({ asked }) => asked.length > 0));
    await server.kill9();
    const meanwhile = mention('meanwhile');
    for (const echo of echoes) echo.letGo();
    await until(() => slack.acks.some(({ ok }) => !ok));
    await server.restart();
    expect((await meanwhile.acked).some(({ ok }) => ok)).toBe(true);
    await expectOneAnswer(meanwhile, 'meanwhile');
    await until(() => {
      for (const echo of echoes) echo.letGo();
      return repliesTo(slack, held).some(({ text }) => text.includes(answerTo('slow held')));
    });
    await expectOneAnswer(held, 'slow held');
  });
});

async function openPool(url: string): Promise<Database> {
  const opened = await openDatabase({ kind: 'server', url, label: 'storage' });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}
