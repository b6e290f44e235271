import type { Metric } from '../../domain/knowledge.ts';
import type { ReadableModel } from './readable-model.ts';
import { keyOf } from './text-stream.ts';

/**
 * The metrics that a word would name with the subject of a metric listed before it: after "새마트 주문 수와", 매출 may be
 * 새마트 매출. Those already listed are none of them: "첫 주문 수와 주문 수" names two metrics.
 */
export function withCarriedSubject(
  word: string,
  listed: readonly { readonly word: string; readonly names: readonly string[] }[],
  model: ReadableModel,
): string[] {
  const index = namesOf(model);
  const known = new Set(listed.flatMap(({ names }) => names));
  const carried = listed
    .flatMap((earlier) => subjectsOf(earlier.word, earlier.names, model))
    .flatMap((subject) => [...(index.get(subject + keyOf(word)) ?? [])]);
  return [...new Set(carried)].filter((name) => !known.has(name));
}

/** The words a metric's name begins with, as keys: 새마트 and 새마트 주문 of 새마트 주문 수. */
function subjectsOf(word: string, names: readonly string[], model: ReadableModel): string[] {
  const key = keyOf(word);
  const spellings = names.flatMap((name) => spellingsOf(model.metrics.get(name)));
  const words = spellings.find((spelling) => keyOf(spelling) === key)?.split(' ') ?? [];
  return words.slice(0, -1).map((_, position) => keyOf(words.slice(0, position + 1).join(' ')));
}

function spellingsOf(metric: Metric | undefined): string[] {
  if (metric === undefined) return [];
  return [metric.label.ko, metric.label.en, ...metric.synonyms.ko, ...metric.synonyms.en];
}

/** Every name of every metric by its key, made once per model. */
function namesOf(model: ReadableModel): ReadonlyMap<string, ReadonlySet<string>> {
  const known = indexes.get(model.metrics);
  if (known !== undefined) return known;
  const index = new Map<string, Set<string>>();
  for (const metric of model.metrics.values()) {
    for (const key of spellingsOf(metric).map(keyOf)) {
      index.set(key, (index.get(key) ?? new Set()).add(metric.name));
    }
  }
  indexes.set(model.metrics, index);
  return index;
}

const indexes = new WeakMap<ReadableModel['metrics'], ReadonlyMap<string, ReadonlySet<string>>>();
