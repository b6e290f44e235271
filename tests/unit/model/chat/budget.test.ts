import { expect, test } from 'vitest';
import { createModelBudget } from '../../../../src/model/chat/budget.ts';

const prices = { input: 3, cached: 0.3, output: 15, currency: 'KRW' };
const use = { model: 'openai:a', cachedTokens: 0, estimated: false };
const limits = { maxCalls: 3, maxTokens: 1000, maxCost: null };

test('when nothing was asked, the usage is zero, priced at zero where prices are known', () => {
  const nothing = {
    calls: 0,
    inputTokens: 0,
    cachedTokens: 0,
    outputTokens: 0,
    estimated: false,
    models: [],
  };
  expect(createModelBudget(limits, null).usage()).toEqual({ ...nothing, cost: null });
  expect(createModelBudget(limits, prices).usage()).toEqual({
    ...nothing,
    cost: { amount: 0, currency: 'KRW' },
  });
});

test('when the limit of calls is reached, the next one is refused', () => {
  const budget = createModelBudget(limits, null);
  expect([1, 2, 3].map(() => budget.admit({ input: 1, output: 0 }))).toEqual([null, null, null]);
  expect(budget.admit({ input: 1, output: 0 })).toEqual({
    code: 'model-budget-spent',
    params: { limit: 'calls' },
  });
  expect(budget.usage().calls).toBe(3);
});

test('when tokens are spent, a call fits only into what is left', () => {
  const budget = createModelBudget(limits, null);
  budget.spend({ ...use, inputTokens: 600, outputTokens: 100 });
  expect(budget.admit({ input: 200, output: 101 })).toMatchObject({ params: { limit: 'tokens' } });
  expect(budget.admit({ input: 200, output: 100 })).toBeNull();
});

test('when a call took less than was held back, the rest is free again', () => {
  const budget = createModelBudget(limits, null);
  const expected = { input: 400, output: 500 };
  expect(budget.admit(expected)).toBeNull();
  expect(budget.admit({ input: 200, output: 0 })).not.toBeNull();
  budget.spend({ ...use, inputTokens: 300, outputTokens: 10, expected });
  expect(budget.admit({ input: 600, output: 0 })).toBeNull();
});

test('when money is limited, the price of the next call counts with it', () => {
  const budget = createModelBudget({ ...limits, maxTokens: 1e9, maxCost: 0.01 }, prices);
  expect(budget.admit({ input: 3000, output: 100 })).toMatchObject({ params: { limit: 'cost' } });
  expect(budget.admit({ input: 3000, output: 0 })).toBeNull();
  budget.spend({ ...use, inputTokens: 1000, outputTokens: 0, expected: { input: 3000, output: 0 } });
  expect(budget.admit({ input: 0, output: 500 })).toMatchObject({ params: { limit: 'cost' } });
});

test('when the model that served has prices of its own, those count', () => {
  const budget = createModelBudget(limits, prices);
  budget.spend({ ...use, inputTokens: 100, outputTokens: 0, prices: { ...prices, input: 1000 } });
  expect(budget.usage().cost).toEqual({ amount: 0.1, currency: 'KRW' });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -7])(
  'when a use of %s tokens is told, it counts as none',
  (tokens) => {
    const budget = createModelBudget(limits, prices);
    budget.spend({ ...use, inputTokens: tokens, cachedTokens: tokens, outputTokens: tokens });
    expect(budget.usage()).toMatchObject({
      inputTokens: 0,
      cachedTokens: 0,
      outputTokens: 0,
      cost: { amount: 0 },
    });
    expect(budget.admit({ input: Number.NaN, output: 0 })).toBeNull();
  },
);

test('when more tokens are told cached than were read, the price stays above zero', () => {
  const budget = createModelBudget(limits, prices);
  budget.spend({ ...use, inputTokens: 10, cachedTokens: 5000, outputTokens: 0 });
  expect(budget.usage().cachedTokens).toBe(10);
  expect(budget.usage().cost?.amount).toBeCloseTo(3e-6, 12);
});

test('when one use of several was estimated, all of it is marked, and each model is named once', () => {
  const budget = createModelBudget(limits, null);
  budget.spend({ ...use, inputTokens: 1, outputTokens: 1 });
  budget.spend({ ...use, model: 'openai:b', estimated: true, inputTokens: 1, outputTokens: 1 });
  budget.spend({ ...use, inputTokens: 1, outputTokens: 1 });
  expect(budget.usage()).toMatchObject({ estimated: true, models: ['openai:a', 'openai:b'], inputTokens: 3 });
});
