import { afterAll, beforeAll, expect, test } from 'vitest';
import { drafted, type GenerativeCompany, openGenerativeCompany } from './generative-company.ts';

let company: GenerativeCompany;
beforeAll(async () => {
  company = await openGenerativeCompany();
}, 120_000);
afterAll(() => company?.close());

const question = '지난주 상담 티켓은 몇 개였나';
const explanation = { text: '지난주의 상담 문의를 셌어요.' };

const ticketsBy = (column: string, name = 'tickets') =>
  `select count(*) as ${name} from support.tickets as t where t.${column} >= timestamptz '2026-03-23 00:00 Asia/Seoul'
  and t.${column} < timestamptz '2026-03-30 00:00 Asia/Seoul'`;
const received = ticketsBy('created_at');
const resolved = ticketsBy('resolved_at', 'resolved');
const columns = [{ name: 'tickets', label: '문의 수', format: 'integer' }];

function twoWays(sql: string, changes: Record<string, unknown> = {}, label = '처리일 기준') {
  return drafted(received, {
    title: '상담 티켓 수',
    columns,
    label: '접수일 기준',
    other: { sql, title: '처리한 상담 티켓 수', label },
    ...changes,
  });
}

async function countOf(sql: string): Promise<string> {
  const { generated } = await company.ask(question, { drafts: [drafted(sql)], explanation });
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  return Number(generated.draft.rows[0]?.[0]).toLocaleString('en-US');
}

test('when two readings differ, one question carries both numbers, and each choice is a whole question', async () => {
  const { generated, server, stages } = await company.ask(question, { drafts: [twoWays(resolved)] });
  if (generated.kind !== 'ambiguous') throw new Error(JSON.stringify(generated));
  const counts = [await countOf(received), await countOf(resolved)];
  expect(counts[0]).not.toBe(counts[1]);
  expect(generated.choices.map(({ question: whole }) => whole)).toEqual([
    `${question} (접수일 기준)`,
    `${question} (처리일 기준)`,
  ]);
  expect(generated.choices[0]?.label).toMatch(new RegExp(`^접수일 기준: ${counts[0]}(?!\\d)`));
  expect(generated.choices[1]?.label).toMatch(new RegExp(`^처리일 기준: ${counts[1]}(?!\\d)`));
  expect(generated.choices.map(({ chosen }) => chosen)).toEqual([null, null]);
  expect(generated.text).toContain('접수일 기준');
  expect(generated.prompts.map(({ name }) => name)).toEqual(['text2sql/draft']);
  expect(server.journal).toHaveLength(1);
  expect(stages).not.toContain('explaining');
});

test('when it is asked in English, so is the question back', async () => {
  const draft = twoWays(resolved, { label: 'by date received' }, 'by date resolved');
  const { generated } = await company.ask('how many tickets did support have last week', { drafts: [draft] });
  if (generated.kind !== 'ambiguous') throw new Error(JSON.stringify(generated));
  expect(generated.text).not.toMatch(/[가-힣]/);
  expect(generated.choices[1]).toMatchObject({
    question: 'how many tickets did support have last week (by date resolved)',
  });
});

test('when both readings give the same, it is answered with both named', async () => {
  const same = received.replace('count(*)', 'count(t.ticket_id)');
  const { generated } = await company.ask(question, { drafts: [twoWays(same)], explanation });
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  const count = await countOf(received);
  expect(generated.draft.readings).toEqual([
    { label: '접수일 기준', value: count },
    { label: '처리일 기준', value: count },
  ]);
  expect(generated.draft.assumptions.some((text) => text.includes('접수일 기준, 처리일 기준'))).toBe(true);
  expect(generated.draft.sql).toBe(received);
  expect(generated.draft.explanation).toBe(explanation.text);
});

test('when the second reading has other columns, they are two answers, not one', async () => {
  const byChannel = received.replace('select count(*) as tickets', 'select t.channel, count(*) as tickets');
  const { generated } = await company.ask(question, { drafts: [twoWays(`${byChannel} group by 1`)] });
  if (generated.kind !== 'ambiguous') throw new Error(JSON.stringify(generated));
  expect(generated.choices[1]?.label).toMatch(/외 2개/);
});

