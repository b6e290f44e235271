import type {
  Dimension,
  GlossaryTerm,
  Knowledge,
  Metric,
  Provenance,
  Synonyms,
} from '../../domain/knowledge.ts';
import type { Localised } from '../../domain/locale.ts';
import { type Finding, wordKey } from './finding.ts';

type Claim =
  | { readonly kind: 'metric'; readonly item: Metric }
  | { readonly kind: 'dimension'; readonly item: Dimension }
  | { readonly kind: 'term'; readonly item: GlossaryTerm };

/**
 * One word, one meaning: else a question's number would depend on the order of files. Teams may disagree about a word,
 * but then a glossary term says so, with one definition for each of their metrics.
 */
export function findContestedWords(knowledge: Knowledge): Finding[] {
  const claims = new Map<string, { readonly word: string; readonly claim: Claim }[]>();
  for (const claim of claimsOf(knowledge)) {
    for (const [key, word] of wordsOf(claim.item)) {
      claims.set(key, [...(claims.get(key) ?? []), { word, claim }]);
    }
  }
  const between = [...claims.values()].flatMap((claimants) =>
    contested(claimants.map(({ claim }) => claim)).map((pair) => finding(claimants[0]?.word ?? '', pair)),
  );
  return [...between, ...knowledge.dimensions.flatMap(contestedValues)];
}

function claimsOf({ metrics, dimensions, glossary }: Knowledge): Claim[] {
  return [
    ...glossary.map((item) => ({ kind: 'term', item }) as const),
    ...metrics.map((item) => ({ kind: 'metric', item }) as const),
    ...dimensions.map((item) => ({ kind: 'dimension', item }) as const),
  ];
}

/** The words of one item by key, each once: a label may well be repeated among its synonyms. */
function wordsOf(item: { readonly label: Localised; readonly synonyms: Synonyms }): Map<string, string> {
  const words = [item.label.ko, item.label.en, ...item.synonyms.ko, ...item.synonyms.en];
  return new Map(words.map((word) => [wordKey(word), word]));
}

function contested(claims: readonly Claim[]): [Claim, Claim][] {
  return claims.flatMap((claim, index) =>
    claims
      .slice(0, index)
      .filter((earlier) => !agree(earlier, claim, claims))
      .map((earlier): [Claim, Claim] => [earlier, claim]),
  );
}

/** Whether the two may share a word. `all` are the claimants of that word. */
function agree(a: Claim, b: Claim, all: readonly Claim[]): boolean {
  if (a.kind === 'metric' && b.kind === 'metric') {
    return all.some(({ kind, item }) => kind === 'term' && explains(item, a.item) && explains(item, b.item));
  }
  const term = a.kind === 'term' ? a : b.kind === 'term' ? b : null;
  const other = term === a ? b : a;
  if (term === null || other.kind === 'term') return false;
  if (other.kind === 'metric') return explains(term.item, other.item);
  return term.item.definitions.every((definition) => definition.metric === null);
}

function explains(term: GlossaryTerm, metric: Metric): boolean {
  return term.definitions.some((definition) => definition.metric === metric.name);
}

function finding(word: string, [earlier, later]: [Claim, Claim]): Finding {
  const { path, line } = earlier.item.source;
  const metrics = earlier.kind === 'metric' && later.kind === 'metric';
  return {
    source: later.item.source,
    message: `${later.kind} \`${later.item.name}\` and ${earlier.kind} \`${earlier.item.name}\` (${path}:${line}) both claim the word "${word}"`,
    remedy: metrics
      ? 'take the word from one of the two, or write a glossary term with it that has a definition for each'
      : later.kind !== earlier.kind && (later.kind === 'term' || earlier.kind === 'term')
        ? 'take the word from one of the two, or let a definition of the term name the metric'
        : 'take the word from one of the two',
    fatal: false,
  };
}

/** A synonym may stand for several values at once (비 오는 날 for 비 and 폭우); a stored value is only itself. */
function contestedValues(dimension: Dimension): Finding[] {
  const stored = new Map(Object.keys(dimension.valueSynonyms).map((value) => [wordKey(value), value]));
  return Object.entries(dimension.valueSynonyms).flatMap(([value, synonyms]) =>
    [...new Set(synonyms.map(wordKey))].flatMap((key) => {
      const owner = stored.get(key);
      if (owner === undefined || owner === value) return [];
      return [contestedValue(dimension.source, dimension.name, key, [owner, value])];
    }),
  );
}

function contestedValue(
  source: Provenance,
  dimension: string,
  word: string,
  values: readonly string[],
): Finding {
  return {
    source,
    message: `dimension \`${dimension}\`: the values ${values.map((value) => `\`${value}\``).join(' and ')} both claim the word "${word}"`,
    remedy: 'take the word from one of the two values',
    fatal: false,
  };
}
