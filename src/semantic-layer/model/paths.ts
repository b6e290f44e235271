import type { JoinGraph, JoinStep } from './join-graph.ts';

export type Path = FoundPath | AmbiguousPath | NoPath;

export interface FoundPath {
  readonly kind: 'found';
  readonly steps: readonly JoinStep[];
}

export interface AmbiguousPath {
  readonly kind: 'ambiguous';
  /** Two of the equally short ways, as table names. */
  readonly ways: readonly [string, string];
}

export interface NoPath {
  readonly kind: 'none';
}

/** The shortest way between two tables, through `via` when it is named. */
export type Paths = (from: string, to: string, via: string | null) => Path;

const noPath: NoPath = { kind: 'none' };

/**
 * Ways that never multiply rows come first; else one step into the table's own details, and from there none that
 * multiplies again. A `via` may also be reached by a step into rows that are not details, and by an optional join, which
 * no other way takes.
 */
export function createPaths(graph: JoinGraph): Paths {
  const trees = new Map<string, ReadonlyMap<string, Path>>();

  function toOne(from: string, to: string, via: string | null): Path {
    const key = `${from}|${via ?? ''}`;
    const tree = trees.get(key) ?? growTree(graph, from, via);
    trees.set(key, tree);
    return tree.get(to) ?? noPath;
  }

  function shortest(
    from: string,
    to: string,
    { via, mayEnter }: { readonly via: string | null; readonly mayEnter: (step: JoinStep) => boolean },
  ): Path {
    const direct = toOne(from, to, via);
    if (direct.kind !== 'none') return direct;
    const found = (graph.get(from) ?? []).flatMap((step) => {
      if (!step.many || !mayEnter(step)) return [];
      const rest = toOne(step.to, to, via);
      const isForth = rest.kind === 'found' && rest.steps.every((next) => next.to !== from);
      return isForth ? [[step, ...rest.steps]] : [];
    });
    const least = Math.min(...found.map((steps) => steps.length));
    const [only, other] = found.filter((steps) => steps.length === least);
    return only && !other ? { kind: 'found', steps: only } : noPath;
  }

  return (from, to, via) => {
    if (via === null) return shortest(from, to, { via, mayEnter: (step) => step.toDetails });
    const first = shortest(from, via, { via, mayEnter: () => true });
    if (first.kind !== 'found') return first;
    const second = toOne(via, to, null);
    return second.kind === 'found' ? { kind: 'found', steps: [...first.steps, ...second.steps] } : second;
  };
}

type Way = readonly JoinStep[];

/** Breadth first, so that every table is met by its shortest way; a second way of that length makes it ambiguous. */
function growTree(graph: JoinGraph, from: string, via: string | null): ReadonlyMap<string, Path> {
  const tree = new Map<string, Path>([[from, { kind: 'found', steps: [] }]]);
  let frontier: readonly Way[] = [[]];
  while (frontier.length > 0) {
    frontier = frontier.flatMap((way) => longerWays(graph, from, way, { met: tree, via }));
    const reached = new Map<string, Path>();
    for (const way of frontier) {
      const to = way.at(-1)?.to ?? from;
      const earlier = reached.get(to);
      reached.set(to, earlier ? ambiguous(earlier, way) : { kind: 'found', steps: way });
    }
    for (const [table, path] of reached) tree.set(table, path);
  }
  return tree;
}

/** The way and one more step that keeps rows single, to a table not met before. */
function longerWays(
  graph: JoinGraph,
  from: string,
  way: Way,
  { met, via }: { readonly met: ReadonlyMap<string, Path>; readonly via: string | null },
): readonly Way[] {
  const steps = graph.get(way.at(-1)?.to ?? from) ?? [];
  const isOpen = (step: JoinStep) => !step.many && !met.has(step.to) && (!step.optional || step.to === via);
  return steps.filter(isOpen).map((step) => [...way, step]);
}

function ambiguous(earlier: Path, way: readonly JoinStep[]): Path {
  if (earlier.kind !== 'found') return earlier;
  return { kind: 'ambiguous', ways: [describe(earlier.steps), describe(way)] };
}

/** `engagement.reviews > core.shops (shop_id) > core.regions (region_id)` */
function describe(steps: readonly JoinStep[]): string {
  const start = steps[0]?.from ?? '';
  const rest = steps.map((step) => `${step.to} (${step.on.map(([here]) => here).join(', ')})`);
  return [start, ...rest].join(' > ');
}
