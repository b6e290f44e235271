import { DatabaseError } from '../database/database-error.ts';
import type { Problem } from '../domain/problem.ts';
import type { Ledger } from '../storage/ledger.ts';
import type { Threads } from '../storage/threads.ts';
import type { ThreadState } from '../text2sql/follow-up/thread-state.ts';
import type { Question } from './question.ts';
import type { Answered, Turn } from './turn.ts';

/** Every question before it is worked on, every answer after: a crash in between leaves a row that says so. */
export interface Recorder {
  /** Null when noted; else why the question cannot be taken. */
  begin(turn: Turn, question: Question): Promise<Problem | null>;
  finish(turn: Turn, question: Question, answered: Answered): Promise<void>;
}

/** Of a text too long to be a question, enough to see what it was. UTF-16 units. */
const longestKept = 4000;

export function createRecorder(ledger: Ledger, threads: Threads, knowledge: string): Recorder {
  return {
    async begin(turn, question) {
      try {
        await ledger.begin({
          id: turn.id,
          askedAt: turn.askedAt,
          principal: question.principal.id,
          thread: question.thread,
          door: question.door,
          locale: turn.locale,
          text: question.text.slice(0, longestKept),
        });
        return null;
      } catch (error) {
        if (error instanceof DatabaseError) return { code: 'storage-unreachable', cause: error };
        throw error;
      }
    },
    async finish(turn, question, answered) {
      const { answer, readAs } = answered;
      const finishedAt = new Date();
      await ledger.finish({
        id: answer.id,
        finishedAt,
        repaired: readAs,
        kind: answer.kind,
        text: answer.text,
        sql: 'sql' in answer ? answer.sql : null,
        resultHash: answer.kind === 'data' ? answer.resultHash : null,
        rowCount: answer.kind === 'data' ? answer.rows.length : null,
        confidence: answer.kind === 'data' ? answer.confidence.level : null,
        knowledge,
        timings: answer.timings,
        usage: answer.usage,
        answer,
      });
      const said = { question: answer.id, saidAt: finishedAt };
      await threads.append(question.thread, [
        {
          ...said,
          saidAt: turn.askedAt,
          author: question.principal.id,
          role: 'asker',
          text: question.text.slice(0, longestKept),
          kind: null,
          state: null,
        },
        {
          ...{ ...said, author: 'askbird', role: 'askbird' },
          ...{ text: answer.text, kind: answer.kind, state: stateOf(answered) },
        },
      ]);
    },
  };
}

/** What a follow-up can build on: a number, one that was understood and could not be had, or the choices that were put up. */
function stateOf({ answer, query, chart, question, isOpen }: Answered): ThreadState | null {
  const isKept = answer.kind === 'data' || answer.kind === 'clarification' || query !== null || isOpen;
  if (!isKept) return null;
  return {
    ...{ version: 1, question: question.slice(0, longestKept).toWellFormed(), query, chart },
    sql: answer.kind === 'data' ? answer.sql : null,
    offered: answer.kind === 'clarification' ? answer.choices : [],
  };
}
