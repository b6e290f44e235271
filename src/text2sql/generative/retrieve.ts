import type { Clock } from '../../domain/date-range.ts';
import type { KnowledgeKind } from '../../domain/knowledge.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { readTime } from '../../language/time/read-time.ts';
import type { Holiday } from '../../language/time/time-mention.ts';
import type { Retrieval, Retrieved } from '../../retrieval/retrieval.ts';
import type { Asked } from './asked.ts';

const kinds: readonly KnowledgeKind[] = ['ddl', 'table', 'glossary', 'example', 'metric', 'value'];

const quotas = { ddl: 24, table: 24, glossary: 5, example: 3, metric: 6, value: 12 } as const;

const mostTables = 16;

/** Everything the stores know about the question, by its own words first and those of the thread after them. */
export function retrieve(
  {
    question,
    refined,
    terms,
    previous,
    visible,
    clock,
  }: Pick<Asked, 'question' | 'refined' | 'terms' | 'previous' | 'visible' | 'clock'>,
  retrieval: Pick<Retrieval, 'search'>,
  holidays: readonly Holiday[] = [],
): Promise<Outcome<Retrieved>> {
  const own = [question, refined ?? ''].map((text) => withoutTimes(text, clock, holidays));
  const words = [...new Set([...own, ...terms])].filter((text) => text !== '');
  return retrieval.search({
    question: words.length === 0 ? question : words.join('\n'),
    previous: previous.map((turn) => turn.question),
    kinds,
    quotas,
    visible,
    limit: mostTables,
  });
}

/** Every table can be asked about last week, so such words find anything. */
function withoutTimes(text: string, clock: Clock, holidays: readonly Holiday[]): string {
  const ranges = readTime(text, clock, holidays).filter(({ meaning }) => meaning.kind === 'range');
  return ranges
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)
    .trim();
}
