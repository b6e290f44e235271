import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, verdict } from '../../support/scripted-model.ts';
import { expectClean } from './expect-floor.ts';
import { dataOf, type ModelCompany, openModelCompany } from './model-company.ts';
import { byHour, byHourGold, questions, soundScript, week } from './statements.ts';

let company: ModelCompany;
beforeAll(async () => {
  company = await openModelCompany();
});
afterAll(() => company?.close());

const unsure = { ko: '요즘 어때', en: 'how are things lately' } as const;

describe.each(['ko', 'en'] as const)('a question whose place words alone do not settle, in %s', (locale) => {
  it.each([
    ['guide', 'guide'],
    ['off-topic', 'chat'],
    ['clarify', 'clarification'],
  ])('when the model says %s, the answer is a %s with questions that work', async (capability, kind) => {
    const heard = await company.hear(unsure[locale], { classification: verdict(capability) });
    expect(heard.asked).toEqual(['classification']);
    expect(heard.answer).toMatchObject({ kind, locale });
    expect(heard.stages).toContain('routing');
    expect(heard.answer.prompts.map(({ name }) => name)).toEqual(['routing/classify']);
    expect(heard.answer.usage.calls).toBe(1);
    const { answer } = heard;
    const offered =
      'choices' in answer
        ? answer.choices.map(({ question }) => question)
        : 'examples' in answer
          ? answer.examples
          : [];
    expect(offered.length).toBeGreaterThan(1);
    const first = await company.hear(offered[0] ?? '');
    expect([first.answer.kind, first.asked]).toEqual(['data', []]);
    expectClean(answer);
  });

  it('when the model says data, a statement is written and its number shown', async () => {
    const heard = await company.hear(unsure[locale], {
      classification: verdict('data'),
      ...soundScript(locale),
    });
    expect(heard.asked).toEqual(['classification', 'sql-draft', 'text']);
    expect(dataOf(heard).rows).toEqual(await company.query(byHourGold));
    expect(heard.answer.usage.calls).toBe(3);
    expect(heard.answer.prompts.map(({ name }) => name)).toEqual([
      'routing/classify',
      'text2sql/draft',
      'text2sql/explain',
    ]);
  });

  it('when the model says what is missing, just that is asked', async () => {
    const missing = locale === 'ko' ? '어떤 지표' : 'which number';
    const heard = await company.hear(unsure[locale], {
      classification: verdict('clarify', { missing: [missing] }),
    });
    expect(heard.answer).toMatchObject({ kind: 'clarification', unknown: [missing] });
    expect(heard.answer.text).toContain(missing);
  });

  it('when the model tells a first question to stand for another, nothing of it is taken over', async () => {
    const other = locale === 'ko' ? '지난주 주문 수' : 'orders last week';
    const heard = await company.hear(unsure[locale], {
      classification: verdict('guide', { standalone: other, refined: other }),
    });
    expect(heard.answer).toMatchObject({ kind: 'guide', readAs: null });
  });
});

it('when the model asks back, the first choice is answered by definitions, and its own words lead nowhere', async () => {
  const thread = randomUUID();
  const missing = ['[여기](https://evil.example)', '<!here> 기간'];
  const asked = await company.hear(
    unsure.ko,
    { classification: verdict('clarify', { missing }) },
    { thread },
  );
  expect(asked.answer.kind).toBe('clarification');
  expect(JSON.stringify(asked.answer)).not.toMatch(/evil|<!here>/);
  const chosen = await company.hear('1번', {}, { thread });
  expect(chosen.asked).toEqual([]);
  expect(dataOf(chosen).verified).not.toBeNull();
});

