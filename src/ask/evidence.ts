import type { Classified } from '../routing/classify.ts';
import type { QuestionScore } from '../routing/score.ts';
import type { Nearby } from '../text2sql/suggest.ts';
import type { Understanding } from '../text2sql/understand.ts';

/** What words and stores alone say of a question. */
export interface Evidence {
  readonly understanding: Understanding;
  readonly nearby: Nearby;
  readonly score: QuestionScore;
}

/** Where a question goes, and how a model read it. */
export type Routed = Pick<Classified, 'capability' | 'standalone' | 'refined' | 'terms' | 'missing'>;
