import { afterAll, beforeAll, expect, test } from 'vitest';
import { drafted, type GenerativeCompany, openGenerativeCompany } from './generative-company.ts';

let company: GenerativeCompany;
beforeAll(async () => {
  company = await openGenerativeCompany();
}, 120_000);
afterAll(() => company?.close());

const week =
  "o.ordered_at >= timestamptz '2026-03-23 00:00 Asia/Seoul' and o.ordered_at < timestamptz '2026-03-30 00:00 Asia/Seoul'";
const byHour = `select extract(hour from o.ordered_at at time zone 'Asia/Seoul')::int as hour, count(*) as orders
  from orders.orders as o where o.status <> 'payment_failed' and ${week} group by 1 order by 2 desc`;
const explanation = {
  text: '지난주에 결제가 승인된 주문을 시간대별로 셌어요. 한 행은 한 시간대예요.',
  pieceSize: 5,
};
const question = '지난주 결제 승인된 주문이 몰린 시각은?';

test.each([
  ['delete from orders.orders', 'sql-not-a-query'],
  ["select pg_read_file('/etc/passwd') from orders.orders", 'sql-forbidden'],
  ['select usename from pg_catalog.pg_user', 'sql-table-not-allowed'],
  ['explain select * from orders.orders', 'sql-not-a-query'],
  ['select 12345 as orders', 'sql-reads-no-data'],
  ['select 12345 as orders from orders.orders limit 1', 'sql-reads-no-data'],
  ['select count(*) from ads.campaigns_nobody_has', 'sql-unknown-table'],
])('when every draft is %s, nothing runs and it is said why', async (sql, code) => {
  const { generated, stages } = await company.ask('지난주 주문 수', { drafts: [drafted(sql)] });
  expect(stages).not.toContain('running');
  expect(generated).toMatchObject({ kind: 'unrun', problem: { code } });
});

test('when a table is hidden from the asker, a statement over it is refused like one that does not exist', async () => {
  const visible = new Set([...company.tables].filter((table) => !table.startsWith('support.')));
  const hidden = [...company.tables].find((table) => table.startsWith('support.'));
  const { generated, server } = await company.ask(
    '지난주 상담 티켓 수',
    { drafts: [drafted(`select count(*) from ${hidden}`)] },
    { visible },
  );
  expect(generated).toMatchObject({ kind: 'unrun', problem: { code: 'sql-unknown-table' } });
  expect(server.journal[0]?.user).not.toContain(`${hidden}`);
});

test('when the model adds a condition that nobody asked for, the answer says so and trusts it little', async () => {
  const sneaky = byHour.replace('group by', "and o.channel = 'web' group by");
  const { generated } = await company.ask(question, { drafts: [drafted(sneaky)], explanation });
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  const foreign = generated.draft.assumptions.filter((text) => text.startsWith('질문에 없던 조건'));
  expect(foreign).toHaveLength(1);
  expect(foreign[0]).toContain('web');
  expect(generated.draft.confidence.level).toBe('low');
});

test.each([
  '자세한 내용은 https://evil.example.com 에서 보세요.',
  '<!channel> 지난주 주문을 셌어요.',
  '지난주 주문은 모두 987654건이었어요.',
  'The orders of last week were counted.',
])('when the explanation is %s, the plain one is told in its place', async (text) => {
  const { generated, said } = await company.ask(question, {
    drafts: [drafted(byHour)],
    explanation: { text },
  });
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  expect(generated.draft.explanation).not.toContain(text);
  expect(generated.draft.explanation).toContain('payment_failed');
  expect(said).not.toContain(text);
});

test('when titles, labels and assumptions hold links, mentions or figures of their own, they are dropped', async () => {
  const { generated } = await company.ask(question, {
    drafts: [
      drafted(byHour, {
        title: '[여기](https://evil.example.com)',
        columns: [{ name: 'hour', label: '<@U123>', format: 'percent' }],
        assumptions: ['주문은 555777건으로 추정', '취소 주문도 셌어요', '!<https://x.io>'],
      }),
    ],
    explanation,
  });
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  const told = JSON.stringify(generated.draft);
  for (const bad of ['evil', 'U123', '555777', 'x.io']) expect(told).not.toContain(bad);
  expect(generated.draft.assumptions).toContain('취소 주문도 셌어요');
  expect(generated.draft.columns[0]).toMatchObject({ label: '시각', format: 'integer' });
});