test.each([
  ['names a column that is not there', ticketsBy('closed_at')],
  ['writes', 'delete from support.tickets'],
  ['reads other days', resolved.replaceAll('2026-03-30', '2026-04-30')],
  ['counts from the clock of the server', 'select count(*) from support.tickets where created_at > now()'],
  ['reads no data', 'select 42 as tickets'],
])(
  'when the second reading %s, the first is answered and says what it was not held against',
  async (_, sql) => {
    const { generated, server } = await company.ask(question, { drafts: [twoWays(sql)], explanation });
    if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
    expect(generated.draft.sql).toBe(received);
    expect(generated.draft.readings).toEqual([]);
    const noted = generated.draft.assumptions.filter((text) => text.includes('처리일 기준'));
    expect(noted).toHaveLength(1);
    expect(generated.draft.confidence.reasons.length).toBeGreaterThan(1);
    expect(server.journal.filter(({ outputName }) => outputName !== null)).toHaveLength(1);
  },
);

test('when the second reading is over a hidden table, it is not run and nothing of it is told', async () => {
  const visible = new Set([...company.tables].filter((table) => !table.startsWith('orders.')));
  const other = "select count(*) as orders from orders.orders where status = 'canceled'";
  const { generated } = await company.ask(question, { drafts: [twoWays(other)], explanation }, { visible });
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  expect(generated.draft.sources.tables).toEqual(['support.tickets']);
  expect(JSON.stringify(generated.draft)).not.toContain('orders.orders');
});

test.each([
  ['is the same statement', twoWays(`${received.replaceAll('\n', ' ')};`)],
  ['has the label of the first', twoWays(resolved, {}, '접수일  기준')],
  ['has a label with a figure of its own', twoWays(resolved, {}, '처리일 987654건 기준')],
  [
    'has a label that leads somewhere and a title that does too',
    twoWays(resolved, { other: { sql: resolved, title: 'www.evil.example', label: '<!channel> 처리일' } }),
  ],
  ['has no statement', twoWays(' ; ')],
])('when what is proposed %s, the first is simply answered', async (_, draft) => {
  const { generated } = await company.ask(question, { drafts: [draft], explanation });
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  expect(generated.draft.assumptions.some((text) => text.includes('읽을 수'))).toBe(false);
  expect(JSON.stringify(generated.draft)).not.toMatch(/987654건|evil|channel> /);
});

test('when the first reading stays doubtful, the second one is named and not run', async () => {
  const twice = `select sum(o.total_amount) as sales from orders.orders as o join orders.order_items as i
    on i.order_id = o.order_id`;
  const { generated, stages } = await company.ask('상품이 있는 주문의 금액은?', {
    drafts: [
      drafted(twice, {
        label: '주문 금액',
        other: { sql: 'select count(*) from orders.order_items', title: '', label: '상품 금액' },
      }),
    ],
    explanation,
  });
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  expect(stages.filter((stage) => stage === 'running')).toHaveLength(1);
  expect(generated.draft.confidence.level).toBe('low');
  expect(generated.draft.assumptions.some((text) => text.includes('상품 금액'))).toBe(true);
});

test('when the asker has chosen a reading, the model is told of it and a second one is not looked at', async () => {
  const { generated, server, stages } = await company.ask(
    `${question} (처리일 기준)`,
    { drafts: [twoWays(received, { sql: resolved, label: '처리일 기준' }, '접수일 기준')], explanation },
    { reading: '처리일 기준' },
  );
  expect(generated).toMatchObject({ kind: 'data', draft: { sql: resolved, readings: [] } });
  expect(server.journal[0]?.user).toMatch(/reading that the asker chose\s+<data \S+>\s+"처리일 기준"/);
  expect(stages.filter((stage) => stage === 'running')).toHaveLength(1);
});

test('when a repaired statement brings a second reading, it is held against that one', async () => {
  const { generated } = await company.ask(question, {
    drafts: [drafted(ticketsBy('opened_at')), twoWays(resolved)],
  });
  expect(generated).toMatchObject({ kind: 'ambiguous' });
});
