import type { DataAnswer } from '../../../src/domain/answer.ts';
import type { Dimension } from '../../../src/domain/knowledge.ts';

/** The rows as the warehouse holds them: an answer tells stored values (`canceled`) by their names (취소) in its language. */
export function storedRows(
  { rows, columns }: Pick<DataAnswer, 'rows' | 'columns'>,
  dimensions: readonly Dimension[],
): readonly (readonly unknown[])[] {
  const names = columns.map(({ name }) =>
    storedByName(dimensions.find((dimension) => dimension.name === name)),
  );
  return rows.map((row) => row.map((cell, index) => names[index]?.get(cell) ?? cell));
}

/** Of a name that several values share, the first value's. */
function storedByName(dimension: Dimension | undefined): ReadonlyMap<unknown, string> {
  const stored = new Map<unknown, string>();
  for (const [value, names] of Object.entries(dimension?.valueSynonyms ?? {})) {
    for (const name of [value, ...names]) if (!stored.has(name)) stored.set(name, value);
  }
  return stored;
}
