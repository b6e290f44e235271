import type { Locale } from '../../domain/locale.ts';
import type { Problem } from '../../domain/problem.ts';
import type { OutgoingMessage } from '../delivery/outgoing.ts';

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
  /** After the last attempt; `id` is the question's, for whoever looks into the log. */
  | { readonly kind: 'gave-up'; readonly id: string }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'nothing-to-explain' }
  | { readonly kind: 'not-in-channel' }
  /** The root message of a question that no message asked (slash command, button). `person` is their id. */
  | { readonly kind: 'asked-by'; readonly person: string; readonly text: string }
  | { readonly kind: 'only-asker' }
  /** The question was edited after its answer; it is answered anew in place. */
  | { readonly kind: 'already-answered-edit' }
  /** A button of an answer that is no longer kept. */
  | { readonly kind: 'forgotten' }
  /** A button that the answer behind it cannot serve (no rows, no period …). */
  | { readonly kind: 'not-possible' }
  /** The CSV went to the direct messages of whoever asked for it. */
  | { readonly kind: 'file-sent-privately' };

/** Says it with a next step, in one or two lines. */
export function renderNotice(_notice: Notice, _locale: Locale): OutgoingMessage {
  throw new Error('not written yet');
}
