import { type Fields, list, text, unwrap } from './tree.ts';

export interface CommonTableStep {
  readonly node: unknown;
  /** Names that hide tables inside this common table's own query. */
  readonly visible: ReadonlySet<string>;
}

/**
 * PostgreSQL's scoping: plain WITH makes a name visible to the entries after it and to the statement, not to itself, so
 * `with t as (select * from t)` reads the table; WITH RECURSIVE makes all names visible to all entries.
 */
export function namesBoundBy(
  withClause: Fields,
  outer: ReadonlySet<string>,
): { steps: CommonTableStep[]; after: ReadonlySet<string> } {
  const entries = list(withClause.ctes);
  const names = entries.map((entry) => text(unwrap(entry)?.fields.ctename));
  const after = new Set([...outer, ...names]);
  const steps = entries.map((node, index) => ({
    node,
    visible: withClause.recursive === true ? after : new Set([...outer, ...names.slice(0, index)]),
  }));
  return { steps, after };
}
