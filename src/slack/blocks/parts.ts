import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import type { DataAnswer } from '../../domain/answer.ts';
import type { Locale } from '../../domain/locale.ts';
import { answerLabels } from '../../language/messages/answer-labels.ts';
import { type AskValue, actionIds } from './action-ids.ts';
import { cut, escapeMrkdwn, plainCell } from './escape.ts';
import { limits } from './limits.ts';

/** Text that Slack shows as it is; `emoji: false` leaves `:x:` letters. */
export function plain(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: cut(plainCell(text), limit), emoji: false };
}

/** Our own markup around escaped text. `verbatim` keeps Slack from finding links and names in it. */
export function mrkdwn(text: string, limit: number): MrkdwnElement {
  return { type: 'mrkdwn', text: cut(text, limit), verbatim: true };
}

export function section(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text, limits.sectionText) };
}

/** Small and grey: what may be known and need not. */
export function context(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text, limits.contextText)] };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, limits.headerText) };
}

export function actions(elements: readonly Button[]): ActionsBlock {
  return { type: 'actions', elements: elements.slice(0, limits.actionElements) };
}

export function button(id: string, text: string, value: string): Button {
  return { type: 'button', action_id: id, text: plain(text, limits.buttonText), value };
}

/** Slack cuts what a button shows at about this many characters. */
const shownOnButton = 30;

const askWords: Readonly<Record<Locale, string>> = { ko: '물어보기', en: 'Ask' };

/**
 * Ready-made questions to tap: a row of buttons where each fits on one, else a line each with a button beside it.
 * `group` keeps ids unique where several stand on one surface. Empty where nothing can be asked.
 */
export function askBlocks(
  questions: readonly string[],
  locale: Locale,
  group = '',
): readonly (ActionsBlock | SectionBlock)[] {
  const askable = [...new Set(questions)].flatMap((text, index) => askableOf(text, `${group}${index}`));
  if (askable.length === 0) return [];
  if (askable.every(({ shown }) => shown.length <= shownOnButton)) {
    return [actions(askable.map(({ id, shown, value }) => button(id, shown, value)))];
  }
  return askable.map(({ id, shown, value }) => ({
    ...section(escapeMrkdwn(shown)),
    accessory: button(id, askWords[locale], value),
  }));
}

const suggested = { count: 3, length: 200 } as const;

/** Questions that follow from an answer. What is long is left out: the next one is read at a glance. */
export function suggestionBlocks({
  suggestions,
  locale,
}: Pick<DataAnswer, 'suggestions' | 'locale'>): readonly (ActionsBlock | SectionBlock | ContextBlock)[] {
  const short = suggestions.filter((text) => plainCell(text).length <= suggested.length);
  const blocks = askBlocks(short.slice(0, suggested.count), locale);
  return blocks.length === 0 ? [] : [context(answerLabels(locale).next), ...blocks];
}

interface Askable {
  readonly id: string;
  readonly shown: string;
  readonly value: string;
}

/** What is too long for a button's value cannot be asked by it, and half a question is another one. */
function askableOf(text: string, suffix: string): readonly Askable[] {
  const shown = plainCell(text);
  const value = JSON.stringify({ text } satisfies AskValue);
  if (shown === '' || value.length > limits.buttonValue) return [];
  return [{ id: `${actionIds.ask}:${suffix}`, shown, value }];
}

/** A person by their id, as a mention; null for what is no id, since it stands inside markup. */
export function mention(person: string): string | null {
  return /^[UW][A-Z0-9]+$/u.test(person) ? `<@${person}>` : null;
}

/** A channel by its id, as a link to it; null for what is no id. */
export function channelLink(channel: string): string | null {
  return /^[CG][A-Z0-9]+$/u.test(channel) ? `<#${channel}>` : null;
}

/** Somebody's own words, set off from ours. */
export function quoted(text: string): string {
  const lines = escapeMrkdwn(text.trim()).split('\n');
  return lines.map((line) => `>${line}`).join('\n');
}
