import type { Clock } from '../../domain/date-range.ts';
import { isSyllable } from '../../language/hangul.ts';
import { readTime } from '../../language/time/read-time.ts';
import type { Holiday, TimeMention } from '../../language/time/time-mention.ts';
import { fillerPhrases, isFiller } from '../../language/tokens/filler.ts';
import { countedEdges } from './counted-names.ts';
import type { Edge } from './edge.ts';
import type { Lexicon } from './lexicon.ts';
import { type Candidate, numberCandidates } from './number-phrases.ts';
import type { Sense } from './piece.ts';
import { tailsAt } from './tails.ts';
import type { TextStream } from './text-stream.ts';

const ranks = { name: 0, time: 1, phrase: 2, number: 3, grammar: 4, filler: 5 } as const;

/** Every way to read any stretch of the question. Which of them hold together is decided by `coverQuestion`. */
export function findMentions(
  text: string,
  stream: TextStream,
  lexicon: Lexicon,
  time: { readonly clock: Clock; readonly holidays: readonly Holiday[] },
): Edge[] {
  const times = readTime(text, time.clock, time.holidays);
  return [
    ...nameEdges(stream, lexicon),
    ...countedEdges(text, stream, lexicon),
    ...times.flatMap((mention) => timeEdges(mention, stream)),
    ...numberCandidates(text)
      .filter((candidate) => !times.some((mention) => overlaps(mention, candidate)))
      .flatMap((candidate) =>
        placed(candidate, stream, candidate.sense.kind === 'number' ? ranks.number : ranks.phrase),
      ),
    ...fillerEdges(text, stream),
  ];
}

function overlaps(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return one.start < other.end && one.end > other.start;
}

function timeEdges(mention: TimeMention, stream: TextStream): Edge[] {
  const sense: Sense = { kind: 'time', meaning: mention.meaning };
  return placed({ start: mention.start, end: mention.end, sense }, stream, ranks.time);
}

/** A candidate given by text offsets; dropped where it would cut a character in two. */
function placed(candidate: Candidate, stream: TextStream, rank: number): Edge[] {
  const from = stream.starts.findIndex((start) => start >= candidate.start);
  let to = stream.starts.findIndex((start) => start >= candidate.end);
  if (to === -1) to = stream.starts.length;
  if (from === -1 || to <= from || (stream.ends[to - 1] ?? 0) > candidate.end) return [];
  return withTails({ from, to, core: to, senses: [candidate.sense], tail: null, rank }, stream);
}

function nameEdges(stream: TextStream, lexicon: Lexicon): Edge[] {
  const edges: Edge[] = [];
  for (let from = 0; from < stream.key.length; from++) {
    const furthest = Math.min(stream.key.length, from + lexicon.longest);
    for (let to = from + 1; to <= furthest; to++) {
      if (stream.gaps[to - 1] === 'break' && to - 1 > from) break;
      const senses = lexicon.senses.get(stream.key.slice(from, to));
      if (senses !== undefined) edges.push(...nameEdge(stream, from, to, senses));
    }
  }
  return edges;
}

/** A name written with spaces stands on its own; one inside a run of Hangul needs two syllables to be believed. */
function nameEdge(stream: TextStream, from: number, to: number, senses: readonly Sense[]): Edge[] {
  const glued = stream.gaps[from] === 'none';
  const spaced = stream.gaps.slice(from + 1, to).includes('space');
  if (glued && (spaced || !isSyllable(stream.key[from - 1] ?? '') || !gluable(to - from, senses))) return [];
  if (!ends(stream, to) && !isSyllable(stream.key[to - 1] ?? '')) return [];
  const rank = senses[0]?.kind === 'grammar' || senses[0]?.kind === 'grain' ? ranks.grammar : ranks.name;
  return withTails({ from, to, core: to, senses, tail: null, rank }, stream).filter(
    (edge) => ends(stream, edge.to) || (!spaced && to - from >= 2) || edge.tail === 'group',
  );
}

const gluableRoles: ReadonlySet<string> = new Set(['rank', 'where', 'among']);

function gluable(length: number, senses: readonly Sense[]): boolean {
  if (length >= 2) return true;
  return senses.some((sense) => sense.kind === 'grammar' && gluableRoles.has(sense.word.role));
}

function ends(stream: TextStream, position: number): boolean {
  return stream.gaps[position] !== 'none';
}

/** The edge as it is, and with each tail that can follow it in the same run of letters. */
function withTails(edge: Edge, stream: TextStream): Edge[] {
  const next = stream.gaps[edge.to];
  if (next !== 'none' && next !== 'script') return [edge];
  let limit = edge.to + 1;
  while (stream.gaps[limit] === 'none') limit++;
  const tailed = tailsAt(stream.key, edge.to, limit).map(({ tail, end }) => ({
    ...edge,
    to: end,
    tail: tail.role,
  }));
  return [edge, ...tailed];
}

function fillerEdges(text: string, stream: TextStream): Edge[] {
  const phrases = fillerPhrases(text).flatMap(({ start, end }) =>
    placed({ start, end, sense: { kind: 'filler' } }, stream, ranks.filler),
  );
  const single: Edge[] = [];
  for (let from = 0; from < stream.key.length; from++) {
    let to = from + 1;
    while (stream.gaps[to] === 'none') to++;
    const glued = stream.gaps[from] === 'none';
    if (glued && to - from < 2) continue;
    const word = text.slice(stream.starts[from] ?? 0, stream.ends[to - 1] ?? 0);
    const reduced = stream.key.slice(from, to);
    if (!asksForMore.test(reduced) && (isFiller(word) || isFiller(reduced) || isPresentation(reduced))) {
      single.push({ from, to, core: to, senses: [{ kind: 'filler' }], tail: null, rank: ranks.filler });
    }
  }
  return [...phrases, ...single];
}

/** How to show the answer, which every door decides by itself. */
function isPresentation(word: string): boolean {
  return /^(?:정리해서|정리하여|정리|표로|(?:막대|선|꺾은선)?(?:그래프|차트)(?:로)?|꺾은선으로|숫자로|chart|graph)$/u.test(
    word,
  );
}

/** Asks for more than the figures (설명, how), or for more than is named (등: and the like). */
const asksForMore = /^(?:설명|how$|등$)/u;
