import type { AggregateMetric, Dimension } from '../../domain/knowledge.ts';

/**
 * True when the parts of a rate differ in the very thing that the dimension tells: a cancelled order alone has a cancel
 * reason, so the rate of cancelled orders by reason is 100% of itself, whatever the reason.
 */
export function isOutcomeOf(leaves: readonly AggregateMetric[], dimension: Dimension): boolean {
  return leaves.some((leaf) => {
    const columns = new Set(columnsTelling(leaf, dimension));
    if (columns.size === 0) return false;
    const apart = leaf.filters.filter((filter) =>
      leaves.some((other) => other.table === leaf.table && !other.filters.includes(filter)),
    );
    return apart.some((filter) => namesIn(filter).some((name) => columns.has(name)));
  });
}

/** True when the metric counts only rows that never have a value of the dimension: completed orders by cancel reason. */
export function leavesOut(leaf: AggregateMetric, dimension: Dimension): boolean {
  const needed = choiceOf(dimension.existsWhen?.[leaf.table] ?? '');
  if (needed === null) return false;
  return leaf.filters.some((filter) => {
    const kept = choiceOf(filter);
    if (kept === null || kept.column !== needed.column) return false;
    const isKept = (value: string) => kept.values.includes(value) !== kept.excluded;
    return !needed.values.some(isKept);
  });
}

function columnsTelling(leaf: AggregateMetric, dimension: Dimension): readonly string[] {
  const own = dimension.table === leaf.table ? namesIn(dimension.expression) : [];
  return [...own, ...namesIn(dimension.existsWhen?.[leaf.table] ?? '')];
}

const words = new Set(
  'and or not in is null true false case when then else end between like interval extract from hour at time zone'.split(
    ' ',
  ),
);

/** Lower-case names of a piece of SQL that can be columns; values in quotes are none. */
function namesIn(sql: string): readonly string[] {
  const names = sql.replace(/'(?:[^']|'')*'/g, ' ').match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  return names.map((name) => name.toLowerCase()).filter((name) => !words.has(name));
}

/** `status = 'canceled'`, `status <> 'x'`, `status in ('a', 'b')`: the column and its values; null for anything else. */
function choiceOf(
  condition: string,
): { readonly column: string; readonly values: readonly string[]; readonly excluded: boolean } | null {
  const match = /^\s*(\w+)\s*(=|<>|!=|in|not\s+in)\s*\(?\s*('.*')\s*\)?\s*$/i.exec(condition);
  if (!match) return null;
  const [, column = '', operator = '', list = ''] = match;
  if (!/^'(?:[^']|'')*'(?:\s*,\s*'(?:[^']|'')*')*$/.test(list)) return null;
  const values = [...list.matchAll(/'((?:[^']|'')*)'/g)].map((each) => (each[1] ?? '').replaceAll("''", "'"));
  return { column: column.toLowerCase(), values, excluded: /^(?:<>|!=|not)/i.test(operator) };
}
