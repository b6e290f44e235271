import { flattened } from './flattened-rows.ts';
import { doublable } from './function-names.ts';
import type {
  ColumnRef,
  FanOut,
  JoinedRows,
  JoinedSource,
  QueryAggregate,
  QueryShape,
  SourceColumn,
  TableLink,
} from './inspection.ts';
import { keysOfTable, repeatingTable } from './links.ts';

/**
 * Aggregates that may count a row several times: `sum`, `avg` and `count` of one table's column while rows of another,
 * many to one of the first, stand beside it; and `count(*)` over two such tables side by side. Judged by functional
 * dependency: a source that the summed row, the grouping and the constants fix by one of its keys does no harm. What no
 * link proves to be "many" is not reported; `distinct`, semi-joins and subqueries grouped by what joins them are fine.
 */
export function fanOuts(shape: QueryShape, links: readonly TableLink[]): FanOut[] {
  const found = shape.aggregates.flatMap((aggregate) => fanOutOf(aggregate, links));
  const distinct = new Map(found.map((each) => [JSON.stringify(each), each]));
  return [...distinct.values()];
}

function fanOutOf(aggregate: QueryAggregate, links: readonly TableLink[]): FanOut[] {
  if (aggregate.distinct || !doublable.has(aggregate.name)) return [];
  const grain = flattened(aggregate.grain);
  const from = [...new Set(grain.from.map(({ source }) => source))];
  const repeated = from.length === 0 ? chasm(grain, links) : repetition(grain, from, links);
  return repeated === null ? [] : [{ aggregate: aggregate.name, columns: aggregate.columns, ...repeated }];
}

type Grain = ReturnType<typeof flattened>;
type Repeated = Pick<FanOut, 'table' | 'by'>;

function repetition(grain: Grain, from: readonly number[], links: readonly TableLink[]): Repeated | null {
  const settled = settle(grain, from, links);
  const by = repeaters(grain.rows, settled, links)[0];
  if (by === undefined) return null;
  const [first] = grain.from;
  const source = grain.rows.sources[from[0] ?? 0];
  const table = source?.table ?? source?.columns.get(first?.column ?? '')?.table ?? source?.alias ?? '';
  return { table, by: by.table };
}

/** No source fixes all others, and from some source at least two go off to the many side. */
function chasm(grain: Grain, links: readonly TableLink[]): Repeated | null {
  const places = grain.rows.sources.map((_, place) => place);
  const settled = places.map((place) => settle(grain, [place], links));
  if (settled.some(({ sources }) => sources.size === places.length)) return null;
  for (const each of settled) {
    const [one, ...others] = repeaters(grain.rows, each, links);
    const other = others.find(
      ({ place }) =>
        one !== undefined &&
        !settled[one.place]?.sources.has(place) &&
        !settled[place]?.sources.has(one.place),
    );
    if (one !== undefined && other !== undefined) return { table: one.table, by: other.table };
  }
  return crossing(grain, settled, links);
}

/** Two sources that meet at a key of neither: each repeats the other. Rows paired on purpose are compared further. */
function crossing(
  { rows }: Grain,
  settled: readonly Settled[],
  links: readonly TableLink[],
): Repeated | null {
  const repeated = settled.map((each) => repeaters(rows, each, links));
  for (const [place, others] of repeated.entries()) {
    const other = others.find(
      (each) =>
        repeated[each.place]?.some((back) => back.place === place) &&
        !rows.related.some((pair) => pair.includes(place) && pair.includes(each.place)),
    );
    const table = rows.sources[place]?.table;
    if (other !== undefined && table != null) return { table, by: other.table };
  }
  return null;
}

interface Settled {
  /** Sources of which one row at most stands beside a row of the first ones. */
  readonly sources: ReadonlySet<number>;
  readonly columns: ReadonlySet<string>;
}

/** Sources of which one row at most stands beside a row of these; of none, those of a single row at all. */
export function settledBy(
  rows: JoinedRows,
  from: readonly number[],
  links: readonly TableLink[],
): ReadonlySet<number> {
  return settle({ rows, from: [], fixed: [] }, from, links).sources;
}

/** The closure of some sources under equalities, computed values and keys. */
function settle(grain: Grain, from: readonly number[], links: readonly TableLink[]): Settled {
  const sources = new Set(from);
  const columns = new Set(grain.fixed.map(nameOf));
  let before = -1;
  while (before !== sources.size + columns.size) {
    before = sources.size + columns.size;
    spread(grain.rows, sources, columns);
    for (const [place, source] of grain.rows.sources.entries()) {
      const known = (column: string) => columns.has(nameOf({ source: place, column }));
      if (keysOf(source, links).some((key) => key.every(known))) sources.add(place);
    }
  }
  return { sources, columns };
}

/** What equals a known column is known. */
function spread(rows: JoinedRows, sources: ReadonlySet<number>, columns: Set<string>): void {
  const known = (column: SourceColumn) => sources.has(column.source) || columns.has(nameOf(column));
  for (const [left, right] of rows.equalities) {
    if (known(left)) columns.add(nameOf(right));
    if (known(right)) columns.add(nameOf(left));
  }
  for (const { column, by } of rows.determined) if (by.every(known)) columns.add(nameOf(column));
}

function keysOf(source: JoinedSource, links: readonly TableLink[]): readonly (readonly string[])[] {
  if (source.table === null) return source.keys;
  return [...source.keys, ...keysOfTable(source.table, links)];
}

/** Sources outside that are joined by columns that a link says to be on its many side. */
function repeaters(
  rows: JoinedRows,
  settled: Settled,
  links: readonly TableLink[],
): { place: number; table: string }[] {
  return rows.sources.flatMap((source, place) => {
    if (settled.sources.has(place)) return [];
    const joined = joinedColumns(rows, place, settled.sources).flatMap((column): ColumnRef[] => {
      const plain = source.columns.get(column);
      return plain === undefined ? [] : [plain];
    });
    const table = repeatingTable(joined, links);
    return table === null ? [] : [{ place, table }];
  });
}

function joinedColumns(rows: JoinedRows, place: number, settled: ReadonlySet<number>): string[] {
  return rows.equalities.flatMap(([left, right]) => {
    if (left.source === place && settled.has(right.source)) return [left.column];
    if (right.source === place && settled.has(left.source)) return [right.column];
    return [];
  });
}

function nameOf({ source, column }: SourceColumn): string {
  return `${source}.${column}`;
}
