import type { Locale } from '../domain/locale.ts';

/** The language of a question: Korean as soon as it holds Hangul, else English. */
export function detectLocale(text: string): Locale {
  return /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/.test(text) ? 'ko' : 'en';
}
