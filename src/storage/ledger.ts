import type { Queryable } from '../database/database.ts';
import type { Answer, Timing, Usage } from '../domain/answer.ts';
import type { Locale } from '../domain/locale.ts';
import { storable, storableJson } from './storable.ts';

/** Every question ever asked and what became of it. */
export interface Ledger {
  /**
   * Before any work. Null when the question is new, else what stands there since it was asked first; one that was edited
   * before it was answered is noted as edited. Throws where the id is that of somebody else's question or another thread's.
   */
  begin(question: LedgerQuestion): Promise<LedgerEntry | null>;
  /**
   * After the work, whatever its end. False when it was finished before, which stands. Throws when the question was never
   * begun.
   */
  finish(answer: LedgerAnswer): Promise<boolean>;
  find(id: string): Promise<LedgerEntry | null>;
  /** The newest first; finished or not. */
  recent(principal: string, limit?: number): Promise<LedgerEntry[]>;
  /** Begun before that moment and never finished: what a crash left behind. The oldest first. */
  unfinished(before: Date): Promise<LedgerEntry[]>;
}

export interface LedgerQuestion {
  /** A UUID. */
  readonly id: string;
  readonly askedAt: Date;
  readonly principal: string;
  readonly thread: string;
  readonly door: string;
  readonly locale: Locale;
  /** As it was asked. */
  readonly text: string;
}

export interface LedgerAnswer {
  readonly id: string;
  readonly finishedAt: Date;
  /** The question as it was read after mending; null when it was read as typed. */
  readonly repaired: string | null;
  readonly kind: Answer['kind'];
  readonly text: string;
  readonly sql: string | null;
  readonly resultHash: string | null;
  readonly rowCount: number | null;
  readonly confidence: string | null;
  /** The knowledge generation that served it. */
  readonly knowledge: string | null;
  readonly timings: readonly Timing[];
  readonly usage: Usage;
  /** The whole answer, so that it can be shown again as it was. */
  readonly answer: Answer;
}

export interface LedgerEntry {
  readonly question: Omit<LedgerQuestion, 'askedAt'> & { readonly askedAt: string };
  /** Null while it is worked on, and for ever when a crash ended it. */
  readonly answer: (Omit<LedgerAnswer, 'finishedAt'> & { readonly finishedAt: string }) | null;
}

const defaultLimit = 20;

export function createLedger(database: Queryable): Ledger {
  const select: Select = async (condition, values) => {
    const rows = await database.query<LedgerRow>(`select * from ledger ${condition}`, values);
    return rows.map(entryOf);
  };
  return {
    async begin(question) {
      const begun = await database.query(
        `insert into ledger (id, asked_at, principal, thread, door, locale, question)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id`,
        [
          question.id,
          question.askedAt,
          question.principal,
          question.thread,
          question.door,
          question.locale,
          storable(question.text),
        ],
      );
      return begun.length > 0 ? null : beginAgain(question, database, select);
    },
    async finish(answer) {
      const found = await database.query(
        `update ledger set finished_at = $2, kind = $3, answer_text = $4, sql = $5, result_hash = $6, row_count = $7,
                confidence = $8, knowledge = $9, timings = $10, usage = $11, answer = $12, repaired = $13
         where id = $1 and finished_at is null returning id`,
        finishValues(answer),
      );
      if (found.length > 0) return true;
      const [entry] = await select('where id = $1', [answer.id]);
      if (entry === undefined) throw new Error(`question ${answer.id} was never begun`);
      return false;
    },
    async find(id) {
      return (await select('where id = $1', [id]))[0] ?? null;
    },
    recent: (principal, limit = defaultLimit) =>
      select('where principal = $1 order by asked_at desc, id limit $2', [principal, limit]),
    unfinished: (before) =>
      select('where finished_at is null and asked_at < $1 order by asked_at, id', [before]),
  };
}

type Select = (condition: string, values: readonly unknown[]) => Promise<LedgerEntry[]>;

async function beginAgain(
  { id, principal, thread, locale, text }: LedgerQuestion,
  database: Queryable,
  select: Select,
): Promise<LedgerEntry | null> {
  const [entry] = await select('where id = $1', [id]);
  if (entry === undefined) throw new Error(`question ${id} came and went`);
  if (entry.question.principal !== principal || entry.question.thread !== thread) {
    throw new Error(`question ${id} was asked by somebody else or in another thread`);
  }
  if (entry.answer === null && entry.question.text !== storable(text)) {
    await database.query(
      'update ledger set question = $2, locale = $3 where id = $1 and finished_at is null',
      [id, storable(text), locale],
    );
  }
  return entry;
}

interface LedgerRow {
  readonly id: string;
  readonly asked_at: string;
  readonly principal: string;
  readonly thread: string;
  readonly door: string;
  readonly locale: Locale;
  readonly question: string;
  readonly repaired: string | null;
  readonly finished_at: string | null;
  readonly kind: Answer['kind'];
  readonly answer_text: string;
  readonly sql: string | null;
  readonly result_hash: string | null;
  readonly row_count: number | null;
  readonly confidence: string | null;
  readonly knowledge: string | null;
  readonly timings: readonly Timing[];
  readonly usage: Usage;
  readonly answer: Answer;
}

function finishValues(answer: LedgerAnswer): readonly unknown[] {
  return [
    answer.id,
    answer.finishedAt,
    answer.kind,
    storable(answer.text),
    answer.sql,
    answer.resultHash,
    answer.rowCount,
    answer.confidence,
    answer.knowledge,
    storableJson(answer.timings),
    storableJson(answer.usage),
    storableJson(answer.answer),
    answer.repaired === null ? null : storable(answer.repaired),
  ];
}

function entryOf(row: LedgerRow): LedgerEntry {
  const { id, principal, thread, door, locale, repaired } = row;
  return {
    question: { id, askedAt: row.asked_at, principal, thread, door, locale, text: row.question },
    answer:
      row.finished_at === null
        ? null
        : {
            id,
            finishedAt: row.finished_at,
            repaired,
            kind: row.kind,
            text: row.answer_text,
            sql: row.sql,
            resultHash: row.result_hash,
            rowCount: row.row_count,
            confidence: row.confidence,
            knowledge: row.knowledge,
            timings: row.timings,
            usage: row.usage,
            answer: row.answer,
          },
  };
}
