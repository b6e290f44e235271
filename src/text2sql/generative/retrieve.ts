import type { KnowledgeKind } from '../../domain/knowledge.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Retrieval, Retrieved } from '../../retrieval/retrieval.ts';
import type { Asked } from './asked.ts';

const kinds: readonly KnowledgeKind[] = ['ddl', 'table', 'glossary', 'example', 'metric', 'value'];

const quotas = { ddl: 24, table: 24, glossary: 5, example: 3, metric: 6, value: 12 } as const;

const mostTables = 16;

/** Everything the stores know about the question, by its own words first and those of the thread after them. */
export function retrieve(
  { question, refined, terms, previous, visible }: Asked,
  retrieval: Pick<Retrieval, 'search'>,
): Promise<Outcome<Retrieved>> {
  const words = [...new Set([question, refined ?? '', ...terms])].filter((text) => text !== '');
  return retrieval.search({
    question: words.join('\n'),
    previous: previous.map((turn) => turn.question),
    kinds,
    quotas,
    visible,
    limit: mostTables,
  });
}
