import { z } from 'zod';
import {
  type BudgetLimits,
  createModelBudget,
  type ModelBudget,
  type ModelPrices,
} from '../../src/model/chat/budget.ts';
import type { ChatCall, ChatModel } from '../../src/model/chat/chat-model.ts';
import type { ModelEvents } from '../../src/model/chat/events.ts';
import { openChatModel } from '../../src/model/chat/open-chat-model.ts';
import type { ChatModelSettings } from '../../src/model/chat/settings.ts';
import { noTracer } from '../../src/telemetry/trace.ts';

export const chatKey = 'sk-test-1234567890abcdef';

/** Watches nothing. */
export const noModelEvents: ModelEvents = {
  tracer: noTracer,
  retried: () => undefined,
  fellBack: () => undefined,
  breakerMoved: () => undefined,
  repaired: () => undefined,
};

/** Short waits, a breaker that stays out of the way, and no fallback, unless a test says otherwise. */
export const chatSettings: Omit<ChatModelSettings, 'url'> = {
  model: 'openai-compatible:bird-1',
  key: chatKey,
  fallback: null,
  output: 'json-schema',
  timeouts: { connectMs: 5000, firstTokenMs: 8000, totalMs: 15_000 },
  retries: 2,
  prices: null,
  pacing: { firstWaitMs: 2, longestWaitMs: 5, breakAfter: 50, halfOpenAfterMs: 10_000 },
};

export async function openTestModel(
  serverUrl: string,
  changes: Partial<ChatModelSettings> = {},
  events: Partial<ModelEvents> = {},
): Promise<ChatModel> {
  const settings = { ...chatSettings, url: `${serverUrl}/v1`, ...changes };
  const opened = await openChatModel(settings, { ...noModelEvents, ...events });
  if (!opened.ok) throw new Error(`the model did not open: ${opened.problem.code}`);
  return opened.value;
}

export function wideBudget(
  limits: Partial<BudgetLimits> = {},
  prices: ModelPrices | null = null,
): ModelBudget {
  return createModelBudget({ maxCalls: 100, maxTokens: 1_000_000, maxCost: null, ...limits }, prices);
}

export function chatCall(changes: Partial<ChatCall> = {}): ChatCall {
  return {
    messages: [
      { role: 'system', text: 'You plan queries.' },
      { role: 'user', text: '지난주 지역별 주문 수 보여줘' },
    ],
    settings: { temperature: null, topP: null, maxOutputTokens: null },
    purpose: 'text2sql/draft',
    budget: wideBudget(),
    signal: null,
    ...changes,
  };
}

/** A small structured answer for tests. */
export const planOutput = {
  name: 'plan',
  schema: z.object({ metric: z.string(), limit: z.number().int().nullable() }),
};

export const goodPlan = { metric: '주문 수', limit: 5 };
