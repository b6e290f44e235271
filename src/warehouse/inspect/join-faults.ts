import { settledBy } from './fan-outs.ts';
import { flattened } from './flattened-rows.ts';
import type { ColumnRef, JoinedRows, KnownTable, QueryShape, TableLink } from './inspection.ts';

/** A join that multiplies rows or ties what does not belong together. */
export type JoinFault =
  /** Nothing ties the source to the others: every row of it stands beside every row of theirs. */
  | { readonly kind: 'apart'; readonly source: string; readonly from: string }
  /** These columns hold different things: no link, and no name they share, says they may be compared. */
  | { readonly kind: 'unlinked'; readonly left: ColumnRef; readonly right: ColumnRef };

/**
 * Judges every FROM clause, subqueries that pass rows through opened. Sources of one row, of constants alone and those
 * made for each row beside them stand well on their own; where several equalities tie two sources, one that is known is
 * enough.
 */
export function joinFaults(
  shape: QueryShape,
  links: readonly TableLink[],
  tables: readonly KnownTable[],
): readonly JoinFault[] {
  const known = linkReader(links, tables);
  const faults = shape.levels.flatMap((level) => {
    const { rows } = flattened({ rows: level, from: [], fixed: [] });
    return [...apart(rows, links), ...unlinked(rows, known)];
  });
  const all = [...faults, ...unlinkedTests(shape, known)];
  return [...new Map(all.map((fault) => [JSON.stringify(fault), fault])).values()];
}

function apart(rows: JoinedRows, links: readonly TableLink[]): readonly JoinFault[] {
  const single = settledBy(rows, [], links);
  const places = rows.sources.flatMap((source, place) => (source.real && !single.has(place) ? [place] : []));
  const [first, ...others] = places;
  if (first === undefined) return [];
  const tied = component(first, rows);
  const alone = others.find((place) => !tied.has(place));
  if (alone === undefined) return [];
  return [{ kind: 'apart', source: nameOf(rows, alone), from: nameOf(rows, first) }];
}

/** All that is tied to a source, directly or not. */
function component(start: number, { equalities, determined, related }: JoinedRows): ReadonlySet<number> {
  const ties: (readonly number[])[] = [
    ...equalities.map(([left, right]) => [left.source, right.source]),
    ...determined.map(({ column, by }) => [column.source, ...by.map(({ source }) => source)]),
    ...related,
  ];
  const reached = new Set([start]);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const tie of ties)
      if (tie.some((place) => reached.has(place))) for (const place of tie) reached.add(place);
  }
  return reached;
}

function nameOf({ sources }: JoinedRows, place: number): string {
  const source = sources[place];
  return source?.table ?? (source?.alias || 'subquery');
}

function unlinked(rows: JoinedRows, known: LinkReader): readonly JoinFault[] {
  const pairs = new Map<string, (readonly [ColumnRef, ColumnRef])[]>();
  for (const [left, right] of rows.equalities) {
    const one = rows.sources[left.source]?.columns.get(left.column);
    const other = rows.sources[right.source]?.columns.get(right.column);
    if (one === undefined || other === undefined || left.source === right.source) continue;
    const key = [left.source, right.source].sort((a, b) => a - b).join();
    pairs.set(key, [...(pairs.get(key) ?? []), [one, other]]);
  }
  return [...pairs.values()].flatMap((each) => firstUnknown(each, known));
}

/** `x in (select y …)` and `exists (… where y = x)` */
function unlinkedTests({ joins }: QueryShape, known: LinkReader): readonly JoinFault[] {
  const pairs = new Map<string, (readonly [ColumnRef, ColumnRef])[]>();
  for (const { left, right, kind } of joins) {
    const key = [left.table, right.table].sort().join(' ');
    if (kind === 'semi') pairs.set(key, [...(pairs.get(key) ?? []), [left, right]]);
  }
  return [...pairs.values()].flatMap((each) => firstUnknown(each, known));
}

function firstUnknown(
  pairs: readonly (readonly [ColumnRef, ColumnRef])[],
  known: LinkReader,
): readonly JoinFault[] {
  const [first] = pairs;
  if (first === undefined || pairs.some(([left, right]) => known(left, right))) return [];
  return [{ kind: 'unlinked', left: first[0], right: first[1] }];
}

type LinkReader = (left: ColumnRef, right: ColumnRef) => boolean;

function linkReader(links: readonly TableLink[], tables: readonly KnownTable[]): LinkReader {
  const parents = new Map<string, Set<string>>();
  const linked = new Set<string>();
  for (const { from, to, on } of links) {
    for (const [left, right] of Object.entries(on)) {
      const [child, parent] = [`${from}.${left}`, `${to}.${right}`];
      linked.add(`${child} ${parent}`).add(`${parent} ${child}`);
      parents.set(child, (parents.get(child) ?? new Set()).add(parent));
    }
  }
  const types = new Map<string, string>(
    tables.flatMap(({ schema, name, columns }) =>
      columns.map((column) => [`${schema}.${name}.${column.name}`, column.type ?? ''] as const),
    ),
  );
  return (left, right) => {
    const [one, other] = [`${left.table}.${left.column}`, `${right.table}.${right.column}`];
    if (one === other || linked.has(`${one} ${other}`)) return true;
    const [mine, theirs] = [parents.get(one) ?? new Set([one]), parents.get(other) ?? new Set([other])];
    if ([...mine].some((parent) => theirs.has(parent))) return true;
    return sameKind(types.get(one) ?? '', types.get(other) ?? '') && named(left.column, right.column);
  };
}

/** Days are days, and a name that ends in another one is a kind of it: `buyer_member_id` and `member_id`. */
function named(one: string, other: string): boolean {
  return one === other || one.endsWith(`_${other}`) || other.endsWith(`_${one}`);
}

const kinds: readonly RegExp[] = [
  /^(small|big)?int|^numeric|^double|^real/,
  /^date|^timestamp/,
  /^(text|char|varchar)/,
];

function sameKind(one: string, other: string): boolean {
  return (
    one === '' || other === '' || one === other || kinds.some((kind) => kind.test(one) && kind.test(other))
  );
}
