import { createRequire } from 'node:module';

type Encoding = typeof import('gpt-tokenizer/encoding/o200k_base');

/** Text that looks like a control token of the model is counted as the text that it is. */
const asText = { disallowedSpecial: new Set<string>() };
/** Lines of a prompt come again with every question; a token reaches over a line's end only where slashes follow it. */
const line = /[^\n]*\n(?:\s*\n)?|[^\n]+$/gu;
/** The encoder takes time quadratic in an unbroken run: 200 KB of one would hold the process for a minute and more. */
const longRun = /\S{257,}|\s{257,}/gu;
const runPiece = /[\s\S]{1,128}/gu;
const rememberedTexts = 4096;
const rememberedLength = 4000;

let encoding: Encoding | null = null;
const remembered = new Map<string, number>();

/**
 * Tokens of a text in the o200k encoding; the counts of other models lie near enough for a budget. The first call loads
 * the encoding (some 0.15 s and 60 MB), which is why nothing imports it at start. Runs of more than 256 characters without
 * a space are counted in pieces, a little too high.
 */
export function countTokens(text: string): number {
  return (text.match(line) ?? []).reduce((sum, each) => sum + countLine(each), 0);
}

function countLine(text: string): number {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const counted = piecesOf(text).reduce((sum, piece) => sum + load().countTokens(piece, asText), 0);
  if (text.length <= rememberedLength) remember(text, counted);
  return counted;
}

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const run of text.matchAll(longRun)) {
    pieces.push(text.slice(from, run.index), ...(run[0].match(runPiece) ?? []));
    from = run.index + run[0].length;
  }
  return [...pieces, text.slice(from)];
}

/** The same tables and definitions come again with every question. */
function remember(text: string, tokens: number): void {
  const oldest = remembered.keys().next();
  if (remembered.size >= rememberedTexts && !oldest.done) remembered.delete(oldest.value);
  remembered.set(text, tokens);
}

function load(): Encoding {
  encoding ??= createRequire(import.meta.url)('gpt-tokenizer/encoding/o200k_base') as Encoding;
  return encoding;
}
