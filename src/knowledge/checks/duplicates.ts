import type { Knowledge, Provenance } from '../../domain/knowledge.ts';
import type { Finding } from './finding.ts';

/** Names are how everything else refers to an item, so the second bearer of a name is refused. */
export function findDuplicates(knowledge: Knowledge): Finding[] {
  return [
    ...repeated('table', knowledge.tables, (table) => table.name),
    ...repeated('glossary term', knowledge.glossary, (term) => term.name),
    ...repeated('metric or dimension', [...knowledge.metrics, ...knowledge.dimensions], (item) => item.name),
    ...repeated('example', knowledge.examples, (example) => example.name),
    ...repeated('event', knowledge.logs, (log) => log.key),
    ...repeated('log term', knowledge.logTerms, (term) => term.term.toLowerCase()),
    ...repeated('document', knowledge.documents, (document) => document.name),
  ];
}

function repeated<T extends { readonly source: Provenance }>(
  what: string,
  items: readonly T[],
  nameOf: (item: T) => string,
): Finding[] {
  const first = new Map<string, T>();
  return items.flatMap((item) => {
    const name = nameOf(item);
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, item);
      return [];
    }
    const { path, line } = earlier.source;
    return [
      {
        source: item.source,
        message: `${what} \`${name}\` is already written in ${path}:${line}`,
        remedy: 'rename one of the two, or merge them',
        fatal: true,
      },
    ];
  });
}