describe('a follow-up', () => {
  it.each([
    ['ko', '그중 포장만', '지난주 결제 승인된 포장 주문이 몰린 시각은?', '포장'],
    ['en', 'and only those by web', 'what were the busiest hours for web orders last week', 'web'],
  ] as const)(
    'when it points back to a generated answer (%s), the model makes it whole and the thread is in the prompt',
    async (locale, text, standalone, value) => {
      const thread = randomUUID();
      await company.hear(questions[locale], soundScript(locale), { thread });
      const condition = value === '포장' ? `o.service_type = '포장'` : `o.channel = 'web'`;
      const sql = byHour.replace('group by', `and ${condition} group by`);
      const heard = await company.hear(
        text,
        { classification: verdict('data', { standalone }), ...soundScript(locale), drafts: draft(sql) },
        { thread },
      );
      const answer = dataOf(heard);
      expect(heard.asked).toEqual(['classification', 'sql-draft', 'text']);
      expect(heard.requests[0]?.user).toContain(questions[locale]);
      expect(heard.requests[1]?.user).toContain(standalone);
      expect(heard.requests[1]?.user).toContain('extract(hour from o.ordered_at');
      expect(answer.readAs).toEqual({ text: standalone, by: 'model' });
      expect(
        answer.assumptions.filter((each) => /^(질문에 없던|Condition that the question)/.test(each)),
      ).toEqual([]);
      expect(answer.sql).toBe(sql);
    },
  );

  it('when the model makes it a question that definitions cover, they answer it and vouch for it', async () => {
    const thread = randomUUID();
    await company.hear(questions.ko, soundScript(), { thread });
    const heard = await company.hear(
      '그럼 그 주문은 모두 몇 건이었지',
      { classification: verdict('data', { standalone: '지난주 주문 수' }) },
      { thread },
    );
    const answer = dataOf(heard);
    expect(heard.asked).toEqual(['classification']);
    expect(answer.verified?.names).toEqual(['orders']);
    expect(answer.readAs).toEqual({ text: '지난주 주문 수', by: 'model' });
    expect(answer.rows).toEqual(
      await company.query(
        `select count(*)::int from orders.orders as o where o.status <> 'payment_failed' and ${week}`,
      ),
    );
    expect(answer.usage.calls).toBe(1);
    expect(answer.prompts.map(({ name }) => name)).toEqual(['routing/classify']);
  });

  it('when the model adds days or values that nobody named, its rewrite is dropped', async () => {
    const thread = randomUUID();
    await company.hear(questions.ko, soundScript(), { thread });
    const standalone = '지난해 강남구 결제 승인된 주문이 몰린 시각은?';
    const heard = await company.hear(
      '그중에 많은 건 왜 그래',
      { classification: verdict('guide', { standalone }) },
      { thread },
    );
    expect(heard.answer.readAs).toBeNull();
    expect(JSON.stringify(heard.answer)).not.toContain('강남구 결제');
  });

  it.each([
    ['지난주 시군구별 주문 수', '강남구만'],
    ['orders by region last week', 'only 강남구'],
  ])('when it edits a governed answer ("%s", "%s"), no model is asked', async (first, second) => {
    const thread = randomUUID();
    await company.hear(first, {}, { thread });
    const heard = await company.hear(second, {}, { thread });
    const answer = dataOf(heard);
    expect(heard.asked).toEqual([]);
    expect(answer.readAs?.by).toBe('follow-up');
    expect(answer.verified).not.toBeNull();
    expect(answer.usage.calls).toBe(0);
    const gold =
      await company.query(`select count(*)::int from orders.orders as o join core.regions as r on r.region_id = o.region_id
      where r.sigungu = '강남구' and o.status <> 'payment_failed' and ${week}`);
    expect(answer.rows.at(-1)?.at(-1)).toBe(gold[0]?.[0]);
  });

  it('when somebody with fewer rights goes on in a thread, nothing that is hidden from them reaches the model', async () => {
    const thread = randomUUID();
    const refunds =
      "select count(*) as n from orders.refunds as r where r.refunded_at >= timestamptz '2026-03-23 00:00 Asia/Seoul' and r.refunded_at < timestamptz '2026-03-30 00:00 Asia/Seoul'";
    dataOf(
      await company.hear(
        '지난주 환불이 몰린 시각',
        { classification: verdict('data'), drafts: draft(refunds), explanation: { text: '환불을 셌어요.' } },
        { thread },
      ),
    );
    const heard = await company.hear(
      '그중 결제 승인된 주문이 몰린 시각은?',
      { classification: verdict('data'), ...soundScript() },
      { thread, as: 'taeyang' },
    );
    const told = heard.requests.map(({ raw }) => raw).join('\n');
    expect(heard.asked).toContain('classification');
    expect(told).not.toContain('orders.refunds');
    expect(JSON.stringify(heard.answer)).not.toContain('orders.refunds');
  });
});

describe('a word with several definitions', () => {
  it.each([
    ['지난주 클릭률', 'ko'],
    ['click-through rate last week', 'en'],
  ] as const)('when "%s" is asked, each number is offered and no model is asked', async (text, locale) => {
    const { answer, asked } = await company.hear(text);
    expect(asked).toEqual([]);
    expect(answer).toMatchObject({ kind: 'clarification', locale });
    if (answer.kind === 'clarification')
      expect(answer.choices.map(({ chosen }) => chosen?.name)).toEqual(['ad_ctr', 'search_click_rate']);
  });
});
