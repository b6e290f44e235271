import type {
  ActionsBlock,
  Button,
  ContextActionsBlock,
  FeedbackButtons,
  IconButton,
  PlainTextOption,
  StaticSelect,
} from '@slack/types';
import type { Answer, AnswerBase, DataAnswer } from '../../domain/answer.ts';
import { daysBetween } from '../../domain/iso-days.ts';
import { actionIds, type ChartValue, type ChartView, type FeedbackValue } from './action-ids.ts';
import type { AnswerView } from './answer-view.ts';
import { type AnswerWords, answerWords } from './answer-words.ts';
import { offeredViews } from './chart/native-chart.ts';
import type { Form } from './form.ts';
import { limits } from './limits.ts';
import { button, plain } from './parts.ts';

/** What can be done with a number. */
export function dataButtons(answer: DataAnswer, view: AnswerView): ActionsBlock {
  const words = answerWords(answer.locale);
  const { range } = answer.sources;
  const of = (action: string, text: string) => button(action, text, answer.id);
  const buttons: Button[] = [
    of(actionIds.sql, words.sql),
    ...(isTable(answer) ? [of(actionIds.csv, words.csv)] : []),
    of(actionIds.rerun, words.rerun),
    ...(range !== null && daysBetween(range.from, range.to) > 1
      ? [of(actionIds.narrower, words.narrower)]
      : []),
    ...(range === null ? [] : [of(actionIds.wider, words.wider)]),
  ];
  return { type: 'actions', elements: [...buttons, ...chartMenu(answer, view.chart, words)] };
}

/** One number is read, not downloaded. */
function isTable({ rows, columns }: DataAnswer): boolean {
  return rows.length > 1 || (rows.length === 1 && columns.length > 1);
}

/** What can be done where there is no number: seen the statement, if one was written, and tried once more. */
export function retryButtons(answer: AnswerBase, hasSql: boolean): ActionsBlock {
  const words = answerWords(answer.locale);
  return {
    type: 'actions',
    elements: [
      ...(hasSql ? [button(actionIds.sql, words.sql, answer.id)] : []),
      button(actionIds.rerun, words.rerun, answer.id),
    ],
  };
}

/** Votes on what can be right or wrong, and a bin that only the asker sees. Small talk has the bin alone. */
export function voteBlocks(
  answer: Answer,
  asker: string,
  form: Form,
): readonly (ContextActionsBlock | ActionsBlock)[] {
  const words = answerWords(answer.locale);
  const isJudged = answer.kind !== 'guide' && answer.kind !== 'chat';
  if (form !== 'full') return isJudged ? [plainVotes(answer, words)] : [];
  const elements = [
    ...(isJudged ? [feedback(answer, words)] : []),
    ...(/^[UW][A-Z0-9]+$/u.test(asker) ? [bin(answer, asker, words)] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'context_actions', elements }];
}

function feedback(answer: Answer, words: AnswerWords): FeedbackButtons {
  return {
    type: 'feedback_buttons',
    action_id: actionIds.feedback,
    positive_button: {
      text: plain(words.good, limits.buttonText),
      accessibility_label: words.good,
      value: voteValue(answer, 'good'),
    },
    negative_button: {
      text: plain(words.bad, limits.buttonText),
      accessibility_label: words.bad,
      value: voteValue(answer, 'bad'),
    },
  };
}

function plainVotes(answer: Answer, words: AnswerWords): ActionsBlock {
  return {
    type: 'actions',
    elements: [
      button(`${actionIds.feedback}:good`, `👍 ${words.good}`, voteValue(answer, 'good')),
      button(`${actionIds.feedback}:bad`, `👎 ${words.bad}`, voteValue(answer, 'bad')),
    ],
  };
}

function bin(answer: Answer, asker: string, words: AnswerWords): IconButton {
  return {
    type: 'icon_button',
    action_id: actionIds.remove,
    icon: 'trash',
    text: plain(words.remove, limits.buttonText),
    value: answer.id,
    visible_to_user_ids: [asker],
    confirm: {
      title: plain(words.removeTitle, limits.confirmTitle),
      text: plain(words.removeText, limits.confirmText),
      confirm: plain(words.remove, limits.confirmButton),
      deny: plain(words.keep, limits.confirmButton),
      style: 'danger',
    },
  };
}

function voteValue(answer: Answer, vote: FeedbackValue['vote']): string {
  return JSON.stringify({ question: answer.id, vote } satisfies FeedbackValue);
}

function chartMenu(answer: DataAnswer, current: ChartView, words: AnswerWords): readonly StaticSelect[] {
  const options = offeredViews(answer).map((view) => optionOf(answer, view, words));
  if (options.length === 0) return [];
  const now = options.find(({ value }) => value === chartValue(answer, current));
  return [
    {
      type: 'static_select',
      action_id: actionIds.chart,
      placeholder: plain(words.chart, limits.placeholderText),
      options,
      ...(now === undefined ? {} : { initial_option: now }),
    },
  ];
}

function optionOf(answer: DataAnswer, view: ChartView, words: AnswerWords): PlainTextOption {
  return { text: plain(words.views[view], limits.optionText), value: chartValue(answer, view) };
}

function chartValue(answer: DataAnswer, chart: ChartView): string {
  return JSON.stringify({ question: answer.id, chart } satisfies ChartValue);
}
