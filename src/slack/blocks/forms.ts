import type { InputBlock, ModalView } from '@slack/types';
import type { DataAnswer, FailureAnswer } from '../../domain/answer.ts';
import type { Locale } from '../../domain/locale.ts';
import { type VoteReason, voteReasons } from '../../storage/feedback.ts';
import { callbackIds } from './action-ids.ts';
import { cut } from './escape.ts';
import { dataBlocks, failureBlocks } from './judging-blocks.ts';
import { judgingWords } from './judging-words.ts';
import { limits } from './limits.ts';
import { context, plain } from './parts.ts';

/** The statement and everything else by which an answer can be judged; in the answer's language. */
export function sqlForm(answer: DataAnswer | FailureAnswer): ModalView {
  const told = judgingWords[answer.locale];
  const blocks = answer.kind === 'data' ? dataBlocks(answer) : failureBlocks(answer);
  return {
    type: 'modal',
    title: plain(told.sqlTitle, limits.modalTitle),
    close: plain(told.close, limits.modalButton),
    blocks: blocks.slice(0, limits.viewBlocks),
  };
}

/** Block and action id of each field; Slack gives values back by them. */
export const feedbackFields = { reason: 'reason', words: 'words' } as const;

/** More than a note needs, less than the log of a day. */
const mostWords = 1_000;

/** Asks why an answer was no good; `question` is its id, carried in `private_metadata`. */
export function feedbackForm(question: string, locale: Locale): ModalView {
  const told = judgingWords[locale];
  return {
    type: 'modal',
    callback_id: callbackIds.feedbackReason,
    private_metadata: cut(question, limits.privateMetadata),
    title: plain(told.feedbackTitle, limits.modalTitle),
    submit: plain(told.send, limits.modalButton),
    close: plain(told.cancel, limits.modalButton),
    blocks: [reasonField(locale), wordsField(locale), context(told.thanks)],
  };
}

function reasonField(locale: Locale): InputBlock {
  const told = judgingWords[locale];
  return {
    type: 'input',
    block_id: feedbackFields.reason,
    label: plain(told.which, limits.inputLabel),
    element: {
      type: 'radio_buttons',
      action_id: feedbackFields.reason,
      options: voteReasons.map((code) => ({
        text: plain(told.reasons[code], limits.optionText),
        value: code,
      })),
    },
  };
}

function wordsField(locale: Locale): InputBlock {
  const told = judgingWords[locale];
  return {
    type: 'input',
    block_id: feedbackFields.words,
    optional: true,
    label: plain(told.inWords, limits.inputLabel),
    hint: plain(told.inWordsHint, limits.inputHint),
    element: {
      type: 'plain_text_input',
      action_id: feedbackFields.words,
      multiline: true,
      max_length: mostWords,
    },
  };
}

/** Reads `view.state` of a submitted feedback form. Never throws: what is missing or unknown is `other` without words. */
export function readFeedbackForm(state: unknown): VoteReason {
  const chosen = inside(
    state,
    'values',
    feedbackFields.reason,
    feedbackFields.reason,
    'selected_option',
    'value',
  );
  const words = inside(state, 'values', feedbackFields.words, feedbackFields.words, 'value');
  return {
    code: voteReasons.find((code) => code === chosen) ?? 'other',
    text: typeof words === 'string' ? words.trim().slice(0, mostWords) : '',
  };
}

function inside(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null ? Object.getOwnPropertyDescriptor(at, name)?.value : undefined,
    value,
  );
}
