import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft } from '../../support/scripted-model.ts';
import { dataOf, type ModelCompany, openModelCompany } from './model-company.ts';
import { byHour, byHourGold, explanations, questions, soundScript } from './statements.ts';

let company: ModelCompany;
beforeAll(async () => {
  company = await openModelCompany({
    settings: {
      ASKBIRD_MODEL_PRICES: '2/0.5/8',
      ASKBIRD_MODEL_CURRENCY: 'USD',
      ASKBIRD_PROMPT_TOKENS: '3000',
    },
  });
});
afterAll(() => company?.close());

describe.each(['ko', 'en'] as const)('a question that no definition covers, in %s', (locale) => {
  it('when the draft stands, the numbers are those of an independent query, with all they travel with', async () => {
    const heard = await company.hear(questions[locale], soundScript(locale));
    const answer = dataOf(heard);
    expect(answer.locale).toBe(locale);
    expect(answer.rows).toEqual(await company.query(byHourGold));
    expect(answer.rows.length).toBeGreaterThan(5);
    expect(answer.sql).toBe(byHour);
    expect(answer.verified).toBeNull();
    expect(answer.confidence.level).not.toBe('high');
    expect(answer.confidence.reasons.length).toBeGreaterThan(0);
    expect(answer.explanation).toBe(explanations[locale]);
    expect(answer.attempts).toEqual([]);
    expect(answer.sources.tables).toEqual(['orders.orders']);
    expect(answer.sources.range).toEqual({ from: '2026-03-23', to: '2026-03-30' });
    expect(answer.sources.definitions.map(({ name }) => name)).toContain('orders');
    expect(answer.assumptions.some((text) => text.includes('payment_failed'))).toBe(true);
    expect(answer.suggestions.length).toBeGreaterThan(0);
    expect(answer.text).toContain(String(answer.rows[0]?.[1]));
  });

  it('when the explanation comes in pieces, the door hears the stages in order and just that explanation', async () => {
    const heard = await company.hear(questions[locale], soundScript(locale));
    expect(heard.stages).toEqual([
      'recording',
      'recalling',
      'reading',
      'searching',
      'drafting',
      'checking',
      'running',
      'explaining',
    ]);
    expect(heard.said).toBe(dataOf(heard).explanation);
    expect(heard.asked).toEqual(['sql-draft', 'text']);
  });
});

it('when models were asked, calls, tokens and cost are those that the server told', async () => {
  const usage = { prompt: 3000, completion: 200, cached: 1000 };
  const script = soundScript();
  const heard = await company.hear(questions.ko, {
    drafts: { ...script.drafts, usage },
    explanation: { ...script.explanation, usage: { prompt: 500, completion: 100 } },
  });
  const answer = dataOf(heard);
  expect(answer.usage).toMatchObject({
    calls: 2,
    inputTokens: 3500,
    cachedTokens: 1000,
    outputTokens: 300,
    estimated: false,
    models: ['openai-compatible:bird-1'],
  });
  expect(answer.usage.cost?.currency).toBe('USD');
  expect(answer.usage.cost?.amount).toBeCloseTo((2500 * 2 + 1000 * 0.5 + 300 * 8) / 1_000_000, 10);
});

it('when prompts were sent, each is told with what was kept and what was left out, and why', async () => {
  const heard = await company.hear('지난주 주문의 평균 메뉴 개수는?', { drafts: draft(byHour) });
  const [first] = heard.answer.prompts;
  expect(heard.answer.prompts.map(({ name }) => name)).toEqual(['text2sql/draft', 'text2sql/explain']);
  const items = (first?.sections ?? []).filter(({ item }) => item !== null);
  const kept = items.filter((each) => each.kept && each.section.endsWith('tables'));
  const left = items.filter((each) => !each.kept);
  expect(kept.length).toBeGreaterThan(0);
  expect(left.length).toBeGreaterThan(0);
  for (const { item } of kept) expect(heard.requests[0]?.user).toContain(`${item}`);
  for (const { reason } of items) expect(reason).not.toBe('');
  expect(first?.tokens).toBeGreaterThan(kept.reduce((sum, { tokens }) => sum + tokens, 0));
});

it('when a draft has been asked for, neither rows nor the asker travel to the model', async () => {
  const heard = await company.hear(questions.ko, soundScript());
  const rows = dataOf(heard).rows;
  const told = heard.requests.map(({ raw }) => raw).join('\n');
  expect(told).not.toContain('hana');
  expect(heard.requests.at(-1)?.user).not.toContain(JSON.stringify(rows[0]));
});

describe('what needs no model', () => {
  it.each([
    ['지난주 지역별 주문 수', 'data'],
    ['orders by category last week', 'data'],
    ['안녕', 'chat'],
    ['what can you do', 'guide'],
    ['고마워', 'chat'],
    ['파이썬 정렬 함수 짜줘', 'chat'],
    ['explain quantum physics', 'chat'],
    ['GMV가 뭐야', 'guide'],
  ])('when %s is asked, no call is made and none is booked', async (text, kind) => {
    const { answer, asked } = await company.hear(text);
    expect(asked).toEqual([]);
    expect(answer.kind).toBe(kind);
    expect(answer.usage).toMatchObject({ calls: 0, inputTokens: 0, outputTokens: 0 });
    expect(answer.prompts).toEqual([]);
    if (answer.kind === 'data') expect(answer.verified).not.toBeNull();
  });
});
