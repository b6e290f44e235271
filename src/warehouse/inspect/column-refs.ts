import { type Fields, list, locationOf, strings, unwrap } from '../guard/tree.ts';
import { type Context, characterAt, note } from './context.ts';
import type { BindFault, SourceColumn } from './inspection.ts';
import { nearestColumns, nearestSources } from './nearest.ts';
import {
  type Found,
  findBare,
  findQualified,
  levels,
  type NamedColumn,
  type Scope,
  sourcesCalled,
} from './scope.ts';
import { addColumns, addValue, type Facts } from './value.ts';

/** Resolves a column reference, reports it when nothing can be meant, and adds what it stands for. */
export function readColumnRef(fields: Fields, scope: Scope, context: Context, facts: Facts): void {
  const parts = strings(fields.fields);
  if (unwrap(list(fields.fields).at(-1))?.type === 'A_Star') {
    readRow(parts.slice(0, -1), scope, facts);
    return;
  }
  const name = parts.at(-1) ?? '';
  const qualifier = parts.slice(0, -1);
  const found = qualifier.length === 0 ? findBare(name, scope) : findQualified(qualifier, name, scope);
  if (found.kind === 'column') {
    addValue(facts, found.column.value);
    if (!found.outer && found.column.at !== null) facts.from.push(found.column.at);
  } else if (found.kind === 'row') {
    readRow([name], scope, facts);
    facts.found = true;
  } else {
    facts.constant = false;
    facts.found = true;
    report(found, name, qualifier, locationOf(fields), scope, context);
  }
}

/** The column that an expression is, and is nothing else; null for all other expressions and for unknown names. */
export function columnMeant(value: unknown, scope: Scope): { column: NamedColumn; outer: boolean } | null {
  const node = unwrap(value);
  const parts = node?.type === 'ColumnRef' ? strings(node.fields.fields) : [];
  const name = parts.at(-1);
  if (name === undefined || name === '') return null;
  const found = parts.length === 1 ? findBare(name, scope) : findQualified(parts.slice(0, -1), name, scope);
  return found.kind === 'column' ? found : null;
}

/** The same as its place among the sources of its own level; null for columns of an outer query too. */
export function placeMeant(value: unknown, scope: Scope): SourceColumn | null {
  const meant = columnMeant(value, scope);
  return meant === null || meant.outer ? null : meant.column.at;
}

/** `t.*` and `t` as a value: all its columns. */
function readRow(qualifier: readonly string[], scope: Scope, facts: Facts): void {
  facts.constant = false;
  for (const { level, outer } of levels(scope)) {
    const columns =
      qualifier.length === 0
        ? level.columns
        : sourcesCalled(qualifier, level).flatMap((source) => source.columns);
    for (const column of columns) {
      addColumns(facts.columns, column.value.columns);
      if (!outer && column.at !== null) facts.from.push(column.at);
    }
    if (columns.length > 0) return;
  }
}

function report(
  found: Found,
  name: string,
  qualifier: readonly string[],
  location: number,
  scope: Scope,
  context: Context,
): void {
  const place = { qualifier: qualifier.join('.') || null, at: characterAt(context.text, location) };
  if (found.kind === 'ambiguous') {
    note<BindFault>(context.found.faults, {
      kind: 'ambiguous-column',
      name,
      ...place,
      nearest: found.choices.slice(0, 5),
    });
  } else if (found.kind === 'unknown-column') {
    const nearest = nearestColumns(name, found.source, scope, context, scope.outputs);
    note<BindFault>(context.found.faults, { kind: 'unknown-column', name, ...place, nearest });
  } else if (found.kind === 'unknown-table') {
    const nearest = nearestSources(qualifier.at(-1) ?? '', scope, context);
    note<BindFault>(context.found.faults, { kind: 'unknown-table', name, ...place, nearest });
  }
}
