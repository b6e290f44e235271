import { fanOuts } from '../warehouse/inspect/fan-outs.ts';
import type { FanOut, Inspection, QueryShape, TableLink } from '../warehouse/inspect/inspection.ts';
import type { Naming } from './query-outputs.ts';

/** A table whose rows belong to moments, with the columns that say which. */
export interface TimedTable {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
}

export interface WarningContext extends Naming {
  readonly links: readonly TableLink[];
  readonly timed: readonly TimedTable[];
}

/** What somebody who uses the result should know first. */
export function warnings({ faults, shape }: Inspection, context: WarningContext): readonly string[] {
  const { words, names, locale, links } = context;
  const nameOf = (table: string) => names.table(table)?.[locale] ?? table;
  const unbound = unlimited(shape, context.timed).map(nameOf);
  const repeated = repeatedRows(shape, links).map(({ aggregate, columns, table, by }) => {
    const [column] = columns;
    const of =
      column === undefined ? '*' : (names.column(column.table, column.column)?.[locale] ?? column.column);
    return words.fanOut(`${aggregate}(${of})`, nameOf(table), nameOf(by));
  });
  return [
    ...new Set([
      ...faults.map(({ qualifier, name }) =>
        words.unknownColumn(qualifier === null ? name : `${qualifier}.${name}`),
      ),
      ...(unbound.length === 0 ? [] : [words.noPeriod([...new Set(unbound)].join(', '))]),
      ...repeated,
      ...(shape.limit !== null && !shape.ordered ? [words.anyRows(shape.limit)] : []),
    ]),
  ];
}

/** What a join may count several times; rows that are kept for having no partner are not repeated by it. */
export function repeatedRows(shape: QueryShape, links: readonly TableLink[]): readonly FanOut[] {
  const missing = new Set(
    shape.conditions.flatMap(({ operator, isPlain, source, level, columns: [column] }) => {
      const isOptional = source !== null && shape.levels[level]?.optional.includes(source) === true;
      return operator === 'is null' && isPlain && isOptional ? [column?.table] : [];
    }),
  );
  return fanOuts(shape, links).filter(({ by }) => !missing.has(by));
}

/** Tables with a time, where no table of the statement is held to any: a period on one holds those joined to it. */
function unlimited({ tables, conditions }: QueryShape, timed: readonly TimedTable[]): readonly string[] {
  const columns = new Map(timed.map((table) => [table.name, table.columns]));
  const isLimited = conditions.some(
    (condition) =>
      condition.clause !== 'case' &&
      !condition.connects &&
      condition.columns.some(({ table, column }) => columns.get(table)?.has(column) === true),
  );
  return isLimited ? [] : tables.map(({ name }) => name).filter((name) => columns.has(name));
}
