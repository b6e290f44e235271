import type { Locale, Localised } from '../../../domain/locale.ts';
import { generatedMessages } from '../../../language/messages/generated.ts';
import type { QueryShape } from '../../../warehouse/inspect/inspection.ts';

export interface ExplainedNames {
  readonly table: (name: string) => Localised | null;
  readonly column: (table: string, column: string) => Localised | null;
}

const most = 6;

/** How a statement computes its answer, read off its shape alone. */
export function plainExplanation(
  shape: QueryShape,
  conditions: readonly string[],
  names: ExplainedNames,
  locale: Locale,
): string {
  const words = generatedMessages(locale);
  const tables = shape.tables.map(({ name }) => names.table(name)?.[locale] ?? name);
  const nameOf = (output: QueryShape['outputs'][number]) => {
    const [column] = output.columns;
    const label = column === undefined ? null : names.column(column.table, column.column);
    return label?.[locale] ?? output.name;
  };
  const groups =
    shape.groupedBy.length === 0 ? [] : shape.outputs.filter(({ aggregate }) => aggregate === null);
  const measures = shape.outputs.flatMap((output) =>
    output.aggregate === null
      ? []
      : [output.columns.length === 0 ? output.name : `${output.aggregate}(${nameOf(output)})`],
  );
  return [
    words.explainTables(list(tables)),
    ...(conditions.length === 0 ? [] : [words.explainConditions(list(conditions))]),
    ...(groups.length === 0 ? [] : [words.explainGroups(list(groups.map(nameOf)))]),
    ...(measures.length === 0 ? [] : [words.explainMeasures(list(measures))]),
  ].join(' ');
}

function list(texts: readonly string[]): string {
  const distinct = [...new Set(texts)];
  return distinct.slice(0, most).join(', ') + (distinct.length > most ? ' …' : '');
}
