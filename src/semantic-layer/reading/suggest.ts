import type { Localised } from '../../domain/locale.ts';
import type { Suggestion } from './question-reading.ts';
import type { ReadableModel } from './readable-model.ts';
import { keyOf } from './text-stream.ts';

interface Named {
  readonly kind: Suggestion['kind'];
  readonly name: string;
  readonly label: Localised;
  /** Character pairs of each of its names. */
  readonly shapes: readonly ReadonlySet<string>[];
}

/** Half of the character pairs in common: close enough to offer, far too little to answer by. */
const closeEnough = 0.45;
const offeredPerWord = 3;

/** Finds the defined names that an unknown word may have meant. */
export function createSuggest(model: ReadableModel): (words: readonly string[]) => Suggestion[] {
  let named: readonly Named[] | null = null;
  return (words) => {
    if (words.length === 0) return [];
    named ??= namesOf(model);
    const known = named;
    return words.flatMap((word) => nearestTo(word, known));
  };
}

function namesOf(model: ReadableModel): Named[] {
  const all = [
    ...[...model.metrics.values()].map((metric) => ({ ...metric, kind: 'metric' as const })),
    ...[...model.dimensions.values()].map((dimension) => ({ ...dimension, kind: 'dimension' as const })),
  ];
  const items = all.map(({ kind, name, label, synonyms }) => ({
    kind,
    name,
    label,
    shapes: [name, label.ko, label.en, ...synonyms.ko, ...synonyms.en].map(shapeOf),
  }));
  const values = [...model.values.values()].flat().map(({ value, synonyms }) => ({
    kind: 'value' as const,
    name: value,
    label: { ko: value, en: value },
    shapes: [value, ...synonyms].map(shapeOf),
  }));
  return [...items, ...values];
}

function nearestTo(word: string, named: readonly Named[]): Suggestion[] {
  const shape = shapeOf(word);
  return named
    .map((item) => ({ item, likeness: Math.max(...item.shapes.map((other) => likeness(shape, other))) }))
    .filter(({ likeness: score }) => score >= closeEnough)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, offeredPerWord)
    .map(({ item: { kind, name, label } }) => ({ word, kind, name, label }));
}

/** Pairs of neighbouring characters, with the word's edges marked so that short words compare too. */
function shapeOf(text: string): ReadonlySet<string> {
  const characters = [...`^${keyOf(text)}$`];
  return new Set(characters.slice(1).map((character, position) => `${characters[position]}${character}`));
}

/** Dice coefficient: twice the pairs in common over all pairs. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of one) if (other.has(pair)) common++;
  return (2 * common) / (one.size + other.size);
}
