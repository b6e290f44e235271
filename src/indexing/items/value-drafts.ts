import type { Dimension, DimensionValue } from '../../domain/knowledge.ts';
import type { ColumnValue } from '../../knowledge-index/payload.ts';
import { type Draft, draft } from '../draft.ts';

/** A stored spelling, so that a word of the question leads to the column that holds it. */
export function dimensionValueDraft(value: DimensionValue, dimension: Dimension): Draft {
  return draft({
    kind: 'value',
    key: `${value.dimension}=${value.value}`,
    title: `${value.value} (${dimension.label.ko})`,
    payload: { type: 'dimension-value', value },
    tables: [dimension.table],
    owner: dimension.source.owner,
    source: 'warehouse',
    fields: [
      { name: 'value', weight: 3, texts: [value.value, ...value.synonyms] },
      { name: 'dimension', weight: 1, texts: [dimension.label.ko, dimension.label.en] },
    ],
  });
}

/** The same for a text column that no dimension lists. */
export function columnValueDraft(value: ColumnValue): Draft {
  return draft({
    kind: 'value',
    key: `${value.table}.${value.column}=${value.value}`,
    title: `${value.value} (${value.table}.${value.column})`,
    payload: { type: 'column-value', value },
    tables: [value.table],
    owner: 'catalog',
    source: 'warehouse',
    fields: [
      { name: 'value', weight: 3, texts: [value.value] },
      { name: 'column', weight: 1, texts: [value.column] },
    ],
  });
}
