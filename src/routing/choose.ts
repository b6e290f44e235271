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
