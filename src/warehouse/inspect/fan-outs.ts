import type { FanOut, QueryShape, TableLink } from './inspection.ts';

/** Aggregates of a parent's rows that a joined child repeats. */
export function fanOuts(_shape: QueryShape, _links: readonly TableLink[]): FanOut[] {
  return [];
}
