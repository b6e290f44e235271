import { type Fields, list, unwrap } from '../guard/tree.ts';
import { readConditions } from './conditions.ts';
import type { Context } from './context.ts';
import { factsOf } from './expressions.ts';
import { readFrom } from './from.ts';
import { readDistinct, readGroups, readOrder } from './grouping.ts';
import { rowsOf } from './row-keys.ts';
import { type BoundQuery, emptyFrame, type Scope } from './scope.ts';
import { readTargets } from './targets.ts';

/** One plain SELECT, in the order in which PostgreSQL gives its clauses their meaning. */
export function readSelect(fields: Fields, base: Scope, context: Context): BoundQuery {
  const frame = emptyFrame(context.found.levels.length);
  context.found.levels.push(frame.rows);
  const level = readFrom(fields.fromClause, base, frame, context);
  const scope: Scope = { level, frame, parent: base, commonTables: base.commonTables };
  const { targets, open } = readTargets(fields.targetList, scope, context);
  if (fields.whereClause !== undefined) readConditions(fields.whereClause, 'where', scope, context);
  const groups = readGroups(fields, targets, scope, context);
  if (fields.havingClause !== undefined) readConditions(fields.havingClause, 'having', scope, context);
  for (const window of list(fields.windowClause)) {
    factsOf(Object.values(unwrap(window)?.fields ?? {}), scope, context);
  }
  readOrder(fields.sortClause, targets, scope, context);
  const distinct = readDistinct(fields.distinctClause, targets, scope, context);
  const real = level.sources.some((source) => source.real);
  return {
    columns: targets.map(({ column }) => column),
    open,
    real,
    groups: new Set(groups.items.flatMap(({ target }) => (target === null ? [] : [target]))),
    ...rowsOf({ fields, targets, groups, distinct, scope, frame }),
  };
}
