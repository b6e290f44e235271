import { type Fields, isFields, list, strings, text, unwrap } from '../guard/tree.ts';
import type { Context } from './context.ts';
import {
  type BoundQuery,
  type CommonTable,
  type NamedColumn,
  openQuery,
  renamedRows,
  type Scope,
} from './scope.ts';
import { constantValue, unknownValue } from './value.ts';

/**
 * The scope that a statement's WITH clause makes. Each entry sees the ones before it, with RECURSIVE all of them and
 * itself; none sees the FROM clause of its own statement. Unused entries are bound too.
 */
export function readWith(withClause: unknown, outer: Scope, context: Context): Scope {
  if (!isFields(withClause))
    return { level: null, frame: null, parent: outer, commonTables: outer.commonTables };
  const visible = new Map(outer.commonTables);
  const entries = list(withClause.ctes).map((entry) => unwrap(entry)?.fields ?? {});
  const tables = entries.map((fields) => {
    const seen = withClause.recursive === true ? visible : new Map(visible);
    const table = commonTable(
      fields,
      { level: null, frame: null, parent: outer, commonTables: seen },
      context,
    );
    visible.set(text(fields.ctename), table);
    return table;
  });
  for (const table of tables) table.bound();
  return { level: null, frame: null, parent: outer, commonTables: visible };
}

/** A query that names itself is known by its first branch while the second is bound. */
function commonTable(fields: Fields, scope: Scope, context: Context): CommonTable {
  let bound: BoundQuery | null = null;
  let begun: BoundQuery | null = null;
  return {
    bound() {
      if (bound !== null) return bound;
      if (begun !== null) return begun;
      begun = openQuery;
      const query = unwrap(fields.ctequery);
      if (query?.type !== 'SelectStmt') return openQuery;
      const whole = context.query(query.fields, scope, context, (left) => {
        begun = { ...renamed(left, fields), keys: [], inner: null };
      });
      bound = renamed(whole, fields);
      return bound;
    },
  };
}

function renamed(query: BoundQuery, fields: Fields): BoundQuery {
  const names = strings(fields.aliascolnames);
  const called = new Map(query.columns.map((column, index) => [column.name, names[index] ?? column.name]));
  const columns = query.columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
  return {
    ...query,
    columns: [...columns, ...markColumns(fields)],
    ...renamedRows(query, called),
  };
}

/** What SEARCH and CYCLE add. */
function markColumns(fields: Fields): NamedColumn[] {
  const search = isFields(fields.search_clause) ? [text(fields.search_clause.search_seq_column)] : [];
  const cycle = isFields(fields.cycle_clause) ? fields.cycle_clause : null;
  const marks = cycle === null ? [] : [text(cycle.cycle_mark_column), text(cycle.cycle_path_column)];
  return [
    ...search.map((name) => ({ name, value: unknownValue, at: null })),
    ...marks.map((name) => ({ name, value: constantValue, at: null })),
  ];
}
