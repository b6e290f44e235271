import type { Dimension } from '../../domain/knowledge.ts';
import type { Locale, Localised } from '../../domain/locale.ts';

/** A stored value as each language calls it: a code by its Korean name, a Korean name by its English one, where known. */
export function valueName(value: string, dimension: Dimension | undefined): Localised {
  const names = dimension?.valueSynonyms[value] ?? [];
  return { ko: nameIn('ko', value, names), en: nameIn('en', value, names) };
}

/** Names for the values whose stored spelling is not how people of a language say them; undefined when all are. */
export function valueNamesOf(
  dimension: Dimension | undefined,
): Readonly<Record<string, Localised>> | undefined {
  if (dimension === undefined) return undefined;
  const named = Object.keys(dimension.valueSynonyms)
    .map((value) => [value, valueName(value, dimension)] as const)
    .filter(([value, { ko, en }]) => ko !== value || en !== value);
  return named.length === 0 ? undefined : Object.fromEntries(named);
}

function nameIn(locale: Locale, value: string, names: readonly string[]): string {
  const isForeign = locale === 'ko' ? /^[a-z][a-z0-9_]*$/.test(value) : isKorean(value);
  if (!isForeign) return value;
  return names.find((name) => isKorean(name) === (locale === 'ko')) ?? value;
}

function isKorean(text: string): boolean {
  return /\p{Script=Hangul}/u.test(text);
}
