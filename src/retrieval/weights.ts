import type { RankingWeights } from './rank-tables.ts';

/** Chosen on the questions of the demo company (`npm run bench:retrieval` shows what each part brings). */
export const defaultWeights: RankingWeights = {
  k: 3,
  sparse: 1,
  dense: 0.3,
  kinds: { ddl: 1, table: 1 },
  promotion: { example: 0.7, metric: 0.1, glossary: 0.1, value: 0.2 },
  coherence: 0.4,
  neighbour: 0.07,
  bridge: 0.9,
  among: 4,
};
