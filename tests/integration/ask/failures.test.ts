import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { openTestApp } from '../../support/test-app.ts';

const root = join(import.meta.dirname, '../../..');

/** Quick with its default, and endless with a large number: what a query over much data is like. */
const slowExample = `
owner: 데이터팀
examples:
  - name: pairs_of_orders
    questions:
      ko: ["주문 짝짓기 {count}배"]
      en: ["order pairing times {count}"]
    parameters:
      - { name: count, type: number, default: "1" }
    sql: |
      select count(*) as pairs
      from orders.orders as a
      cross join orders.orders as b
      cross join core.regions as c
      cross join core.shops as d
      where a.order_id % 100000 < :count and b.order_id % 100000 < :count
    columns:
      - { name: pairs, label: { ko: "짝", en: "Pairs" }, format: integer }
    explanation: { ko: "주문의 짝을 셉니다.", en: "Counts pairs of orders." }
    assumptions: []
    verifiedBy: 데이터팀
    verifiedAt: 2026-11-20
`;

it('when a query runs out of time, the answer is a failure with a next step and the next question is answered', async () => {
  const knowledge = join(temporaryDirectory(), 'knowledge');
  cpSync(join(root, 'knowledge'), knowledge, { recursive: true });
  writeFileSync(join(knowledge, 'examples', 'slow.yaml'), slowExample);
  const company = await openTestApp({ knowledge, sqlTimeoutMs: 2000 });

  const cut = await company.ask('주문 짝짓기 1000배');
  expect(cut).toMatchObject({ kind: 'failure', code: 'sql-timeout' });
  if (cut.kind !== 'failure') throw new Error(cut.text);
  expect(cut.nextStep).not.toBe('');
  expect(cut.sql).toContain('cross join');
  expect(cut.text).toMatch(/\p{Script=Hangul}/u);

  const next = await company.ask('지난주 주문 수');
  if (next.kind !== 'data') throw new Error(next.text);
  const gold = await company.query(
    `select count(*) from orders.orders where status <> 'payment_failed'
     and ordered_at >= '2026-03-23' and ordered_at < '2026-03-30'`,
  );
  expect(next.rows).toEqual(gold);
  await company.close();
}, 60_000);

it('when a second process opens a home in use, it is told who holds it and the first goes on', async () => {
  const company = await openTestApp();
  const second = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/ask.ts', '지난주 주문 수'], {
    cwd: root,
    env: { ...process.env, ASKBIRD_HOME: company.config.home },
    encoding: 'utf8',
  });
  expect(second.status).toBe(1);
  expect(second.stdout).toBe('');
  expect(second.stderr).toContain(String(process.pid));
  expect(second.stderr).toMatch(/\p{Script=Hangul}/u);
  expect(second.stderr).not.toMatch(/\bat .*\.ts:\d+/);

  expect(await company.ask('지난주 주문 수')).toMatchObject({ kind: 'data' });
  await company.close();
});
