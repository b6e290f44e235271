import type { Metric } from '../../domain/knowledge.ts';
import { countsPeople } from './board.ts';
import type { Unexplained } from './question-reading.ts';

type Fits = (metric: Metric) => boolean;

/** What "몇 명", "how long" ask for; a metric of another kind would be a right number to the wrong question. */
const askedUnits: readonly (readonly [RegExp, Fits])[] = [
  [/몇\s*명(?!\p{Script=Hangul}*이상)/u, countsPeople],
  [/몇\s*(?:건|개|번|회|곳|마리|장)/u, ({ format }) => format === 'integer'],
  [/몇\s*(?:%|퍼센트|프로)/u, ({ format }) => format === 'percent'],
  [/몇\s*(?:원|만\s*원|억)/u, ({ format }) => format === 'krw'],
  [/몇\s*(?:분|시간)(?!대)/u, ({ format }) => format === 'minutes'],
  [/몇\s*점/u, ({ format }) => format === 'score' || format === 'decimal'],
  [/\bhow many\b/iu, ({ format }) => format === 'integer'],
  [/\bhow long\b/iu, ({ format }) => format === 'minutes'],
];

/** The words that ask for a unit none of the metrics has. */
export function wrongUnits(text: string, metrics: readonly Metric[]): Unexplained[] {
  if (metrics.length === 0) return [];
  return askedUnits.flatMap(([pattern, fits]) => {
    const asked = pattern.exec(text);
    return asked && !metrics.some(fits) ? [{ word: asked[0], reason: 'no-place' as const }] : [];
  });
}
