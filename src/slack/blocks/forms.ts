import type { ModalView } from '@slack/types';
import type { DataAnswer, FailureAnswer } from '../../domain/answer.ts';
import type { Locale } from '../../domain/locale.ts';
import type { VoteReason } from '../../storage/feedback.ts';

/** The statement and everything else by which an answer can be judged; in the answer's language. */
export function sqlForm(_answer: DataAnswer | FailureAnswer): ModalView {
  throw new Error('not written yet');
}

/** Asks why an answer was no good; `question` is its id, carried in `private_metadata`. */
export function feedbackForm(_question: string, _locale: Locale): ModalView {
  throw new Error('not written yet');
}

/** Reads `view.state` of a submitted feedback form. Never throws: what is missing or unknown is `other` without words. */
export function readFeedbackForm(_state: unknown): VoteReason {
  throw new Error('not written yet');
}
