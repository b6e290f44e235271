import type { Dimension, DimensionValue, Metric } from '../../domain/knowledge.ts';

/** What reading needs to know of a semantic model. */
export interface ReadableModel {
  readonly metrics: readonly Metric[];
  readonly dimensions: readonly Dimension[];
  readonly values: readonly DimensionValue[];
  /** Whether the metric can be split and filtered by the dimension without counting twice. */
  canGroup(metric: string, dimension: string): boolean;
  /** Whether time ranges apply to the metric. */
  hasTime(metric: string): boolean;
}
