import type { QuestionScore } from './score.ts';

/** Where a question goes that is not understood whole, and is no talk. */
export type Capability = 'data' | 'guide' | 'off-topic';

/** From here on a question is about this company's data at all. */
export const relevantFrom = 0.25;
/** From here on enough is said to ask about one word. */
export const specificFrom = 0.45;

/** `data` asks back about a word, `guide` teaches how to ask, `off-topic` says so. */
export function chooseCapability(score: QuestionScore): Capability {
  if (score.relevance < relevantFrom) return 'off-topic';
  return score.specificity >= specificFrom ? 'data' : 'guide';
}

/** How far a score lies from the thresholds: positive above, negative below, both in -1..1. */
export interface Margin {
  readonly relevance: number;
  readonly specificity: number;
}

export function marginOf({ relevance, specificity }: QuestionScore): Margin {
  return { relevance: relevance - relevantFrom, specificity: specificity - specificFrom };
}

/** What decides, beside the score, whether a model is asked where a question goes. */
export interface RoutingSituation {
  readonly text: string;
  /** Every word has its place: the governed definitions answer it. */
  readonly whole: boolean;
  /** Something was said before in the thread. */
  readonly inThread: boolean;
}

/** Whether the evidence alone decides; without it a model, where there is one, is asked first. */
export function isSure(score: QuestionScore, situation: RoutingSituation): boolean {
  return situation.whole && score.relevance >= 0;
}
