import type { CheckedQuery } from '../guard/guard-scope.ts';
import { list } from '../guard/tree.ts';
import { readConditions } from './conditions.ts';
import type { Context } from './context.ts';
import type { Inspection, KnownTable, QueryOutput, QueryShape } from './inspection.ts';
import { limitOf } from './limit.ts';
import { readQuery } from './read-query.ts';
import type { BoundQuery, Scope } from './scope.ts';
import type { Value } from './value.ts';

/**
 * Resolves every name of a checked statement as PostgreSQL would and says what the statement does. `tables` are those
 * open to the asker: of any other table nothing is claimed and nothing is told. A fault is certain; what cannot be judged
 * without the server (columns of composite values, of functions unknown here) passes, since EXPLAIN comes next. Never
 * throws for any statement: one too deep to read is reported as empty.
 */
export function inspectQuery(checked: CheckedQuery, tables: readonly KnownTable[]): Inspection {
  const context: Context = {
    tables,
    tableOf: new Map(tables.map((table) => [`${table.schema}.${table.name}`, table])),
    text: checked.text,
    found: {
      ...{ faults: [], tables: [], joins: [], aggregates: [], conditions: [], groups: [] },
      ...{ levels: [], open: [], blocks: 0 },
    },
    query: readQuery,
    conditions: readConditions,
  };
  try {
    const bound = readQuery(checked.tree, nowhere, context);
    return { faults: inOrder(context), shape: shapeOf(checked, bound, context) };
  } catch (error) {
    if (error instanceof RangeError) return { faults: [], shape: noShape };
    throw error;
  }
}

const nowhere: Scope = { level: null, frame: null, parent: null, commonTables: new Map() };

const noShape: QueryShape = {
  tables: [],
  outputs: [],
  joins: [],
  aggregates: [],
  conditions: [],
  levels: [],
  groupedBy: [],
  limit: null,
  ordered: false,
};

function inOrder(context: Context): Inspection['faults'] {
  return context.found.faults.toSorted((left, right) => left.at - right.at);
}

function shapeOf({ tree }: CheckedQuery, bound: BoundQuery, { found }: Context): QueryShape {
  return {
    tables: found.tables,
    outputs: bound.columns.map(({ name, value }, at) =>
      outputOf(name, value, bound.groups?.has(at) === true),
    ),
    joins: found.joins,
    aggregates: found.aggregates,
    conditions: found.conditions,
    levels: found.levels,
    groupedBy: [...new Set(found.groups)],
    limit: limitOf(tree),
    ordered: list(tree.sortClause).length > 0,
  };
}

function outputOf(name: string, value: Value, isGroup: boolean): QueryOutput {
  const { kind, columns, aggregate, text, figures, found, random } = value;
  return { name, kind, columns, aggregate, text, figures, isFound: found, isRandom: random, isGroup };
}
