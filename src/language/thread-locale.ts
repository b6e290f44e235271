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
  const speaking = earlier.findLast(speaks);
  if (speaking !== undefined && onlyNames(text)) return detectLocale(speaking);
  if (speaks(text)) return detectLocale(text);
  const written = /\p{L}/u.test(text) ? text : earlier.findLast((each) => /\p{L}/u.test(each));
  return detectLocale(speaking ?? written ?? text);
}

/** "only 강남구", "for 서초구": an English word, and Korean ones that may be names, say it in the language of the thread. */
function onlyNames(text: string): boolean {
  const all = words(text);
  const [latin, hangul] = ['latin', 'hangul'].map((script) => all.filter((word) => word.script === script));
  return (
    (latin ?? []).some(({ normal }) => narrowing.has(normal)) && (hangul?.length ?? 0) <= (latin?.length ?? 0)
  );
}

const narrowing = new Set(['only', 'just', 'for', 'in', 'and', 'about', 'without', 'also']);

function speaks(text: string): boolean {
  const all = words(text);
  if (all.some(({ script }) => script === 'hangul')) return true;
  return all.filter(({ script, normal }) => script === 'latin' && !shared.has(normal)).length > 1;
}
