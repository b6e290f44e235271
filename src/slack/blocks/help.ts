import type { Locale } from '../../domain/locale.ts';
import type { OutgoingMessage } from '../delivery/outgoing.ts';

/** For a bare mention or an empty command: how to ask, with examples to tap. */
export function renderHelp(_locale: Locale, _examples: readonly string[]): OutgoingMessage {
  throw new Error('not written yet');
}

/** The first direct message to somebody; `person` is their id. */
export function renderWelcome(
  _locale: Locale,
  _examples: readonly string[],
  _person: string,
): OutgoingMessage {
  throw new Error('not written yet');
}
