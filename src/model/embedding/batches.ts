/** Longest text that is sent whole; OpenAI's embedding models read 8,192 tokens. */
const mostTokensOfText = 8_000;
const mostTokensOfBatch = 40_000;
const mostTextsOfBatch = 128;

/** A text with its place among those asked for. */
export interface PlacedText {
  readonly at: number;
  readonly text: string;
}

/** Texts with content, each cut to what a model reads, in batches that a server takes. Order is kept by `at`. */
export function batchesOf(texts: readonly string[]): PlacedText[][] {
  const batches: PlacedText[][] = [];
  let tokens = Number.POSITIVE_INFINITY;
  for (const [at, whole] of texts.entries()) {
    if (whole.trim() === '') continue;
    const text = cutToTokens(whole.toWellFormed(), mostTokensOfText);
    const more = estimateTokens(text);
    const batch = batches.at(-1);
    if (batch === undefined || batch.length === mostTextsOfBatch || tokens + more > mostTokensOfBatch) {
      batches.push([{ at, text }]);
      tokens = more;
    } else {
      batch.push({ at, text });
      tokens += more;
    }
  }
  return batches;
}

/**
 * Without a tokenizer, and rather too many than too few: three letters of English make a token at least, a digit or a sign
 * may be one, and a character of another script up to two. Text made of rare characters alone can hold more; a server
 * that refuses it gets less of it.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const character of text) tokens += tokensOf(character);
  return Math.ceil(tokens);
}

/** The beginning of a text, never half a character. */
export function cutToTokens(text: string, most: number): string {
  let tokens = 0;
  let length = 0;
  for (const character of text) {
    tokens += tokensOf(character);
    if (tokens > most) return text.slice(0, length);
    length += character.length;
  }
  return text;
}

function tokensOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x80) return code >= 0x1_0000 ? 4 : 2;
  return /[a-z ]/i.test(character) ? 1 / 3 : 1;
}
