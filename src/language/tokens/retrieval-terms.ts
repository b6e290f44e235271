/**
 * Index terms of a text, a multiset for BM25: identifiers split on case and underscore, Latin words stemmed, Hangul
 * without particles plus character bigrams, numbers. The same for documents and questions.
 */
export function retrievalTerms(_text: string): string[] {
  return [];
}
