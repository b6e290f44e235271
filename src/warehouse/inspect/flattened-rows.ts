import type { AggregateGrain, JoinedRows, JoinedSource, SourceColumn } from './inspection.ts';

/** Subqueries nest, and a common table used twice is taken apart twice. */
const maxSources = 60;

interface Flat {
  readonly sources: JoinedSource[];
  readonly equalities: [SourceColumn, SourceColumn][];
  readonly determined: JoinedRows['determined'][number][];
  readonly related: (readonly number[])[];
}

/** The same grain with subqueries that pass rows through replaced by the sources inside them. */
export function flattened({ rows, from, fixed }: AggregateGrain): AggregateGrain {
  const flat: Flat = { sources: [], equalities: [], determined: [], related: [] };
  const moved = unfold(rows, flat);
  return {
    rows: { ...flat, optional: [] },
    from: from.flatMap(moved.parts),
    fixed: fixed.flatMap(moved.plain),
  };
}

/** Where the columns of some rows have gone: `plain` only what is a column still, `parts` what it is computed from too. */
interface Moved {
  plain(column: SourceColumn): SourceColumn[];
  parts(column: SourceColumn): SourceColumn[];
}

function unfold(rows: JoinedRows, flat: Flat): Moved {
  const ranges: number[][] = [];
  const places = rows.sources.map((source) => {
    const before = flat.sources.length;
    const moved = placeOf(source, flat);
    ranges.push(Array.from({ length: flat.sources.length - before }, (_, at) => before + at));
    return moved;
  });
  flat.related.push(...rows.related.map((each) => each.flatMap((place) => ranges[place] ?? [])));
  const plain = (at: SourceColumn) => places[at.source]?.plain(at) ?? [];
  for (const [left, right] of rows.equalities) {
    const [[one], [other]] = [plain(left), plain(right)];
    if (one !== undefined && other !== undefined) flat.equalities.push([one, other]);
  }
  const parts = (at: SourceColumn) => places[at.source]?.parts(at) ?? [];
  for (const { column, by } of rows.determined) {
    flat.determined.push(...plain(column).map((moved) => ({ column: moved, by: by.flatMap(parts) })));
  }
  return { plain, parts };
}

function placeOf(source: JoinedSource, flat: Flat): Moved {
  const { inner } = source;
  if (inner === null || source.keys.length > 0 || flat.sources.length > maxSources) {
    const place = flat.sources.push(source) - 1;
    const moved = ({ column }: SourceColumn) => [{ source: place, column }];
    return { plain: moved, parts: moved };
  }
  const moved = unfold(inner.rows, flat);
  const plain = ({ column }: SourceColumn) =>
    [inner.columns.get(column)].flatMap((at) => (at ? moved.plain(at) : []));
  return {
    plain,
    parts: (at) => {
      const parts = inner.parts.get(at.column)?.flatMap(moved.parts);
      return parts ?? [inner.columns.get(at.column)].flatMap((one) => (one ? moved.parts(one) : []));
    },
  };
}
