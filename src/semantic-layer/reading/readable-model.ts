import type { SemanticModel } from '../model.ts';

/** What reading needs to know of a semantic model. */
export type ReadableModel = Pick<
  SemanticModel,
  'metrics' | 'dimensions' | 'values' | 'leaves' | 'reachable' | 'hasTime' | 'route'
>;
