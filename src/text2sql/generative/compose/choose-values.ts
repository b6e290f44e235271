import { retrievalTerms } from '../../../language/tokens/retrieval-terms.ts';
import type { SectionItem } from '../../../prompting/sections.ts';
import type { Retrieved } from '../../../retrieval/retrieval.ts';
import type { ServedKnowledge } from '../../served-knowledge.ts';
import type { AskedWords } from '../named.ts';
import type { DefinitionLookup } from './define-metric.ts';
import { dimensionPlace, type ValueItem, valueItems } from './knowledge-items.ts';

/** Why a value is told that the question says outright. */
export const saidInQuestion = 'said in the question';

const mostPerWord = 2;

/**
 * Stored spellings of the question's words: those that it says outright, then what search found for the other words, at
 * most two a word, those of expressions left out: they take more room than they tell. A value that shares only the name of a metric or a grouping with the question is none.
 */
export function chooseValues(
  found: Retrieved,
  knowledge: Pick<ServedKnowledge, 'values'>,
  lookup: DefinitionLookup,
  asked: AskedWords,
): readonly SectionItem[] {
  const generic = new Set(retrievalTerms(asked.named.words.join(' ')));
  const words = asked.text.toLowerCase().split(/\s+/u);
  const counts = new Map<string, number>();
  const takes = (of: readonly string[]) => {
    const isRoom = of.some((word) => (counts.get(word) ?? 0) < mostPerWord);
    if (isRoom) for (const word of of) counts.set(word, (counts.get(word) ?? 0) + 1);
    return isRoom;
  };
  const outright = saidOutright(knowledge, lookup, asked, generic).filter(({ value }) =>
    takes([words.find((word) => isSaid(value, word)) ?? value]),
  );
  for (const word of counts.keys()) counts.set(word, mostPerWord);
  const known = new Set(outright.map(({ text }) => text));
  const isExact = ({ value }: ValueItem) => Number(isSaid(value, asked.text));
  const searched = valueItems(found, lookup)
    .filter(({ text }) => !known.has(text) && !text.startsWith('('))
    .toSorted((one, other) => isExact(other) - isExact(one))
    .filter(({ terms }) =>
      takes(terms.filter((term) => !generic.has(term)).map((term) => wordWith(term, words))),
    );
  return [...outright, ...searched];
}

/** Values of groupings that the reading recognised, then those whose spelling or other name stands in the question. */
function saidOutright(
  { values }: Pick<ServedKnowledge, 'values'>,
  { dimensions }: DefinitionLookup,
  { text, named }: AskedWords,
  generic: ReadonlySet<string>,
): readonly (SectionItem & { readonly value: string })[] {
  const said = values.filter(
    ({ value, synonyms }) =>
      [value, ...synonyms].some((spelling) => isSaid(spelling, text)) && !isGeneric(value, generic),
  );
  const items = [...named.values, ...said].flatMap(({ dimension, value }) => {
    const place = dimensionPlace(dimension, value, dimensions);
    return place === null ? [] : [{ key: `${dimension}=${value}`, ...place, reason: saidInQuestion }];
  });
  return [...new Map(items.map((item) => [item.text, item])).values()];
}

/** A word stands for all the pieces of it that search knows. */
function wordWith(term: string, words: readonly string[]): string {
  return words.find((word) => word.includes(term)) ?? term;
}

/** Latin letters count as whole words only: `app` is not said by `happy`. */
function isSaid(spelling: string, text: string): boolean {
  const plain = spelling.toLowerCase().trim();
  if ([...plain].length < 2) return false;
  const asked = text.toLowerCase();
  if (!/^[\p{ASCII}]+$/u.test(plain)) return asked.replace(/\s+/gu, '').includes(plain.replace(/\s+/gu, ''));
  const at = asked.indexOf(plain);
  if (at < 0) return false;
  return !/[a-z0-9_]/u.test(asked[at - 1] ?? ' ') && !/[a-z0-9_]/u.test(asked[at + plain.length] ?? ' ');
}

function isGeneric(value: string, generic: ReadonlySet<string>): boolean {
  const terms = retrievalTerms(value);
  return terms.length > 0 && terms.every((term) => generic.has(term));
}
