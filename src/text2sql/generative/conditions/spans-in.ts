import { dayCounts } from '../../../language/time/korean-periods.ts';

/** Days that are told without a figure. */
const dayWords: readonly (readonly [RegExp, number])[] = [
  ...Object.entries(dayCounts).map(([word, count]) => [new RegExp(word, 'u'), count] as const),
  [/당일|\b(?:a|one|single) day\b/iu, 1],
  [/일주일|한 주|\b(?:a|one) week\b/iu, 7],
  [/\bfortnight\b/iu, 14],
];

/** What a span may be counted in, by the seconds of one. */
const units: readonly (readonly [RegExp, number])[] = [
  [/(\d+(?:\.\d+)?)\s*(?:분|minutes?|min\b)/giu, 60],
  [/(\d+(?:\.\d+)?)\s*(?:시간|hours?)/giu, 3_600],
  [/(\d+(?:\.\d+)?)\s*(?:일|days?)/giu, 86_400],
  [/(\d+(?:\.\d+)?)\s*(?:주|weeks?)/giu, 604_800],
];

/** The spans of time of a text, as the numbers they are in every unit: an hour is 60, 3,600 and 1. */
export function spansIn(text: string): readonly number[] {
  const days = dayWords.flatMap(([word, count]) => (word.test(text) ? [count * 86_400] : []));
  const counted = units.flatMap(([unit, seconds]) =>
    [...text.matchAll(unit)].map((match) => Number(match[1]) * seconds),
  );
  const whole = [1, 60, 3_600, 86_400, 604_800];
  return [...days, ...counted].flatMap((span) =>
    whole.map((unit) => span / unit).filter((value) => Number.isInteger(value)),
  );
}
