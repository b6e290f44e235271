import type { Locale } from '../../domain/locale.ts';
import { detectLocale, hasWords } from '../../language/detect-locale.ts';
import type { SlackPerson, Workspace } from '../delivery/workspace.ts';

/** The language of what is no answer to a text: the configured one, else that of the person's Slack. */
export function localeOf(person: Pick<SlackPerson, 'locale'>, language: 'auto' | Locale): Locale {
  return language === 'auto' ? person.locale : language;
}

/** The same for somebody who cannot be looked up, or in a workspace that cannot be opened: they are told all the same. */
export async function localeOfPerson(
  workspace: Pick<Workspace, 'person'> | null,
  person: string,
  language: 'auto' | Locale,
): Promise<Locale> {
  const found = await workspace?.person(person);
  return localeOf(found?.ok === true ? found.value : { locale: 'en' }, language);
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
