import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/database-error.ts';
import type { Answer } from '../domain/answer.ts';
import { done, failed, type Outcome } from '../domain/outcome.ts';
import { createLedger, type LedgerAnswer } from '../storage/ledger.ts';
import { forgetReplies } from '../storage/model-replies.ts';
import { appendTurns, type NewTurn } from '../storage/threads.ts';
import type { ThreadState } from '../text2sql/follow-up/thread-state.ts';
import type { Question } from './question.ts';
import type { Answered, Turn } from './turn.ts';

/** Every question before it is worked on, every answer after: a crash in between leaves a row that says so. */
export interface Recorder {
  /** The answer that the question got before; null when it is to be answered now. */
  begin(turn: Turn, question: Question): Promise<Outcome<Answer | null>>;
  /** The answer that stands: another run of the same question may have been first. */
  finish(turn: Turn, question: Question, answered: Answered): Promise<Answer>;
}

/** Of a text too long to be a question, enough to see what it was. UTF-16 units. */
const longestKept = 4000;

export function createRecorder(storage: Database, knowledge: string): Recorder {
  const ledger = createLedger(storage);
  return {
    async begin(turn, question) {
      try {
        const before = await ledger.begin({
          id: turn.id,
          askedAt: turn.askedAt,
          principal: question.principal.id,
          thread: question.thread,
          door: question.door,
          locale: turn.locale,
          text: question.text.slice(0, longestKept),
        });
        return done(before?.answer?.answer ?? null);
      } catch (error) {
        if (error instanceof DatabaseError) return failed({ code: 'storage-unreachable', cause: error });
        throw error;
      }
    },
    async finish(turn, question, answered) {
      const finishedAt = new Date();
      // Together or not at all: an answer in the ledger is one that the thread remembers.
      const isFirst = await storage.transaction(async (tx) => {
        if (!(await createLedger(tx).finish(rowOf(answered, finishedAt, knowledge)))) return false;
        await appendTurns(tx, question.thread, turnsOf(turn, question, answered, finishedAt));
        await forgetReplies(tx, answered.answer.id);
        return true;
      });
      if (isFirst) return answered.answer;
      return (await ledger.find(answered.answer.id))?.answer?.answer ?? answered.answer;
    },
  };
}

function rowOf({ answer, readAs }: Answered, finishedAt: Date, knowledge: string): LedgerAnswer {
  return {
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
  };
}

function turnsOf(turn: Turn, question: Question, answered: Answered, finishedAt: Date): readonly NewTurn[] {
  const { answer } = answered;
  return [
    {
      question: answer.id,
      saidAt: turn.askedAt,
      author: question.principal.id,
      role: 'asker',
      text: question.text.slice(0, longestKept),
      kind: null,
      state: null,
    },
    {
      ...{ question: answer.id, saidAt: finishedAt, author: 'askbird', role: 'askbird' },
      ...{ text: answer.text, kind: answer.kind, state: stateOf(answered) },
    },
  ];
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
