import type { Usage } from '../../domain/answer.ts';
import type { Problem } from '../../domain/problem.ts';

/** What one question may take of language models, retries and repairs included. */
export interface BudgetLimits {
  readonly maxCalls: number;
  /** Input and output tokens together. */
  readonly maxTokens: number;
  /** In the currency of the prices; null, or no prices, sets no limit of money. */
  readonly maxCost: number | null;
}

/** Per million tokens, as the contract with the provider says. */
export interface ModelPrices {
  readonly input: number;
  /** For the part of the input that the provider had cached. */
  readonly cached: number;
  readonly output: number;
  readonly currency: string;
}

/** What one request took. */
export interface ModelUse {
  /** The model that served, as configured. */
  readonly model: string;
  /** Cached ones included. */
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  /** True where the server told nothing and the tokens are guessed from characters. */
  readonly estimated: boolean;
  /** Of the model that served; left out, the budget's own prices count. */
  readonly prices?: ModelPrices;
  /** What `admit` held back for the request, free again now. */
  readonly expected?: ExpectedTokens;
}

/** Tokens that a call is expected to take, known before it is made. */
export interface ExpectedTokens {
  readonly input: number;
  readonly output: number;
}

/** One per question, shared by all its calls, so that no loop of repairs can spend without end. */
export interface ModelBudget {
  /**
   * Takes one call's place and holds back its tokens, so that calls made side by side cannot overrun together;
   * `model-budget-spent {limit}` where the limits leave no room.
   */
  admit(expected: ExpectedTokens, prices?: ModelPrices): Problem | null;
  /** Records what a request took, also of one that failed. */
  spend(use: ModelUse): void;
  /** Counts what an earlier run of the question took; it is paid, so nothing is refused. */
  recount(taken: TakenBefore): void;
  usage(): Usage;
}

/** What the requests behind one reply took. */
export interface TakenBefore {
  readonly calls: number;
  readonly uses: readonly ModelUse[];
}

export function createModelBudget(limits: BudgetLimits, prices: ModelPrices | null): ModelBudget {
  let calls = 0;
  let amount = 0;
  let estimated = false;
  const spent = { input: 0, cached: 0, output: 0 };
  const held = { tokens: 0, cost: 0 };
  const models = new Set<string>();

  const spend = (use: ModelUse) => {
    const input = whole(use.inputTokens);
    const cached = Math.min(whole(use.cachedTokens), input);
    const output = whole(use.outputTokens);
    const usePrices = use.prices ?? prices;
    if (use.expected !== undefined) release(held, heldFor(use.expected, usePrices));
    spent.input += input;
    spent.cached += cached;
    spent.output += output;
    if (usePrices !== null) amount += costOf({ input, cached, output }, usePrices);
    estimated ||= use.estimated;
    if (input + output > 0) models.add(use.model);
  };

  return {
    admit(expected, callPrices) {
      const wanted = heldFor(expected, callPrices ?? prices);
      const limit = limitReached(limits, {
        calls: calls + 1,
        tokens: spent.input + spent.output + held.tokens + wanted.tokens,
        cost: amount + held.cost + wanted.cost,
      });
      if (limit !== null) return { code: 'model-budget-spent', params: { limit } };
      calls += 1;
      held.tokens += wanted.tokens;
      held.cost += wanted.cost;
      return null;
    },
    spend,
    recount(taken) {
      calls += taken.calls;
      for (const use of taken.uses) spend(use);
    },
    usage: () => ({
      calls,
      inputTokens: spent.input,
      cachedTokens: spent.cached,
      outputTokens: spent.output,
      cost: prices === null ? null : { amount, currency: prices.currency },
      estimated,
      models: [...models],
    }),
  };
}

function limitReached(
  limits: BudgetLimits,
  next: { calls: number; tokens: number; cost: number },
): string | null {
  if (next.calls > limits.maxCalls) return 'calls';
  if (next.tokens > limits.maxTokens) return 'tokens';
  if (limits.maxCost !== null && next.cost > limits.maxCost) return 'cost';
  return null;
}

interface Held {
  tokens: number;
  cost: number;
}

function heldFor(tokens: ExpectedTokens, prices: ModelPrices | null): Held {
  const input = whole(tokens.input);
  const output = whole(tokens.output);
  return { tokens: input + output, cost: prices === null ? 0 : costOf({ input, cached: 0, output }, prices) };
}

/** Sums of money drift by rounding; nothing held never turns into a debt. */
function release(held: Held, freed: Held): void {
  held.tokens = Math.max(0, held.tokens - freed.tokens);
  held.cost = Math.max(0, held.cost - freed.cost);
}

function costOf(tokens: { input: number; cached: number; output: number }, prices: ModelPrices): number {
  const fresh = tokens.input - tokens.cached;
  return (fresh * prices.input + tokens.cached * prices.cached + tokens.output * prices.output) / 1e6;
}

/** Servers report anything; a budget that met NaN once would admit everything from then on. */
function whole(tokens: number): number {
  return Number.isFinite(tokens) && tokens > 0 ? Math.ceil(tokens) : 0;
}
