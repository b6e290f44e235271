import { afterAll, beforeAll, expect, test } from 'vitest';
import { wideBudget } from '../../../support/chat-model.ts';
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
const hourColumns = [
  { name: 'hour', label: '시각', format: 'integer' },
  { name: 'orders', label: '주문 수', format: 'integer' },
];

test('when a draft stands, its rows, conditions, sources and explanation make an unverified answer', async () => {
  const heard = await company.ask(question, {
    drafts: [drafted(byHour, { title: '시각별 주문 수', columns: hourColumns })],
    explanation,
  });
  const { generated } = heard;
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  const { draft } = generated;
  expect(draft.columns.map(({ label }) => label)).toEqual(['시각', '주문 수']);
  expect(draft.rows.length).toBeGreaterThan(5);
  expect(draft.verified).toBeNull();
  expect(draft.confidence.level).toBe('medium');
  expect(draft.attempts).toEqual([]);
  expect(draft.sources).toMatchObject({
    tables: ['orders.orders'],
    range: { from: '2026-03-23', to: '2026-03-30' },
  });
  expect(draft.sources.definitions.map(({ name }) => name)).toContain('orders');
  expect(draft.assumptions.filter((text) => text.startsWith('질문에 없던'))).toEqual([]);
  expect(draft.assumptions.some((text) => text.includes('payment_failed'))).toBe(true);
  expect(draft.explanation).toBe(explanation.text);
  expect(heard.said).toBe(explanation.text);
  expect(heard.stages).toEqual(['searching', 'drafting', 'checking', 'running', 'explaining']);
  expect(generated.prompts.map(({ name }) => name)).toEqual(['text2sql/draft', 'text2sql/explain']);
  const [prompt] = generated.prompts;
  expect(prompt?.sections.some(({ section, item }) => section === 'tables' && item === 'orders.orders')).toBe(
    true,
  );
});

test('when no row is shown to the model, the explanation prompt holds the statement and none of the results', async () => {
  const { server, generated } = await company.ask(question, { drafts: [drafted(byHour)], explanation });
  if (generated.kind !== 'data') throw new Error(generated.kind);
  const counts = generated.draft.rows.map((row) => String(row[1])).filter((cell) => cell.length > 2);
  const explained = server.journal.at(-1);
  expect(explained?.user).toContain('payment_failed');
  expect(counts.filter((count) => explained?.user.includes(count))).toEqual([]);
});

test('when a column does not exist, the model is told its nearest names and mends it', async () => {
  const wrong = byHour.replaceAll('ordered_at', 'order_at');
  const { generated, server, stages } = await company.ask(question, {
    drafts: [drafted(wrong), drafted(byHour)],
    explanation,
  });
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  expect(server.journal[1]?.user).toContain('unknown-column');
  expect(server.journal[1]?.user).toContain('ordered_at');
  expect(stages).toContain('repairing');
  expect(generated.draft.attempts).toMatchObject([{ sql: wrong.trim() }]);
  expect(generated.draft.confidence.reasons).toContain('쿼리를 고쳐서 실행함');
});

test('when a join repeats what is summed, it is repaired before anybody sees the number', async () => {
  const twice = `select sum(o.total_amount) as sales from orders.orders as o
    join orders.order_items as i on i.order_id = o.order_id where ${week}`;
  const once = `select sum(o.total_amount) as sales from orders.orders as o where ${week}`;
  const { generated, server } = await company.ask('sales of orders last week with their items', {
    drafts: [drafted(twice), drafted(once)],
    explanation: { text: 'This adds up the amounts of all orders placed last week.' },
  });
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  expect(server.journal[1]?.user).toContain('fan-out');
  expect(generated.draft.sql).toBe(once);
  expect(generated.draft.attempts).toHaveLength(1);
});

