import type { DataAnswer } from '../../domain/answer.ts';

/** All rows as a spreadsheet opens them: UTF-8 with a byte order mark, and no text cell that would be run as a formula. */
export function csvOf(_answer: DataAnswer): Uint8Array {
  throw new Error('not built');
}

/** The file's name: the day of the range or none, and what it holds. */
export function csvName(_answer: DataAnswer): string {
  throw new Error('not built');
}
