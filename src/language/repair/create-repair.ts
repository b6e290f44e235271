import type { Repair } from '../../domain/answer.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { mendKeyboard } from './mend-keyboard.ts';
import { type Mended, mendAbbreviation, mendChoseong, mendMissingSpaces, mendTypo } from './mend-word.ts';
import { isStatement } from './protected-spans.ts';
import { joinedSpelling, type Token, tokenise } from './tokenise.ts';

/** The text as it was read, and what was changed to get there; no repairs means the text is untouched. */
export interface RepairedText {
  readonly text: string;
  readonly repairs: readonly Repair[];
}

/** Stretches of unknown words looked at together. */
const longestWindow = 6;
/** A mended word can make its neighbour readable; it settles at once or not at all. */
const passes = 4;
/** Longer stretches without a space are data, not words. */
const longestMended = 60;
/** Longer text is a document, not a question. */
const longestText = 2_000;

/**
 * Mends input that nobody would recognise as typed: 초성, the wrong keyboard, missing spaces, short forms, near typos.
 * What is recognised is never touched: pass every word the caller knows (metrics, dimensions, values, their synonyms,
 * words of table descriptions), because a word in the vocabulary is safe from being "corrected".
 * `abbreviations` maps a short form to what it stands for (객단 -> 객단가).
 */
export function createRepair(
  vocabulary: readonly string[],
  abbreviations: Readonly<Record<string, string>> = {},
): (text: string) => RepairedText {
  const lexicon = createLexicon(vocabulary, abbreviations);
  return (typed) => {
    const whole = typed.normalize('NFC');
    if (isStatement(whole) || whole.length > longestText) return { text: typed, repairs: [] };
    return settle(whole, lexicon);
  };
}

function settle(typed: string, lexicon: Lexicon): RepairedText {
  let text = typed;
  const repairs: Repair[] = [];
  for (let pass = 0; pass < passes; pass += 1) {
    const next = mendOnce(text, lexicon);
    if (next.repairs.length === 0) break;
    text = next.text;
    repairs.push(...next.repairs);
  }
  return { text, repairs };
}

function mendOnce(text: string, lexicon: Lexicon): RepairedText {
  const tokens = tokenise(text, lexicon);
  const repairs: Repair[] = [];
  let [result, copied] = ['', 0];
  for (let index = 0; index < tokens.length; ) {
    const found = mendAt(text, tokens, index, lexicon);
    if (found !== null) {
      result += text.slice(copied, found.start) + found.repair.to;
      copied = found.end;
      repairs.push(found.repair);
    }
    index += found?.count ?? 1;
  }
  return { text: result + text.slice(copied), repairs };
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  readonly repair: Repair;
}

function mendAt(text: string, tokens: readonly Token[], index: number, lexicon: Lexicon): Change | null {
  const run = unknownRun(text, tokens, index, lexicon);
  for (let count = run.length; count >= 1; count -= 1) {
    const window = run.slice(0, count);
    const [first, last] = [window[0], window.at(-1)];
    const mended = mendWindow(window, lexicon);
    if (mended === null || first === undefined || last === undefined) continue;
    const from = text.slice(first.start, last.end);
    if (mended.to === from) continue;
    return { start: first.start, end: last.end, count, repair: { from, ...mended } };
  }
  return null;
}

/** The unknown words from here on, with nothing but spaces between them. A short form counts, known as it may be. */
function unknownRun(text: string, tokens: readonly Token[], index: number, lexicon: Lexicon): Token[] {
  const first = tokens[index];
  if (first === undefined || first.locked) return [];
  if (mendAbbreviation(first.text, lexicon) !== null) return [first];
  const run: Token[] = [];
  for (const token of tokens.slice(index, index + longestWindow)) {
    const gap = text.slice(run.at(-1)?.end ?? token.start, token.start);
    if (token.known || gap.trim() !== '') break;
    run.push(token);
  }
  return run;
}

function mendWindow(window: readonly Token[], lexicon: Lexicon): Mended | null {
  const typed = window.map((token) => token.text);
  const [word] = typed;
  if (word === undefined || typed.join('').length > longestMended) return null;
  if (typed.length > 1) return mendKeyboard(typed, lexicon) ?? mendExtraSpaces(typed, lexicon);
  return (
    mendAbbreviation(word, lexicon) ??
    mendChoseong(word, lexicon) ??
    mendKeyboard(typed, lexicon) ??
    mendMissingSpaces(word, lexicon) ??
    mendTypo(word, lexicon)
  );
}

/** 주 문 수 -> 주문수. */
function mendExtraSpaces(typed: readonly string[], lexicon: Lexicon): Mended | null {
  const to = joinedSpelling(typed.join(''), lexicon);
  return to === null ? null : { to, kind: 'spacing' };
}
