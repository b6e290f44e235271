import type { Locale } from '../domain/locale.ts';
import { detectLocale } from './detect-locale.ts';
import { words } from './tokens/words.ts';

/** Words and letters that Koreans type in the middle of Korean talk. */
const shared = new Set(['top', 'bottom', 'best', 'worst', 'vs', 'yoy', 'mom', 'wow', 'ok']);

/**
 * The language of a message in a thread: "top 3", "vip" or "3/15" say nothing of it, so they are answered in that of the
 * message before. `earlier` holds what the askers wrote, the oldest first.
 */
export function threadLocale(text: string, earlier: readonly string[]): Locale {
  if (speaks(text)) return detectLocale(text);
  const speaking = earlier.findLast(speaks);
  const written = /\p{L}/u.test(text) ? text : earlier.findLast((each) => /\p{L}/u.test(each));
  return detectLocale(speaking ?? written ?? text);
}

function speaks(text: string): boolean {
  const all = words(text);
  if (all.some(({ script }) => script === 'hangul')) return true;
  return all.filter(({ script, normal }) => script === 'latin' && !shared.has(normal)).length > 1;
}
