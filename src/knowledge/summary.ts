import type { Knowledge } from '../domain/knowledge.ts';

/** How much of each kind there is, in the order people read it. */
export function knowledgeSummary(knowledge: Knowledge): { readonly kind: string; readonly count: number }[] {
  const competing = knowledge.glossary.filter((term) => term.definitions.length > 1);
  return [
    { kind: 'tables', count: knowledge.tables.length },
    { kind: 'metrics', count: knowledge.metrics.length },
    { kind: 'dimensions', count: knowledge.dimensions.length },
    { kind: 'verified examples', count: knowledge.examples.length },
    { kind: 'glossary terms', count: knowledge.glossary.length },
    { kind: 'glossary terms with competing definitions', count: competing.length },
    { kind: 'log events', count: knowledge.logs.length },
    { kind: 'log terms', count: knowledge.logTerms.length },
    { kind: 'documents', count: knowledge.documents.length },
  ];
}
