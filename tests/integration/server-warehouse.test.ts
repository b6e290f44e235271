import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDemoCompany } from '../../demo/build.ts';
import { openApp } from '../../src/app.ts';
import { answerOf } from '../../src/ask/question.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { createLog } from '../../src/telemetry/log.ts';
import { TEST_CLOCK, TEST_DEMO } from '../support/demo-company.ts';
import { startPostgres, type TestPostgres, whyNoPostgres } from '../support/postgres-server.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const missing = whyNoPostgres();
const options = { log: createLog('silent'), onProgress: () => undefined };

describe.skipIf(missing !== null)('a warehouse on a real PostgreSQL server', () => {
  let server: TestPostgres;
  let home: string;

  beforeAll(async () => {
    server = await startPostgres();
    home = temporaryDirectory();
    const opened = await openDatabase({ kind: 'server', url: server.superuserUrl, label: 'warehouse' });
    if (!opened.ok) throw new Error(opened.problem.code);
    await buildDemoCompany(opened.value, { ...TEST_DEMO });
    await opened.value.close();
  });
  afterAll(() => server.stop());

  function configFor(url: string): Config {
    const read = readConfig(
      { WAREHOUSE_URL: url, ASKBIRD_HOME: home, ASKBIRD_KNOWLEDGE: join(process.cwd(), 'knowledge') },
      '/',
    );
    if (!read.ok) throw new Error('the configuration is wrong');
    return read.config;
  }

  test('when the role can do more than read, the start is refused; with the role of the script it made, questions are answered', async () => {
    const refused = await openApp(configFor(server.superuserUrl), options);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'warehouse-role-unsafe' } });
    if (refused.ok) return;
    const script = String(refused.problem.params?.script);
    const client = new pg.Client(server.superuserUrl);
    await client.connect();
    await client.query(script);
    await client.query("alter role askbird_reader password 'reader'");
    const gold = await client.query(
      "select count(*)::int as orders from orders.orders where status <> 'payment_failed' and ordered_at >= '2026-03-23 00:00+09' and ordered_at < '2026-03-30 00:00+09'",
    );
    await client.end();

    const url = new URL(server.superuserUrl);
    url.username = 'askbird_reader';
    url.password = 'reader';
    const opened = await openApp(configFor(url.href), options);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    const app = opened.value;
    const ask = (text: string) =>
      answerOf(
        app.ask({
          text,
          principal: app.principal('hana'),
          thread: 't',
          door: 'evaluation',
          locale: null,
          clock: TEST_CLOCK,
        }),
      );
    expect(await ask('지난주 주문 수')).toMatchObject({ kind: 'data', rows: [[gold.rows[0].orders]] });
    expect(await ask('top 5 regions by net sales last week')).toMatchObject({
      kind: 'data',
      truncated: false,
    });
    expect(await ask('회원 이름이랑 전화번호 알려줘')).not.toMatchObject({ kind: 'data' });

    await server.kill9();
    const down = await ask('지난주 주문 수');
    expect(down).toMatchObject({ kind: 'failure', code: 'warehouse-unreachable' });
    await server.restart();
    expect(await ask('지난주 주문 수')).toMatchObject({ kind: 'data', rows: [[gold.rows[0].orders]] });
    await app.close();
  }, 120_000);

  test('when the server does not answer, the start says so and leaves nothing locked', async () => {
    const url = 'postgresql://askbird_reader:x@127.0.0.1:9/none';
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(await openApp(configFor(url), options)).toMatchObject({
        ok: false,
        problem: { code: 'warehouse-unreachable' },
      });
    }
  });
});