test('when a repeated sum comes back changed but still repeated, it is shown with the doubt named', async () => {
  const twice = (name: string) => `select sum(o.total_amount) as ${name} from orders.orders as o
    join orders.order_items as i on i.order_id = o.order_id where ${week}`;
  const { generated, server } = await company.ask('지난주 상품 포함 주문 금액', {
    drafts: [drafted(twice('a')), drafted(twice('b')), drafted(twice('c'))],
    explanation,
  });
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  expect(server.journal.filter(({ outputName }) => outputName !== null)).toHaveLength(3);
  expect(generated.draft.confidence.level).toBe('low');
  expect(generated.draft.text).toContain('주의');
});

test('when two repairs do not help, the last statement is handed over unrun with what stood in its way', async () => {
  const missing = (name: string) => `select count(${name}) from orders.orders`;
  const { generated, server } = await company.ask('주문의 배달 거리 평균', {
    drafts: [drafted(missing('nope')), drafted(missing('nada')), drafted(missing('nil'))],
  });
  expect(server.journal).toHaveLength(3);
  expect(generated).toMatchObject({
    kind: 'unrun',
    sql: missing('nil'),
    problem: { code: 'sql-missing-name', params: { name: 'nil' } },
  });
  if (generated.kind === 'unrun') expect(generated.notes.length).toBeGreaterThan(2);
});

test('when a repair writes the same statement again, no third one is asked for', async () => {
  const wrong = 'select count(nope) from orders.orders';
  const { generated, server } = await company.ask('주문의 배달 거리 평균', {
    drafts: [drafted(wrong), drafted(`${wrong}; `)],
  });
  expect(server.journal).toHaveLength(2);
  expect(generated).toMatchObject({ kind: 'unrun', sql: wrong });
});

test('when the planner expects too much work, it is not run', async () => {
  const { generated, stages } = await company.ask(
    question,
    { drafts: [drafted(byHour)] },
    {},
    { maxCost: 1 },
  );
  expect(stages).not.toContain('running');
  expect(generated).toMatchObject({ kind: 'unrun', problem: { code: 'sql-too-costly' } });
});

test('when the statement covers other days than those asked for, it is repaired', async () => {
  const month = byHour.replace('2026-03-23', '2026-02-01');
  const { generated, server } = await company.ask(question, {
    drafts: [drafted(month), drafted(byHour)],
    explanation,
  });
  expect(server.journal[1]?.user).toContain('out-of-range');
  expect(generated).toMatchObject({ kind: 'data', draft: { sql: byHour } });
});

test('when a literal is no stored value, the nearest stored ones are offered to the repair', async () => {
  const by = (district: string) =>
    `select count(*) as n from core.regions as r where r.sigungu = '${district}'`;
  const { generated, server } = await company.ask('강남구 지역은 몇 곳이야', {
    drafts: [drafted(by('강남')), drafted(by('강남구'))],
    explanation: { text: '강남구에 있는 지역을 셌어요.' },
  });
  expect(server.journal[1]?.user).toContain('value-unknown');
  expect(server.journal[1]?.user).toContain('강남구');
  expect(generated).toMatchObject({ kind: 'data', draft: { sql: by('강남구') } });
});

test('when three samples agree, it is said and trusted more', async () => {
  const other = byHour.replace('count(*)', 'count(o.order_id)');
  const { generated } = await company.ask(
    question,
    { drafts: [drafted(byHour), drafted(other), drafted(byHour)], explanation },
    {},
    { drafts: 3 },
  );
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  expect(generated.draft.confidence.level).toBe('high');
});

test('when samples differ, the majority is shown and the doubt told', async () => {
  const odd = byHour.replace(' and o.ordered_at <', " and o.status = 'delivered' and o.ordered_at <");
  const all = await company.ask(
    question,
    { drafts: [drafted(odd), drafted(byHour), drafted(byHour)], explanation },
    {},
    { drafts: 3 },
  );
  expect(all.generated).toMatchObject({
    kind: 'data',
    draft: { sql: byHour, confidence: { level: 'medium' } },
  });
  const two = await company.ask(
    question,
    { drafts: [drafted(odd), drafted(byHour)], explanation },
    {},
    { drafts: 2 },
  );
  expect(two.generated).toMatchObject({ kind: 'data', draft: { confidence: { level: 'low' } } });
});

