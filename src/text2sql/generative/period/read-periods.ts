import {
  type Fields,
  isFields,
  list,
  type Node,
  nodesIn,
  text,
  unwrap,
} from '../../../warehouse/guard/tree.ts';
import { both, joined, type Spans } from './spans.ts';
import {
  allOf,
  type Bounds,
  type BoundsReader,
  boundsOf,
  isCondition,
  nodeBounds,
  seriesOf,
  unbounded,
} from './time-bounds.ts';
import type { TimeNames } from './time-names.ts';

/** What one part of a statement reads of a time column: a SELECT, or an aggregate or CASE of its own conditions. */
export interface ReadPeriod {
  readonly column: string;
  readonly spans: Spans | null;
}

/** Every stretch of time that some part of a statement is bounded to, from the innermost out. */
export function readPeriods(tree: Fields, names: TimeNames): readonly ReadPeriod[] {
  const reader: Reader = { names, periods: [], common: new Map(), series: seriesOf(names) };
  readQuery(tree, reader);
  return reader.periods;
}

interface Reader extends BoundsReader {
  readonly periods: ReadPeriod[];
  readonly common: Map<string, Bounds>;
}

function readQuery(fields: Fields, reader: Reader): Bounds {
  const withClause = isFields(fields.withClause) ? fields.withClause : {};
  for (const each of list(withClause.ctes)) {
    const { ctename, ctequery } = unwrap(each)?.fields ?? {};
    const query = unwrap(ctequery);
    if (query !== null) reader.common.set(text(ctename), readQuery(query.fields, reader));
  }
  if (isFields(fields.larg) && isFields(fields.rarg)) {
    readQuery(fields.larg, reader);
    readQuery(fields.rarg, reader);
    return unbounded;
  }
  return readSelect(fields, reader);
}

function readSelect(fields: Fields, reader: Reader): Bounds {
  const inner = list(fields.fromClause).flatMap((item) => readSource(item, reader));
  const own = allOf([
    boundsOf(fields.whereClause, reader),
    ...list(fields.fromClause)
      .flatMap(joinConditions)
      .map((each) => boundsOf(each, reader)),
    boundsOf(fields.havingClause, reader),
  ]);
  const bounds = narrowed(own, inner);
  if (own.size > 0) notePeriods(bounds, reader);
  for (const part of [fields.targetList, fields.havingClause, fields.sortClause])
    readParts(part, bounds, reader);
  readNested([fields.whereClause, ...list(fields.fromClause).flatMap(joinConditions)], reader);
  return own.size > 0 ? bounds : (inner[0] ?? unbounded);
}

/** What is read from a subquery is bounded by its conditions too. */
function narrowed(own: Bounds, inner: readonly Bounds[]): Bounds {
  return new Map(
    [...own].map(([column, spans]) => {
      const below = inner.flatMap((each) => each.get(column) ?? []);
      const all = spans === null || below.length === 0 ? spans : both(spans, joined(below));
      return [column, all !== null && all.length === 0 ? spans : all];
    }),
  );
}

function notePeriods(bounds: Bounds, { periods }: Reader): void {
  for (const [column, spans] of bounds) periods.push({ column, spans });
}

function readSource(item: unknown, reader: Reader): readonly Bounds[] {
  const node = unwrap(item);
  switch (node?.type) {
    case 'JoinExpr':
      return [...readSource(node.fields.larg, reader), ...readSource(node.fields.rarg, reader)];
    case 'RangeSubselect': {
      const query = unwrap(node.fields.subquery);
      return query === null ? [] : [readQuery(query.fields, reader)];
    }
    case 'RangeVar': {
      const known = node.fields.schemaname === undefined && reader.common.get(text(node.fields.relname));
      return known ? [known] : [];
    }
    default:
      return [];
  }
}

function joinConditions(item: unknown): readonly unknown[] {
  const node = unwrap(item);
  if (node?.type !== 'JoinExpr') return [];
  const { larg, rarg, quals } = node.fields;
  return [...joinConditions(larg), ...joinConditions(rarg), ...(quals === undefined ? [] : [quals])];
}

/** Aggregates and CASE of their own conditions read less than their SELECT does. */
function readParts(root: unknown, outer: Bounds, reader: Reader): void {
  for (const node of nodesIn(root, (each) => isSubLink(each) || isCondition(each))) {
    if (isSubLink(node)) readSubquery(node.fields, reader);
    else if (isCondition(node)) readPart(node, outer, reader);
  }
}

function readPart(condition: Node, outer: Bounds, reader: Reader): void {
  const own = nodeBounds(condition, reader);
  if (own.size > 0) notePeriods(only(allOf([outer, own]), own), reader);
  readNested(condition.fields, reader);
}

function only(bounds: Bounds, wanted: Bounds): Bounds {
  return new Map([...bounds].filter(([column]) => wanted.has(column)));
}

/** The nearest subqueries: those inside them are theirs. */
function readNested(root: unknown, reader: Reader): void {
  for (const { fields } of nodesIn(root, isSubLink).filter(isSubLink)) readSubquery(fields, reader);
}

function isSubLink({ type }: Node): boolean {
  return type === 'SubLink';
}

function readSubquery({ subselect }: Fields, reader: Reader): void {
  const query = unwrap(subselect);
  if (query !== null) readQuery(query.fields, reader);
}
