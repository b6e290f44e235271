import type { Locale } from '../../../domain/locale.ts';
import { generatedMessages } from '../../../language/messages/generated.ts';
import type { QueryOutput, QueryShape } from '../../../warehouse/inspect/inspection.ts';
import type { Names } from '../names.ts';

const most = 6;

/** How a statement computes its answer, read off its shape alone. */
export function plainExplanation(
  shape: QueryShape,
  conditions: readonly string[],
  names: Names,
  locale: Locale,
): string {
  const words = generatedMessages(locale);
  const tables = shape.tables.map(({ name }) => names.table(name)?.[locale] ?? name);
  const nameOf = (output: QueryOutput) => {
    const [column, another] = output.columns;
    const isColumn = output.kind === 'column' && column !== undefined && another === undefined;
    return isColumn ? (names.column(column.table, column.column)?.[locale] ?? output.name) : shortOf(output);
  };
  const groups =
    shape.groupedBy.length === 0 ? [] : shape.outputs.filter(({ aggregate }) => aggregate === null);
  const measures = shape.outputs.flatMap((output) =>
    output.aggregate === null ? [] : [measureOf(output, names, locale)],
  );
  return [
    words.explainTables(list(tables)),
    ...(conditions.length === 0 ? [] : [words.explainConditions(list(conditions))]),
    ...(groups.length === 0 ? [] : [words.explainGroups(list(groups.map(nameOf)))]),
    ...(measures.length === 0 ? [] : [words.explainMeasures(list(measures))]),
  ].join(' ');
}

/** One aggregate of one column by its label; whatever is more, as it is written. */
function measureOf(output: QueryOutput, names: Names, locale: Locale): string {
  const call = /^(\w+)\(\s*(distinct\s+)?(?:\w+\.)?(\w+)\s*\)$/i.exec(output.text);
  const [column, another] = output.columns;
  const isOf = column !== undefined && another === undefined && call?.[3] === column.column;
  const label = isOf ? names.column(column.table, column.column)?.[locale] : undefined;
  return label === undefined
    ? shortOf(output)
    : `${call?.[1]}(${call?.[2] === undefined ? '' : 'distinct '}${label})`;
}

const longest = 200;

function shortOf({ name, text }: QueryOutput): string {
  return text === '' || text.length > longest ? name : text.replace(/\s+/g, ' ');
}

function list(texts: readonly string[]): string {
  const distinct = [...new Set(texts)];
  return distinct.slice(0, most).join(', ') + (distinct.length > most ? ' …' : '');
}
