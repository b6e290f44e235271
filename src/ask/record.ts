import { createHash } from 'node:crypto';
import type { Answer } from '../domain/answer.ts';
import type { Problem } from '../domain/problem.ts';
import type { Turn } from './ask.ts';
import type { Question } from './question.ts';

/** Every question before it is worked on, every answer after: a crash in between leaves a row that says so. */
export interface Recorder {
  /** Null when noted; else why the question cannot be taken. */
  begin(turn: Turn, question: Question): Promise<Problem | null>;
  finish(turn: Turn, question: Question, answer: Answer): Promise<void>;
}

/** Equal rows give equal hashes, whatever their order: two runs of one question can be compared without keeping rows. */
export function resultHash(answer: Answer): string | null {
  if (answer.kind !== 'data') return null;
  const rows = answer.rows.map((row) => JSON.stringify(row)).sort();
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 32);
}
