import type { Locale } from '../../domain/locale.ts';
import type { Problem } from '../../domain/problem.ts';
import { describeProblem } from '../../language/messages/problems.ts';
import type { MessageBlock, OutgoingMessage } from '../delivery/outgoing.ts';
import { type AskValue, actionIds } from './action-ids.ts';
import { cut, escapeMrkdwn } from './escape.ts';
import { limits } from './limits.ts';
import { type NoticeWords, noticeWords, tellingWords } from './notice-words.ts';
import { actions, button, channelLink, context, mention, quoted, section } from './parts.ts';

/** A short word from Askbird that is not an answer. */
export type Notice =
  /** Guests of the workspace, and people of another company in a shared channel, without an entry in the access policy. */
  | { readonly kind: 'guest' }
  | { readonly kind: 'stranger' }
  /** In the channel: the answer went to the asker's direct messages. */
  | { readonly kind: 'answered-privately' }
  /** In the direct message: which question of a channel is answered below. `channel` is its id. */
  | { readonly kind: 'asked-in'; readonly channel: string; readonly text: string }
  /** Whoever pressed may not read the tables behind that answer. */
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'stopped' }
  /** After the last attempt; `id` is the question's, for whoever looks into the log, and `text` what is asked again. */
  | { readonly kind: 'gave-up'; readonly id: string; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'nothing-to-explain' }
  | { readonly kind: 'not-in-channel' }
  /** The root message of a question that no message asked (slash command, button). `person` is their id. */
  | { readonly kind: 'asked-by'; readonly person: string; readonly text: string }
  | { readonly kind: 'only-asker' }
  /** A button of an answer that is no longer kept. */
  | { readonly kind: 'forgotten' }
  /** A button that the answer behind it cannot serve (no rows, no period …). */
  | { readonly kind: 'not-possible' }
  /** Slack's ticket for a form had run out. */
  | { readonly kind: 'form-too-late' }
  /** The CSV went to the direct messages of whoever asked for it. */
  | { readonly kind: 'file-sent-privately' };

/** Says it with a next step, in one or two lines. */
export function renderNotice(notice: Notice, locale: Locale): OutgoingMessage {
  const told = tellingWords[locale];
  switch (notice.kind) {
    case 'problem':
      return twoLines(describeProblem(notice.problem, locale));
    case 'gave-up':
      return withAgain(twoLines(told.gaveUp(notice.id)), notice.text, told.again);
    case 'asked-in':
      return question(told.askedIn(channelLink(notice.channel)), notice.text);
    case 'asked-by':
      return question(told.askedBy(mention(notice.person)), notice.text);
    default:
      return twoLines(noticeWords(notice.kind, locale));
  }
}

function twoLines({ text, nextStep }: NoticeWords): OutgoingMessage {
  const [said, next] = [escapeMrkdwn(text), escapeMrkdwn(nextStep)];
  return message(`${said} ${next}`, [section(said), context(next)]);
}

/** With the question itself, since the ledger may know nothing of it. */
function withAgain(notice: OutgoingMessage, question: string, label: string): OutgoingMessage {
  const value = JSON.stringify({ text: question } satisfies AskValue);
  if (question.trim() === '' || value.length > limits.buttonValue) return notice;
  return { ...notice, blocks: [...notice.blocks, actions([button(actionIds.ask, label, value)])] };
}

/** `lead` is markup of ours already. */
function question(lead: string, text: string): OutgoingMessage {
  const body = `${lead}\n${quoted(text)}`;
  return message(body, [section(body)]);
}

function message(text: string, blocks: readonly MessageBlock[]): OutgoingMessage {
  return { text: cut(text, limits.messageText), blocks, simpler: [] };
}
