import { afterAll, beforeAll, expect, test } from 'vitest';
import { drafted, type GenerativeCompany, openGenerativeCompany } from './generative-company.ts';

let company: GenerativeCompany;
beforeAll(async () => {
  company = await openGenerativeCompany();
}, 120_000);
afterAll(() => company?.close());

const explanation = { text: '지난주에 들어온 주문을 셌어요.' };
const count = (condition: string) => `select count(*) as orders from orders.orders as o where ${condition}`;
const given = count(
  "o.ordered_at >= timestamptz '2026-03-23 00:00 Asia/Seoul' and o.ordered_at < timestamptz '2026-03-30 00:00 Asia/Seoul'",
);

test.each([
  [
    '지난주 결제 승인된 주문이 몰린 시각은?',
    "o.ordered_at >= date_trunc('week', now()) - interval '7 days'",
    'now',
  ],
  ['orders rushed in last week', 'o.ordered_at >= current_date - 7', 'current_date'],
  ['orders rushed in last week', "age(o.ordered_at) < interval '7 days'", 'age'],
  ['지난주 몰린 주문', "o.ordered_at < 'today'", 'today'],
])(
  'when "%s" is drafted with %s, the model is given the days and mends it',
  async (question, condition, name) => {
    const { generated, server } = await company.ask(question, {
      drafts: [drafted(count(condition)), drafted(given)],
      explanation: question.startsWith('o') ? { text: 'This counts the orders of last week.' } : explanation,
    });
    if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
    const repair = server.journal[1]?.user ?? '';
    expect(repair).toContain('server-clock');
    expect(repair).toContain(name);
    expect(repair).toContain('2026-03-23 <= day < 2026-03-30');
    expect(generated.draft.sql).toBe(given);
    expect(generated.draft.sources.range).toEqual({ from: '2026-03-23', to: '2026-03-30' });
    expect(generated.draft.attempts).toHaveLength(1);
  },
);

test.each([
  ['지난주 몰린 주문', '시계', explanation.text],
  ['orders rushed in last week', 'clock', 'This counts the orders of last week.'],
])(
  'when "%s" comes back on the clock every time, it is shown with the doubt and trusted little',
  async (question, word, text) => {
    const since = (days: number) => drafted(count(`o.ordered_at >= current_date - ${days}`));
    const { generated, server } = await company.ask(question, {
      drafts: [since(7), since(8), since(9)],
      explanation: { text },
    });
    if (generated.kind !== 'data') throw new Error(JSON.stringify(generated));
    expect(server.journal.filter(({ outputName }) => outputName !== null)).toHaveLength(3);
    expect(generated.draft.text).toContain(word);
    expect(generated.draft.confidence.level).toBe('low');
    expect(generated.draft.sources.range).toBeNull();
  },
);
