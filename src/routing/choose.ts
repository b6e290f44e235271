import { asksForData, pointsBack } from './cues.ts';
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

/**
 * Half of the content words must mean something here, and beside the metric one more slot must be filled: then what is
 * left over is a word to look up in the tables, and a classifier would only repeat what the score says.
 */
export const sureMargin: Margin = { relevance: 0.25, specificity: 0.15 };

/** What decides, beside the score, whether a model is asked where a question goes. */
export interface RoutingSituation {
  readonly text: string;
  /** Every word has its place: the governed definitions answer it. */
  readonly whole: boolean;
  /** Something was said before in the thread. */
  readonly inThread: boolean;
}

/**
 * Whether the evidence alone decides; without it a model, where there is one, is asked first.
 *
 * Never asked: a question that is whole; one that is clearly about data (`sureMargin`), unless it points back to what
 * was said before; one that is clearly about something else: no word means anything here, no slot is filled, nothing
 * asks for a figure or a list, and no thread lends it a meaning. Talk is recognised before any of this.
 * Always asked: all between. A grouping or a place alone may ask for a list of rows, and words that mean nothing here may
 * be another team's name for what is defined.
 */
export function isSure(score: QuestionScore, { text, whole, inThread }: RoutingSituation): boolean {
  if (whole) return true;
  if (chooseCapability(score) === 'off-topic') {
    return score.relevance === 0 && score.slots.length === 0 && !inThread && !asksForData(text);
  }
  return isWithin(marginOf(score)) && !(inThread && pointsBack(text));
}

/** Sums of the slots' weights leave dust in the last binary digit. */
function isWithin({ relevance, specificity }: Margin): boolean {
  const dust = 1e-9;
  return relevance >= sureMargin.relevance - dust && specificity >= sureMargin.specificity - dust;
}
