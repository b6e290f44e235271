import type { Dimension, GlossaryTerm, Metric } from '../../domain/knowledge.ts';
import { grammarSenses } from './grammar-words.ts';
import type { Sense, ValueCandidate } from './piece.ts';
import type { ReadableModel } from './readable-model.ts';
import { keyOf } from './text-stream.ts';

/** Every name with what it means. Keys are reduced as `keyOf` does. */
export interface Lexicon {
  readonly senses: ReadonlyMap<string, readonly Sense[]>;
  /** Length of the longest key. */
  readonly longest: number;
}

/**
 * Names of metrics, dimensions and values with their synonyms, glossary terms that point at metrics, and the words of
 * questions themselves. A glossary term that teams define differently decides over a metric's own synonyms.
 */
export function buildLexicon(model: ReadableModel, glossary: readonly GlossaryTerm[]): Lexicon {
  const senses = new Map<string, Sense[]>();
  const add = (key: string, sense: Sense) => senses.set(key, [...(senses.get(key) ?? []), sense]);
  const metrics = namesByKey([...model.metrics.values()]);
  const terms = termSenses(model, glossary, metrics);
  for (const [key, names] of metrics) if (!terms.has(key)) add(key, metricSense([...names], null));
  for (const [key, sense] of terms) add(key, sense);
  for (const [key, candidates] of valuesByKey(model)) add(key, { kind: 'value', candidates });
  for (const [key, names] of namesByKey([...model.dimensions.values()])) {
    add(key, { kind: 'dimension', names: [...names] });
  }
  for (const [key, sense] of grammarSenses) if (!senses.has(key)) add(key, sense);
  return { senses, longest: Math.max(0, ...[...senses.keys()].map((key) => key.length)) };
}

function namesByKey(items: readonly (Metric | Dimension)[]): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>();
  for (const item of items) addNames(index, namesOf(item), item.name);
  return index;
}

function valuesByKey(model: ReadableModel): Map<string, ValueCandidate[]> {
  const index = new Map<string, Map<string, ValueCandidate>>();
  for (const dimension of model.dimensions.values()) {
    for (const [name, value] of valueNames(dimension, model)) addValue(index, name, dimension.name, value);
  }
  return new Map([...index].map(([key, candidates]) => [key, [...candidates.values()]]));
}

/** All that something is called by, its own name first. */
export function namesOf(
  item: Pick<Metric | Dimension | GlossaryTerm, 'name' | 'label' | 'synonyms'>,
): string[] {
  return [item.name, item.label.ko, item.label.en, ...item.synonyms.ko, ...item.synonyms.en];
}

function addNames(index: Map<string, Set<string>>, names: readonly string[], target: string): void {
  for (const name of names) {
    const key = keyOf(name);
    if (key !== '') index.set(key, (index.get(key) ?? new Set()).add(target));
  }
}

/**
 * Pairs of a spelling and the stored value: stored spellings, their synonyms, and the dimension's own synonyms. What
 * does not name the value by itself does so beside the dimension's name: 일반 등급.
 */
function valueNames(dimension: Dimension, model: ReadableModel): [string, string][] {
  const listed = model.values.get(dimension.name) ?? [];
  const all = [
    ...listed.map(({ value, synonyms }) => ({ value, synonyms })),
    ...Object.entries(dimension.valueSynonyms).map(([value, synonyms]) => ({ value, synonyms })),
  ];
  return all.flatMap(({ value, synonyms }) =>
    [value, ...synonyms].flatMap((name) => {
      const isCode = name === value && isUnspokenCode(dimension, value);
      const spoken = isCode || saysLittle(name) ? besideDimension(name, dimension) : [name];
      return spoken.filter((each) => !isBare(each)).map((each): [string, string] => [each, value]);
    }),
  );
}

/** `first_order`, `open`: for the database, once the dimension says what people call it; listed among those names it is one. */
function isUnspokenCode({ valueSynonyms }: Dimension, value: string): boolean {
  const names = valueSynonyms[value] ?? [];
  return /^[a-z][a-z0-9_]*$/.test(value) && names.length > 0 && !names.includes(value);
}

/** Adjectives that fit anything: "일반 주문" need not be of members of the 일반 grade. */
function saysLittle(name: string): boolean {
  return adjectives.has(keyOf(name));
}

const adjectives: ReadonlySet<string> = new Set(
  (
    '일반 보통 기본 기타 그외 대표 정상 ' +
    'active basic closed common general high low main normal old open other plain regular standard'
  ).split(' '),
);

function besideDimension(name: string, dimension: Dimension): string[] {
  const { label, synonyms } = dimension;
  const names = [label.ko, label.en, ...synonyms.ko, ...synonyms.en];
  return names.flatMap((each) => [`${name} ${each}`, `${each} ${name}`]);
}

/** "1", "Y", "true": as words of a question they would match by accident. */
function isBare(name: string): boolean {
  return /^(?:[\p{N}.]+|[a-z]|true|false)$/iu.test(name.trim());
}

function addValue(
  index: Map<string, Map<string, ValueCandidate>>,
  name: string,
  dimension: string,
  value: string,
): void {
  const key = keyOf(name);
  if (key === '') return;
  const candidates = index.get(key) ?? new Map<string, ValueCandidate>();
  index.set(key, candidates.set(`${dimension}\n${value}`, { dimension, value }));
}

function metricSense(names: readonly string[], term: string | null): Sense {
  return { kind: 'metric', names, term };
}

function termSenses(
  model: ReadableModel,
  glossary: readonly GlossaryTerm[],
  metrics: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, Sense> {
  const found = new Map<string, Sense>();
  for (const term of glossary) {
    const computed = metricsOfTerm(term, model);
    if (computed.length === 0) continue;
    for (const key of new Set(namesOf(term).map(keyOf))) {
      const own = term.definitions.length > 1 ? [] : [...(metrics.get(key) ?? [])];
      const before = found.get(key);
      const earlier = before?.kind === 'metric' ? before.names : [];
      found.set(key, metricSense([...new Set([...own, ...earlier, ...computed])], term.name));
    }
  }
  found.delete('');
  return found;
}

/** The one preferred definition where there is one, else every definition that a metric computes. */
function metricsOfTerm(term: GlossaryTerm, model: ReadableModel): string[] {
  const preferred = term.definitions.filter((definition) => definition.preferred);
  const chosen = preferred.length === 1 ? preferred : term.definitions;
  const names = chosen.flatMap(({ metric }) => metric ?? []);
  return [...new Set(names)].filter((name) => model.metrics.has(name));
}
