import { describe, expect, it } from 'vitest';
import type { Cell, Row } from '../../../../src/domain/cell.ts';
import type { Locale } from '../../../../src/domain/locale.ts';
import { done, failed } from '../../../../src/domain/outcome.ts';
import { createReader } from '../../../../src/semantic-layer/reading/read-question.ts';
import { createComputeReadings } from '../../../../src/text2sql/ambiguity/compute-readings.ts';
import { createReadings } from '../../../../src/text2sql/ambiguity/create-readings.ts';
import { createAnswerData } from '../../../../src/text2sql/answer-data.ts';
import type { GovernedPlan } from '../../../../src/text2sql/governed/plan.ts';
import { createPlanMetrics } from '../../../../src/text2sql/governed/plan-metrics.ts';
import { clock, glossary, holidays, model } from '../../semantic-layer/reading/small-company.ts';

const reader = createReader(model, { glossary, holidays });
const planMetrics = createPlanMetrics(model, {
  timeZone: clock.timeZone,
  weekStart: clock.weekStart,
  maxRows: 500,
});
const makeReadings = createReadings({ reader, planMetrics, model });

/** Rows by the plan they are for; a text is a failure's code. */
type Rows = (plan: GovernedPlan) => readonly Row[] | null;

let atWork = 0;
let most = 0;

async function compute(text: string, rows: Rows, locale: Locale = 'ko') {
  [atWork, most] = [0, 0];
  const readings = makeReadings(reader.read(text, clock), { clock, locale, chosen: [] });
  if (readings === null) throw new Error('nothing is open');
  return createComputeReadings({ run: (plan) => answerOver(rows(plan), plan, locale) })(readings, locale);
}

/** The real presentation over these rows. */
function answerOver(rows: readonly Row[] | null, plan: GovernedPlan, locale: Locale) {
  const answerData = createAnswerData({
    async run() {
      atWork++;
      most = Math.max(most, atWork);
      await new Promise((resolve) => setTimeout(resolve, 1));
      atWork--;
      return rows === null
        ? failed({ code: 'sql-timeout' })
        : done({ columns: [], rows: [...rows], truncated: null, tables: [...plan.tables] } as never);
    },
    settle: async (asked) => done({ plan: asked, remark: null }),
    freshUntil: async () => null,
    searchPath: [],
    knowledge: 'test',
  });
  const visible = new Set(plan.tables);
  return answerData(plan, {
    locale,
    visible,
    repaired: false,
    today: '2026-03-18',
    timeZone: clock.timeZone,
  });
}

const byDimension =
  (category: Cell, brand: Cell): Rows =>
  (plan) => [[plan.query?.filters[0]?.dimension === 'category' ? category : brand]];

describe('when the readings agree', () => {
  it('when their numbers meet within tolerance, the first is told and all are listed', async () => {
    const computed = await compute('지난주 카페 주문수', byDimension(1000, 1004));
    if (computed.kind !== 'data') throw new Error(computed.kind);
    expect(computed.draft.rows).toEqual([[1000]]);
    expect(computed.draft.readings.map(({ value }) => value)).toEqual(['1,000', '1,004']);
    expect(computed.draft.assumptions.some((text) => text.includes("'카페'"))).toBe(true);
    expect(computed.plan.query?.filters[0]?.dimension).toBe('category');
  });

  it('when days differ, numbers that meet are chance, and it is asked', async () => {
    const computed = await compute('어제 지난주 주문수', () => [[7]]);
    expect(computed.kind).toBe('clarification');
  });
});

describe('when the readings differ', () => {
  it.each([
    ['지난주 카페 주문수', 'ko', ['1,000', '300']],
    ['카페 orders last week', 'en', ['1,000', '300']],
  ] as const)(
    '%s, one question carries each number, and what choosing means',
    async (text, locale, numbers) => {
      const computed = await compute(text, byDimension(1000, 300), locale);
      if (computed.kind !== 'clarification') throw new Error(computed.kind);
      expect(computed.choices).toHaveLength(2);
      computed.choices.forEach((choice, index) => {
        expect(choice.label).toContain(numbers[index]);
        expect(choice.label).toContain('2026-03-09');
        expect(choice.chosen).toMatchObject({ word: '카페', kind: 'value' });
        expect(reader.read(choice.question, clock).query).not.toBeNull();
      });
    },
  );

  it('when the formats differ, equal numbers are not the same', async () => {
    const computed = await compute('지난주 실적', () => [[500]]);
    if (computed.kind !== 'clarification') throw new Error(computed.kind);
    expect(computed.choices.map(({ label }) => label)).toEqual([
      expect.stringContaining('거래액: 500원'),
      expect.stringContaining('주문 수: 500'),
    ]);
  });

  it('when the rows are groups, each choice names the first and how many follow', async () => {
    const computed = await compute('지난주 지역별 실적', () => [
      ['강남구', 5],
      ['서초구', 4],
      [null, 1],
    ]);
    if (computed.kind !== 'clarification') throw new Error(computed.kind);
    expect(computed.choices[1]?.label).toMatch(/강남구 5 외 2개/);
  });

  it('when two words are open, all four run, two at a time, and each choice settles both', async () => {
    let next = 1;
    const computed = await compute('지난주 카페 실적', () => [[100 * next++]]);
    if (computed.kind !== 'clarification') throw new Error(computed.kind);
    expect(most).toBe(2);
    expect(computed.choices).toHaveLength(4);
    const queries = computed.choices.map(({ question }) => reader.read(question, clock).query);
    expect(queries.every((query) => query !== null)).toBe(true);
    expect(new Set(queries.map((query) => JSON.stringify(query)))).toHaveLength(4);
  });
});

describe('when a reading cannot be computed', () => {
  const failing =
    (dimension: string): Rows =>
    (plan) =>
      plan.query?.filters[0]?.dimension === dimension ? null : [[42]];

  it.each(['category', 'brand'])(
    'when %s fails, the other is told with what was left out, less surely',
    async (dimension) => {
      const computed = await compute('지난주 카페 주문수', failing(dimension));
      if (computed.kind !== 'data') throw new Error(computed.kind);
      expect(computed.draft.rows).toEqual([[42]]);
      expect(computed.draft.readings).toEqual([]);
      const label = model.dimensions.get(dimension)?.label.ko ?? '';
      expect(computed.draft.assumptions.at(-1)).toContain(label);
      expect(computed.draft.confidence.level).not.toBe('high');
    },
  );

  it('when one of two periods fails, the other is offered and not told in its place', async () => {
    const computed = await compute('지난주 주문수 그리고 어제 거래액', (plan) =>
      plan.range?.from === '2026-03-17' ? null : [[7, 8]],
    );
    if (computed.kind !== 'clarification') throw new Error(computed.kind);
    expect(computed.choices).toHaveLength(1);
  });

  it('when all fail, the problem is told', async () => {
    const computed = await compute('지난주 카페 주문수', () => null);
    expect(computed).toMatchObject({ kind: 'problem', problem: { code: 'sql-timeout' } });
  });

  it('when too much is open to compute, it is asked without numbers and nothing runs', async () => {
    const computed = await compute('어제 지난주 카페 실적', () => [[1]]);
    if (computed.kind !== 'clarification') throw new Error(computed.kind);
    expect(most).toBe(0);
    expect(computed.choices.length).toBeGreaterThanOrEqual(2);
    for (const { question, chosen } of computed.choices) {
      expect(question.length).toBeGreaterThan(0);
      expect(chosen).not.toBeNull();
    }
  });
});
