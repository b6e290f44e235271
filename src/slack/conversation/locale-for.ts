import type { Locale } from '../../domain/locale.ts';
import { detectLocale, hasWords } from '../../language/detect-locale.ts';
import type { SlackPerson } from '../delivery/workspace.ts';

/** The language of what is no answer to a text: the configured one, else that of the person's Slack. */
export function localeOf(person: Pick<SlackPerson, 'locale'>, language: 'auto' | Locale): Locale {
  return language === 'auto' ? person.locale : language;
}

/** The language in which to talk about a question until its answer has one; a text without letters tells none. */
export function localeFor(
  text: string,
  person: Pick<SlackPerson, 'locale'>,
  language: 'auto' | Locale,
): Locale {
  if (language !== 'auto') return language;
  return hasWords(text) ? detectLocale(text) : person.locale;
}
