import type { DimensionValue, Knowledge } from '../domain/knowledge.ts';
import type { LoadedItem } from '../knowledge-index/knowledge-index.ts';
import type { DocumentSection, ItemPayload, StoredTable, TableLink } from '../knowledge-index/payload.ts';

/** What the active generation serves, in the shapes the files have; documents stay cut into sections. */
export interface ServedKnowledge extends Omit<Knowledge, 'documents'> {
  readonly sections: readonly DocumentSection[];
  readonly values: readonly DimensionValue[];
  readonly catalog: readonly StoredTable[];
  readonly links: readonly TableLink[];
}

/** Pure: sorts loaded items by what they are. Kinds that were not loaded come out empty. */
export function servedKnowledge(items: readonly LoadedItem[]): ServedKnowledge {
  const payloads = items.map(({ payload }) => payload);
  const ddl = payloads.filter(is('ddl'));
  return {
    catalog: ddl.map(({ table }) => table),
    links: ddl.flatMap(({ links }) => links),
    tables: payloads.filter(is('table')).map(({ table }) => table),
    glossary: payloads.filter(is('glossary-term')).map(({ term }) => term),
    metrics: payloads.filter(is('metric')).map(({ metric }) => metric),
    dimensions: payloads.filter(is('dimension')).map(({ dimension }) => dimension),
    examples: payloads.filter(is('example')).map(({ example }) => example),
    logs: payloads.filter(is('log-entry')).map(({ entry }) => entry),
    logTerms: payloads.filter(is('log-term')).map(({ term }) => term),
    sections: payloads.filter(is('section')).map(({ section }) => section),
    values: payloads.filter(is('dimension-value')).map(({ value }) => value),
  };
}

function is<Type extends ItemPayload['type']>(type: Type) {
  return (payload: ItemPayload): payload is Extract<ItemPayload, { type: Type }> => payload.type === type;
}
