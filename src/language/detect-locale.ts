import type { Locale } from '../domain/locale.ts';
import { words } from './tokens/words.ts';

const english = new Set(
  (
    'a an the of in on at to for from by with and or is are was were do does did not vs per each which what how many much ' +
    'who when where show give tell list compare excluding without between than last this previous since until'
  ).split(' '),
);

/**
 * The language of a question: Korean when it holds Hangul, unless English words outnumber the Korean ones and hold the
 * sentence together: "orders in 강남구 last month" only names a Korean place.
 */
export function detectLocale(text: string): Locale {
  if (!/[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/.test(text)) return 'en';
  const all = words(text);
  const latin = all.filter(({ script }) => script === 'latin');
  const hangul = all.filter(({ script }) => script === 'hangul');
  const isEnglish = latin.length > hangul.length && latin.some(({ normal }) => english.has(normal));
  return isEnglish ? 'en' : 'ko';
}
