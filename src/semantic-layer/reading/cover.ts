import type { Edge } from './edge.ts';
import type { Piece } from './piece.ts';
import type { TextStream } from './text-stream.ts';

interface Step {
  readonly cost: number;
  readonly edge: Edge;
}

/** One unexplained word costs more than any number of explained ones. */
const unknownCost = 1000;
const rankCost = 0.01;
/** 빼고 as a word of its own goes before 빼 with a particle. */
const tailCost = 0.001;

/**
 * Accounts for every character: the pieces that explain the most words with the fewest names, so that the longest
 * names win. What nothing explains becomes one `unknown` piece per word.
 */
export function coverQuestion(text: string, stream: TextStream, edges: readonly Edge[]): Piece[] {
  return cover(text, stream, edges, (total, known) => total < known - sameCost);
}

/**
 * The best covers of a question: two where "첫 주문 쿠폰 주문 수" can be cut in more than one way without any being better,
 * which only their sense can decide.
 */
export function bestCovers(
  text: string,
  stream: TextStream,
  edges: readonly Edge[],
): readonly [first: Piece[], another: Piece[] | null] {
  const first = coverQuestion(text, stream, edges);
  const another = cover(text, stream, edges, (total, known) => total < known + sameCost);
  const cutsOf = (pieces: readonly Piece[]) => pieces.map(({ start, end }) => `${start}-${end}`).join();
  return [first, cutsOf(first) === cutsOf(another) ? null : another];
}

/** Sums of the same costs in another order may differ by rounding. */
const sameCost = 1e-9;

type IsBetter = (total: number, known: number) => boolean;

function cover(text: string, stream: TextStream, edges: readonly Edge[], isBetter: IsBetter): Piece[] {
  const starting = groupByStart([...edges, ...unknownEdges(stream)]);
  const best: (Step | undefined)[] = [];
  const costAt = (position: number) => (position === 0 ? 0 : best[position]?.cost);
  for (let position = 0; position < stream.key.length; position++) {
    const cost = costAt(position);
    if (cost === undefined) continue;
    for (const edge of starting.get(position) ?? []) {
      const total = cost + costOf(edge);
      if (isBetter(total, best[edge.to]?.cost ?? Number.POSITIVE_INFINITY))
        best[edge.to] = { cost: total, edge };
    }
  }
  return piecesOf(text, stream, walkBack(best, stream.key.length));
}

function costOf(edge: Edge): number {
  if (edge.senses[0]?.kind === 'unknown') return unknownCost;
  return 1 + edge.rank * rankCost + (edge.tail === null ? 0 : tailCost);
}

function groupByStart(edges: readonly Edge[]): Map<number, Edge[]> {
  const groups = new Map<number, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(edge.from);
    if (group) group.push(edge);
    else groups.set(edge.from, [edge]);
  }
  return groups;
}

/** Words can be unknown only as a whole, so that no known name is picked out of the middle of one. */
function unknownEdges(stream: TextStream): Edge[] {
  const edges: Edge[] = [];
  let from = 0;
  for (let to = 1; to <= stream.key.length; to++) {
    if (stream.gaps[to] === 'none') continue;
    edges.push({ from, to, core: to, senses: [{ kind: 'unknown' }], tail: null, rank: 0 });
    from = to;
  }
  return edges;
}

function walkBack(best: readonly (Step | undefined)[], length: number): Edge[] {
  const edges: Edge[] = [];
  let position = length;
  while (position > 0) {
    const step = best[position];
    if (step === undefined) throw new Error(`no cover reaches character ${position}`);
    edges.unshift(step.edge);
    position = step.edge.from;
  }
  return edges;
}

function piecesOf(text: string, stream: TextStream, edges: readonly Edge[]): Piece[] {
  let previous = 0;
  return edges.map((edge) => {
    const start = stream.starts[edge.from] ?? 0;
    const end = stream.ends[edge.to - 1] ?? start;
    const before = text.slice(previous, start).replace(/\s+/gu, '');
    previous = end;
    const word = text.slice(start, stream.ends[edge.core - 1] ?? end).trimEnd();
    return { start, end, text: text.slice(start, end), word, senses: edge.senses, tail: edge.tail, before };
  });
}
