import type { Problem } from '../domain/problem.ts';
import { readTalk } from '../routing/talk.ts';

/** A question beyond this is pasted data, not a question. UTF-16 units. */
export const longestQuestion = 2000;

/** A message with a query or table names in it. UTF-16 units. */
export const longestExplained = 20_000;

/** Null when the text can be asked. Looked at before anything reads it. */
export function checkText(text: string, longest: number): Problem | null {
  if (!/[\p{L}\p{N}]/u.test(text) && readTalk(text) === null) return { code: 'question-empty' };
  if (text.length > longest) {
    return { code: 'question-too-long', params: { length: text.length, limit: longest } };
  }
  return null;
}
