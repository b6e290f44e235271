import { type Fields, list, locationOf, strings, text, unwrap } from '../guard/tree.ts';
import { placeMeant } from './column-refs.ts';
import { type Context, characterAt, note } from './context.ts';
import { worthOf } from './expressions.ts';
import { nearestSources } from './nearest.ts';
import { outputName } from './output-name.ts';
import { levels, type NamedColumn, type NamedSource, type Scope, sourcesCalled } from './scope.ts';
import type { Facts } from './value.ts';

export interface Target {
  readonly column: NamedColumn;
  /** The expression; null for what `*` stands for. */
  readonly node: unknown;
  readonly facts: Facts | null;
  /** Printed; empty for what `*` stands for. */
  readonly text: string;
}

/** A ceiling for `*` over subqueries that double their columns. */
const maxTargets = 1_700;

/** The select list with `*` written out. `open` when it may have columns that only the server knows. */
export function readTargets(
  targetList: unknown,
  scope: Scope,
  context: Context,
): { targets: Target[]; open: boolean } {
  const targets: Target[] = [];
  let open = false;
  for (const item of list(targetList)) {
    const fields = unwrap(item)?.fields ?? {};
    const starred = isStar(fields.val) ? starOf(fields.val, scope, context) : null;
    if (starred === null) {
      const target = readTarget(fields, scope, context);
      targets.push(target);
      open ||= target.column.name === '' || isRowStar(fields.val);
    } else {
      targets.push(...starred.columns.map((column) => ({ column, node: null, facts: null, text: '' })));
      open ||= starred.open;
    }
    if (targets.length > maxTargets) return { targets: targets.slice(0, maxTargets), open: true };
  }
  return { targets, open };
}

function readTarget(fields: Fields, scope: Scope, context: Context): Target {
  const { value, facts, text: written } = worthOf(fields.val, scope, context);
  const name = typeof fields.name === 'string' ? text(fields.name) : (outputName(fields.val) ?? '');
  const at = placeMeant(fields.val, scope);
  return { column: { name, value, at }, node: fields.val, facts, text: written };
}

function isStar(value: unknown): boolean {
  const node = unwrap(value);
  return node?.type === 'ColumnRef' && unwrap(list(node.fields.fields).at(-1))?.type === 'A_Star';
}

/** `(expression).*` */
function isRowStar(value: unknown): boolean {
  const node = unwrap(value);
  return node?.type === 'A_Indirection' && unwrap(list(node.fields.indirection).at(-1))?.type === 'A_Star';
}

function starOf(value: unknown, scope: Scope, context: Context): { columns: NamedColumn[]; open: boolean } {
  const fields = unwrap(value)?.fields ?? {};
  const qualifier = strings(fields.fields).slice(0, -1);
  for (const { level, outer } of levels(scope)) {
    const sources = qualifier.length === 0 ? level.sources : sourcesCalled(qualifier, level);
    if (sources.length === 0) continue;
    const columns = qualifier.length === 0 ? level.columns : columnsOf(sources);
    return {
      columns: columns.map((column) => (outer ? { ...column, at: null } : column)),
      open: sources.some((source) => source.open),
    };
  }
  if (qualifier.length > 0) {
    const name = qualifier.at(-1) ?? '';
    note(context.found.faults, {
      kind: 'unknown-table',
      name: '*',
      qualifier: qualifier.join('.'),
      at: characterAt(context.text, locationOf(fields)),
      nearest: nearestSources(name, scope, context),
    });
  }
  return { columns: [], open: true };
}

function columnsOf(sources: readonly NamedSource[]): readonly NamedColumn[] {
  return sources.flatMap((source) => source.columns);
}
