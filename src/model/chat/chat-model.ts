import type { z } from 'zod';
import type { ChatMessage, ChatSettings } from '../../domain/chat.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { ModelBudget } from './budget.ts';

/** One request to a language model, whatever its provider. */
export interface ChatCall {
  readonly messages: readonly ChatMessage[];
  readonly settings: ChatSettings;
  /** Prompt name and variant, for traces: `text2sql/draft`, `text2sql/draft:plan-first`. */
  readonly purpose: string;
  readonly budget: ModelBudget;
  /** Aborting it ends the call with the problem `model-stopped`; null when nobody can stop it. */
  readonly signal: AbortSignal | null;
}

/**
 * What a reply must look like. `name` matches `[A-Za-z0-9_-]{1,64}`; the schema is an object whose fields are
 * `.nullable()`, never `.optional()`, or strict servers refuse it.
 */
export interface StructuredOutput<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
}

/**
 * A chat model with its retries, limits and fallback inside. Fails with one of `model-unreachable`, `model-timeout`,
 * `model-rate-limited`, `model-key-refused`, `model-unknown`, `model-refused`, `model-unusable`, `model-cut`,
 * `model-stopped`, `model-budget-spent`. Which model served is in the budget's `usage().models`.
 */
export interface ChatModel {
  /** As configured: `openai:gpt-…`; with a fallback `first, else second`. */
  readonly name: string;
  /** Checked against the schema; a reply that breaks it is shown to the model once more, then given up. */
  structured<T>(call: ChatCall, output: StructuredOutput<T>): Promise<Outcome<T>>;
  /**
   * The whole text; `onText` gets it piece by piece. A failure after the first piece is final: what was shown is
   * never followed by the beginning of another reply.
   */
  text(call: ChatCall, onText: (piece: string) => void): Promise<Outcome<string>>;
}
