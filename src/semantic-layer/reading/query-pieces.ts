import type { Locale } from '../../domain/locale.ts';
import type { DimensionFilter, Grouping } from '../metric-query.ts';
import type { SemanticModel } from '../model.ts';
import type { Piece, Sense } from './piece.ts';

/**
 * Conditions and groupings as if somebody had just named them, so that they are held against other metrics by the steps
 * that read them in a question.
 */
export function piecesOfQuery(
  {
    filters,
    groupings,
  }: { readonly filters: readonly DimensionFilter[]; readonly groupings: readonly Grouping[] },
  model: SemanticModel,
  locale: Locale,
): Piece[] {
  const labelOf = (dimension: string) => model.dimensions.get(dimension)?.label[locale] ?? dimension;
  return [
    ...filters.flatMap((filter) => piecesOfFilter(filter, labelOf(filter.dimension))),
    ...groupings.map((grouping) =>
      grouping.kind === 'time'
        ? piece(grouping.grain, { kind: 'grain', grain: grouping.grain }, 'group')
        : piece(labelOf(grouping.name), { kind: 'dimension', names: [grouping.name] }, 'group'),
    ),
  ];
}

function piecesOfFilter({ dimension, values, negated }: DimensionFilter, label: string): Piece[] {
  const named = values.flatMap((value) => [
    { ...piece(value, { kind: 'value', candidates: [{ dimension, value }] }, null), word: value },
    piece(label, { kind: 'dimension', names: [dimension] }, null),
  ]);
  return negated ? [...named, piece('', { kind: 'grammar', word: { role: 'negate-after' } }, null)] : named;
}

/** Its name is settled already, so it has no word that another could go by. */
function piece(text: string, sense: Sense, tail: Piece['tail']): Piece {
  return { start: 0, end: 0, text, word: '', senses: [sense], tail, before: '' };
}
