import type { QuestionReading } from './question-reading.ts';

export interface SkeletonOptions {
  /** True keeps ranges, values and numbers as they are; false puts a placeholder for each. */
  readonly keepParameters: boolean;
}

/**
 * A question as a sorted multiset of concepts (`metric:order_count`, `dimension:region`, `range`, `word:날씨`), so that
 * two wordings of one question compare equal. Fillers drop out.
 */
export function skeleton(_reading: Pick<QuestionReading, 'mentions'>, _options: SkeletonOptions): string[] {
  return [];
}
