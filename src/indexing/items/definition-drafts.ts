import type { Dimension, GlossaryTerm, Metric, Synonyms, VerifiedExample } from '../../domain/knowledge.ts';
import { type Draft, type DraftField, draft } from '../draft.ts';

/** A governed number. `tables` are those its SQL reads, its parts' included. */
export function metricDraft(metric: Metric, tables: readonly string[]): Draft {
  return draft({
    kind: 'metric',
    key: metric.name,
    title: `${metric.label.ko} (${metric.name})`,
    payload: { type: 'metric', metric },
    tables,
    owner: metric.source.owner,
    source: `${metric.source.path}:${metric.source.line}`,
    fields: [
      ...nameFields(metric),
      { name: 'description', weight: 1, texts: [metric.description.ko, metric.description.en] },
    ],
  });
}

/** A way to group or filter; it shares the store of the metrics, under a key that cannot meet theirs. */
export function dimensionDraft(dimension: Dimension): Draft {
  return draft({
    kind: 'metric',
    key: `dimension:${dimension.name}`,
    title: `${dimension.label.ko} (${dimension.name})`,
    payload: { type: 'dimension', dimension },
    tables: [dimension.table],
    owner: dimension.source.owner,
    source: `${dimension.source.path}:${dimension.source.line}`,
    fields: [
      ...nameFields(dimension),
      { name: 'description', weight: 1, texts: [dimension.description.ko, dimension.description.en] },
    ],
  });
}

/** A word of the house. `tables` are those of the metrics that compute it. */
export function glossaryDraft(term: GlossaryTerm, tables: readonly string[]): Draft {
  return draft({
    kind: 'glossary',
    key: term.name,
    title: term.label.ko,
    payload: { type: 'glossary-term', term },
    tables,
    owner: term.source.owner,
    source: `${term.source.path}:${term.source.line}`,
    fields: [
      ...nameFields(term),
      {
        name: 'definition',
        weight: 1,
        texts: term.definitions.flatMap(({ text, team }) => [text.ko, text.en, team]),
      },
    ],
  });
}

/** A question with its verified SQL, found by how it is asked. */
export function exampleDraft(example: VerifiedExample, tables: readonly string[]): Draft {
  const questions = [...example.questions.ko, ...example.questions.en];
  return draft({
    kind: 'example',
    key: example.name,
    title: example.questions.ko[0] ?? example.name,
    payload: { type: 'example', example },
    tables,
    owner: example.source.owner,
    source: `${example.source.path}:${example.source.line}`,
    fields: [
      { name: 'question', weight: 2, texts: questions.map(withoutSlots) },
      { name: 'explanation', weight: 1, texts: [example.explanation.ko, example.explanation.en] },
    ],
  });
}

function nameFields(item: {
  readonly name: string;
  readonly label: { readonly ko: string; readonly en: string };
  readonly synonyms: Synonyms;
}): DraftField[] {
  return [
    { name: 'name', weight: 3, texts: [item.label.ko, item.label.en, item.name] },
    { name: 'synonym', weight: 3, texts: [...item.synonyms.ko, ...item.synonyms.en] },
  ];
}

function withoutSlots(question: string): string {
  return question.replace(/\{[^}]*\}/g, ' ');
}
