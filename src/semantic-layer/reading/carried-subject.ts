import { keepsWithin, type MetricNames, metricNamesOf, schemasOf } from './metric-names.ts';
import type { ReadableModel } from './readable-model.ts';
import { keyOf } from './text-stream.ts';

/** A word that names a metric, and what it means by itself. */
export interface NamedMetric {
  readonly word: string;
  readonly names: readonly string[];
}

export interface Carried {
  /** What the word would name with the subject of a metric listed before it. */
  readonly names: readonly string[];
  /** The subject may be meant to hold for the word, and nothing has that name. */
  readonly isOpen: boolean;
}

/**
 * After "새마트 주문 수와", 매출 may be 새마트 매출; and 취소율 may be of Saemart, which nobody defines. Metrics already listed are
 * none of those: "첫 주문 수와 주문 수" names two.
 */
export function withCarriedSubject(
  named: NamedMetric,
  listed: readonly NamedMetric[],
  model: ReadableModel,
): Carried {
  const names = metricNamesOf(model);
  const known = new Set(listed.flatMap((earlier) => earlier.names));
  const carried = listed.flatMap((earlier) => [
    ...withWords(subjectsOf(earlier, model), [keyOf(named.word)], names),
    ...versionsIn(servicesOf(earlier, named, model), named, names),
  ]);
  const isOpen = listed.some(
    (earlier) => servicesOf(earlier, named, model).length > 0 || leavesNarrowing(earlier, named, model),
  );
  return {
    names: [...new Set(carried)].filter((name) => !known.has(name)),
    isOpen: isOpen && carried.length === 0,
  };
}

/** The words a metric's name begins with, as keys: 새마트 and 새마트 주문 of 새마트 주문 수. */
function subjectsOf({ word, names }: NamedMetric, model: ReadableModel): string[] {
  const key = keyOf(word);
  const spellings = names.flatMap((name) => {
    const metric = model.metrics.get(name);
    return metric ? [metric.label.ko, metric.label.en, ...metric.synonyms.ko, ...metric.synonyms.en] : [];
  });
  const words = spellings.find((spelling) => keyOf(spelling) === key)?.split(' ') ?? [];
  return words.slice(0, -1).map((_, position) => keyOf(words.slice(0, position + 1).join(' ')));
}

function withWords(fronts: readonly string[], keys: readonly string[], { byKey }: MetricNames): string[] {
  return fronts.flatMap((front) => keys.flatMap((key) => [...(byKey.get(front + key) ?? [])]));
}

/** The words of the services that the earlier metric belongs to and this one does not. */
function servicesOf(earlier: NamedMetric, named: NamedMetric, model: ReadableModel): readonly string[] {
  if (namesOwnSubject(named, metricNamesOf(model))) return [];
  const own = new Set(named.names.flatMap((name) => schemasOf(model, name)));
  const schemas = new Set(earlier.names.flatMap((name) => schemasOf(model, name)));
  return [...schemas]
    .filter((schema) => !own.has(schema))
    .flatMap((schema) => metricNamesOf(model).serviceWords(schema));
}

function versionsIn(
  words: readonly string[],
  { word, names: own }: NamedMetric,
  names: MetricNames,
): string[] {
  return withWords(words, [keyOf(word), ...own.flatMap((name) => names.keysOf(name))], names);
}

/** "음식 주문 수" is the full name of what "주문 수" means as well. */
function namesOwnSubject({ word, names: own }: NamedMetric, names: MetricNames): boolean {
  const key = keyOf(word);
  return own.some((name) => names.keysOf(name).some((other) => other !== key && key.endsWith(other)));
}

/** "첫 주문 수와 객단가": 객단가 of the first orders, or of all? */
function leavesNarrowing(earlier: NamedMetric, named: NamedMetric, model: ReadableModel): boolean {
  const names = metricNamesOf(model);
  return earlier.names.some((name) => {
    const wider = names.narrowedBy(keyOf(earlier.word), name);
    const [leaf, ...others] = model.leaves(name);
    if (wider.length === 0 || leaf === undefined || others.length > 0) return false;
    return named.names.some((other) => {
      const said = [named.word, ...labelsOf(other, model)].map(keyOf);
      const isRatio = model.leaves(other).length > 1;
      const fronts = names
        .narrowingWords(leaf.table)
        .flatMap(({ front, whole }) => (!isRatio || whole === name ? [front] : []));
      if (wider.includes(other) || saysItsPart(said, fronts)) return false;
      const sameRows = model.leaves(other).filter(({ table }) => table === leaf.table);
      return sameRows.some((each) => !keepsWithin(each, leaf));
    });
  });
}

function labelsOf(metric: string, model: ReadableModel): string[] {
  return Object.values(model.metrics.get(metric)?.label ?? {});
}

/** 쿠폰 할인액, 재주문 수: the name says itself of which part of the rows it is; a rate does so only with the same word. */
function saysItsPart(keys: readonly string[], fronts: readonly string[]): boolean {
  return keys.some((key) => fronts.some((front) => key.startsWith(front)));
}
