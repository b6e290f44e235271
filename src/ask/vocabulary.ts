import type { ServedKnowledge } from '../text2sql/served-knowledge.ts';

/** Every word the definitions know: input that holds one of them is never "mended" away from it. */
export function vocabularyOf(served: ServedKnowledge): string[] {
  const named = [...served.metrics, ...served.dimensions, ...served.glossary].flatMap((item) => [
    item.label.ko,
    item.label.en,
    ...item.synonyms.ko,
    ...item.synonyms.en,
  ]);
  const values = served.values.flatMap(({ value, synonyms }) => [value, ...synonyms]);
  const keywords = served.tables.flatMap((table) => [...table.keywords, table.label.ko, table.label.en]);
  const wordings = served.examples.flatMap(({ questions }) =>
    [...questions.ko, ...questions.en].flatMap(wordsOf),
  );
  return [...new Set([...named, ...values, ...keywords, ...wordings])].filter((word) => word !== '');
}

/** The bare words of a verified wording; its parameters are no words. */
function wordsOf(wording: string): string[] {
  return wording
    .replace(/\{\w+\}/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Short forms of the glossary, with what they stand for. */
export function abbreviationsOf(served: Pick<ServedKnowledge, 'glossary'>): Record<string, string> {
  return Object.fromEntries(
    served.glossary.flatMap((term) => (term.abbreviations ?? []).map((short) => [short, term.label.ko])),
  );
}
