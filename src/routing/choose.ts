import type { QuestionScore } from './score.ts';
import type { Talk } from './talk.ts';

export type Capability = 'data' | 'guide' | 'help' | 'small-talk' | 'off-topic';

/** From here on a question is about this company's data at all. */
export const relevantFrom = 0.25;
/** From here on enough is said to try an answer or to ask about one word. */
export const specificFrom = 0.45;

/** `answerable`: a verified example matches or every word is explained; evidence beats any score. */
export function chooseCapability(talk: Talk | null, score: QuestionScore, answerable: boolean): Capability {
  if (answerable) return 'data';
  if (talk === 'help') return 'help';
  if (talk !== null) return 'small-talk';
  if (score.specificity >= specificFrom && score.relevance >= relevantFrom) return 'data';
  if (score.relevance >= relevantFrom) return 'guide';
  return 'off-topic';
}
