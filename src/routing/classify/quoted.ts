const pairs: readonly RegExp[] = [
  /"([^"]+)"/gu,
  /“([^”]+)”/gu,
  /‘([^’]+)’/gu,
  /「([^」]+)」/gu,
  /(?<![\p{L}\p{N}])'([^']+)'(?![a-z])/giu,
  /`([^`]+)`/gu,
];

/** What stands between quotation marks, spacing evened out: the asker means just these letters. */
export function quotedTexts(text: string): readonly string[] {
  const found = pairs.flatMap((pair) => [...text.matchAll(pair)].map(([, inner = '']) => inner));
  return found.map((inner) => inner.replace(/\s+/gu, ' ').trim()).filter((inner) => inner !== '');
}
