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
  const all = words(withoutSql(text));
  const latin = all.filter(({ script }) => script === 'latin');
  const hangul = all.filter(({ script }) => script === 'hangul');
  if (hangul.length === 0 && latin.length > 0) return 'en';
  const isEnglish = latin.length > hangul.length && latin.some(({ normal }) => english.has(normal));
  return isEnglish ? 'en' : 'ko';
}

/** Whether anything is said in any language; the name of an emoji (`:pray:`) is not. */
export function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replace(/:[a-z0-9_+'-]+:/giu, ' '));
}

/** "이 쿼리 설명해줘" beside thirty words of SQL is Korean, and "explain" beside SQL about 강남구 English. */
function withoutSql(text: string): string {
  const outside = text.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/gu, ' ');
  const prose = statement.test(outside)
    ? outside.replace(/'[^'\n]*'/gu, ' ').replace(statement, ' ')
    : outside;
  return /\p{L}/u.test(prose) ? prose : text;
}

/** Up to the next Korean words, which no statement has outside of quotes. */
const statement = /\bselect\b[^\u3131-\u318e\uac00-\ud7a3]{0,4000}?\bfrom\b[^\u3131-\u318e\uac00-\ud7a3]*/iu;