test('when the data lack what is asked for, it is said with the missing pieces', async () => {
  const { generated } = await company.ask('지난주 라이더들의 평균 심박수는?', {
    drafts: [drafted(null, { missing: ['라이더 심박수'] })],
  });
  expect(generated).toMatchObject({ kind: 'unanswerable', missing: ['라이더 심박수'] });
  if (generated.kind === 'unanswerable') expect(generated.text).toContain('라이더 심박수');
});

test('when something is called missing that is described, the model has to look again', async () => {
  const { generated, server } = await company.ask(question, {
    drafts: [drafted(null, { missing: ['주문 수'] }), drafted(byHour)],
    explanation,
  });
  expect(server.journal[1]?.user).toContain('no-statement');
  expect(generated.kind).toBe('data');
});

test('when the budget is spent before the explanation, the number is told with the plain one', async () => {
  const { generated } = await company.ask(
    question,
    { drafts: [drafted(byHour)], explanation },
    { budget: wideBudget({ maxCalls: 1 }) },
  );
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  expect(generated.draft.explanation).toContain('payment_failed');
});

test.each([
  ['turns unfit', { text: '지난주 주문을 시간대별로 셌어요. 모두 987654건이었어요. 더 있어요.' }],
  [
    'is cut off',
    { text: '지난주 주문을 시간대별로 셌어요. 한 행은 한 시간', cut: 'after-first-token' as const },
  ],
])(
  'when the explanation %s midway, what was said stays, the plain one follows, and both are the answer',
  async (_, reply) => {
    const { generated, said } = await company.ask(question, {
      drafts: [drafted(byHour)],
      explanation: { ...reply, pieceSize: 22 },
    });
    if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
    const { explanation: told } = generated.draft;
    expect(said).toBe(told);
    expect(told).toMatch(/^지난주 주문을 시간대별로 셌어요\.\n/);
    expect(told).toContain('payment_failed');
    expect(told).not.toMatch(/987654|더 있어요|한 행은/);
  },
);

test.each([
  [question, explanation.text, '낱말'],
  ['busiest hours for orders last week', 'This counts the orders of last week by the hour.', 'words'],
])(
  'when the embedder does not answer "%s", the answer says that words alone found the tables',
  async (text, told, word) => {
    const { generated } = await company.ask(text, {
      drafts: [drafted(byHour)],
      explanation: { text: told },
      embedder: { code: 'embedder-unreachable' },
    });
    if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
    expect(generated.draft.assumptions.filter((each) => each.includes(word))).toHaveLength(1);
    expect(generated.draft.confidence.level).toBe('low');
  },
);

test('when the budget is spent before a repair, the statement is handed over unrun', async () => {
  const { generated } = await company.ask(
    question,
    { drafts: [drafted('select nope from orders.orders')] },
    { budget: wideBudget({ maxCalls: 1 }) },
  );
  expect(generated).toMatchObject({
    kind: 'unrun',
    sql: 'select nope from orders.orders',
    problem: { code: 'model-budget-spent' },
  });
});

test('when the model does not answer at all, there is no statement and its problem is told', async () => {
  const { generated } = await company.ask(question, { drafts: [{ status: 401 }] });
  expect(generated).toMatchObject({
    kind: 'unrun',
    sql: null,
    notes: [],
    problem: { code: 'model-key-refused' },
  });
});

test('when a question follows another in English, the thread and its statement are in the prompt and its conditions are known', async () => {
  const delivered = `select count(*) as n from orders.orders as o where o.status = 'delivered' and ${week}`;
  const { generated, server } = await company.ask(
    'and how many of them were pickups',
    {
      drafts: [drafted(delivered.replace("'delivered'", "'picked_up'"), { title: 'Pickups' })],
      explanation: { text: 'This counts the orders that were picked up in the same week.' },
    },
    {
      previous: [{ question: 'delivered orders last week', sql: delivered }],
      refined: 'orders picked up last week',
    },
  );
  if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
  expect(server.journal[0]?.user).toContain('delivered orders last week');
  expect(generated.draft.text).toMatch(/^Pickups/);
  expect(generated.draft.rows).toHaveLength(1);
});
