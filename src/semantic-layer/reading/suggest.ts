import type { Dimension, Metric } from '../../domain/knowledge.ts';
import type { Localised } from '../../domain/locale.ts';
import { namesOf } from './lexicon.ts';
import type { Suggestion } from './question-reading.ts';
import type { ReadableModel } from './readable-model.ts';
import { keyOf } from './text-stream.ts';

interface Named {
  readonly kind: Suggestion['kind'];
  readonly name: string;
  readonly label: Localised;
  readonly names: readonly string[];
}

/** One of its names as character pairs. */
interface Shape {
  /** Place in the list of what is named. */
  readonly at: number;
  readonly size: number;
}

/** What is named, found by the character pairs of its names: most of it shares none with a word. */
interface NamedIndex {
  readonly named: readonly Named[];
  readonly byPair: ReadonlyMap<string, readonly Shape[]>;
}

/** Half of the character pairs in common: close enough to offer, far too little to answer by. */
const closeEnough = 0.45;
const offeredPerWord = 3;

/** Finds the defined names that an unknown word may have meant. */
export function createSuggest(model: ReadableModel): (words: readonly string[]) => Suggestion[] {
  let index: NamedIndex | null = null;
  return (words) => {
    if (words.length === 0) return [];
    index ??= indexOf(allNamed(model));
    const known = index;
    return words.flatMap((word) => nearestTo(word, known));
  };
}

function indexOf(named: readonly Named[]): NamedIndex {
  const byPair = new Map<string, Shape[]>();
  named.forEach(({ names }, at) => {
    for (const pairs of names.map(pairsOf)) {
      const shape = { at, size: pairs.size };
      for (const pair of pairs) {
        const sharing = byPair.get(pair);
        if (sharing === undefined) byPair.set(pair, [shape]);
        else sharing.push(shape);
      }
    }
  });
  return { named, byPair };
}

function allNamed(model: ReadableModel): Named[] {
  const defined = (kind: 'metric' | 'dimension', items: Iterable<Metric | Dimension>) =>
    [...items].map((item) => ({ kind, name: item.name, label: item.label, names: namesOf(item) }));
  const values = [...model.values.values()].flat().map(({ value, synonyms }) => ({
    kind: 'value' as const,
    name: value,
    label: { ko: value, en: value },
    names: [value, ...synonyms],
  }));
  return [
    ...defined('metric', model.metrics.values()),
    ...defined('dimension', model.dimensions.values()),
    ...values,
  ];
}

function nearestTo(word: string, { named, byPair }: NamedIndex): Suggestion[] {
  const pairs = pairsOf(word);
  const common = new Map<Shape, number>();
  for (const shape of [...pairs].flatMap((pair) => byPair.get(pair) ?? [])) {
    common.set(shape, (common.get(shape) ?? 0) + 1);
  }
  const best = new Map<number, number>();
  for (const [{ at, size }, count] of common) {
    best.set(at, Math.max(best.get(at) ?? 0, likeness(count, pairs.size + size)));
  }
  return [...best]
    .filter(([, score]) => score >= closeEnough)
    .sort(([at, score], [otherAt, otherScore]) => otherScore - score || at - otherAt)
    .slice(0, offeredPerWord)
    .flatMap(([at]) => named[at] ?? [])
    .map(({ kind, name, label }) => ({ word, kind, name, label }));
}

/** Pairs of neighbouring characters, with the word's edges marked so that short words compare too. */
function pairsOf(text: string): ReadonlySet<string> {
  const characters = [...`^${keyOf(text)}$`];
  return new Set(characters.slice(1).map((character, position) => `${characters[position]}${character}`));
}

/** Dice coefficient: twice the pairs in common over all pairs. */
function likeness(common: number, all: number): number {
  return (2 * common) / all;
}
