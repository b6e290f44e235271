import type { PromptUse } from '../../domain/answer.ts';
import type { Problem } from '../../domain/problem.ts';
import type { DataDraft } from '../present/draft.ts';
import type { Asked } from './asked.ts';

export interface GenerateRequest extends Asked {
  readonly report: (step: GenerateStep) => void;
  /** Receives the explanation, sentence by sentence. */
  readonly say: (text: string) => void;
}

export interface GenerateStep {
  readonly stage: 'searching' | 'drafting' | 'checking' | 'running' | 'repairing' | 'explaining';
  readonly detail?: string;
}

/** A number with all it travels with, a statement that did not run, or what the data lack. */
export type Generated =
  | { readonly kind: 'data'; readonly draft: DataDraft; readonly prompts: readonly PromptUse[] }
  | {
      readonly kind: 'unrun';
      /** The best statement there is; null when there is none. */
      readonly sql: string | null;
      readonly problem: Problem;
      /** What is known about the statement, in the asker's language. */
      readonly notes: readonly string[];
      readonly prompts: readonly PromptUse[];
    }
  | {
      readonly kind: 'unanswerable';
      readonly missing: readonly string[];
      readonly text: string;
      readonly prompts: readonly PromptUse[];
    };

/** Answers a data question that no definition covers. Expected failures are the kinds of the result; bugs throw. */
export type Generate = (request: GenerateRequest) => Promise<Generated>;
