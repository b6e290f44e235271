import type { Edge } from './edge.ts';
import type { Lexicon } from './lexicon.ts';
import { tailsAt } from './tails.ts';
import type { TextStream } from './text-stream.ts';

const asked =
  /몇\s{0,3}(?:명|건|개|곳|회)(?:이나|나)?\s{0,3}(?:이야|야|인지|인가요|인가|이에요|예요|이지|입니까|일까요|있어|있어요|있나요|있는지|되나요|돼|되는지|될까요)?(?![가-힣])/gu;

/** "회원이 몇 명이야" asks for 회원 수: what is counted and the counting word together are the metric's name. */
export function countedEdges(text: string, stream: TextStream, lexicon: Lexicon): Edge[] {
  return [...text.matchAll(asked)].flatMap((match) => {
    const at = stream.starts.findIndex((start) => start >= match.index);
    const next = stream.starts.findIndex((start) => start >= match.index + match[0].length);
    return at === -1 ? [] : namesBefore(at, next === -1 ? stream.key.length : next, stream, lexicon);
  });
}

function namesBefore(at: number, to: number, stream: TextStream, lexicon: Lexicon): Edge[] {
  return startsBefore(at, stream, lexicon.longest).flatMap((from) =>
    coresOf(from, at, stream).flatMap((core) => {
      const senses = lexicon.senses.get(`${stream.key.slice(from, core)}수`) ?? [];
      const isName = senses.some(({ kind }) => kind === 'metric');
      return isName ? [{ from, to, core, senses, tail: null, rank: 0 }] : [];
    }),
  );
}

/** Where the words before `at` begin, back to the last break. */
function startsBefore(at: number, { gaps }: TextStream, longest: number): number[] {
  const starts: number[] = [];
  for (let from = at - 1; from >= Math.max(0, at - longest); from--) {
    if (gaps[from] !== 'none') starts.push(from);
    if (gaps[from] === 'break') break;
  }
  return starts;
}

/** Where the counted name can end: at the counting word, or before a particle in between. */
function coresOf(from: number, at: number, stream: TextStream): number[] {
  const ends = Array.from({ length: at - from }, (_, index) => from + index + 1);
  return ends.filter((core) => core === at || isParticle(stream, core, at));
}

function isParticle(stream: TextStream, core: number, at: number): boolean {
  return tailsAt(stream.key, core, at).some(({ tail, end }) => end === at && tail.role === 'particle');
}
