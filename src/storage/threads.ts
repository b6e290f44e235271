import type { Database, Queryable } from '../database/database.ts';
import type { Answer } from '../domain/answer.ts';
import { storable, storableJson } from './storable.ts';

/** What was said in each conversation. */
export interface Threads {
  /** Puts turns at the end of a thread, together or not at all. */
  append(thread: string, turns: readonly NewTurn[]): Promise<void>;
  /**
   * The last turns, and the last `states` that hold something to build on however far back; the oldest first. With `until`,
   * the id of a question of that thread, as they were when it had been answered.
   */
  recent(thread: string, turns: number, states: number, until?: string | null): Promise<Turn[]>;
}

export interface NewTurn {
  readonly saidAt: Date;
  /** Id of the question in the ledger that the turn belongs to. */
  readonly question: string | null;
  /** Who said it: the principal's id, or `askbird`. */
  readonly author: string;
  readonly role: 'asker' | 'askbird';
  readonly text: string;
  /** Of an answer; null for what the asker said. */
  readonly kind: Answer['kind'] | null;
  /** What a follow-up builds on, such as the metric query that was answered. JSON. */
  readonly state: object | null;
}

export interface Turn extends Omit<NewTurn, 'saidAt'> {
  readonly position: number;
  readonly saidAt: string;
}

interface TurnRow extends Omit<Turn, 'saidAt'> {
  readonly said_at: string;
}

export function createThreads(database: Database): Threads {
  return {
    append: (thread, turns) => database.transaction((tx) => appendTurns(tx, thread, turns)),
    async recent(thread, turns, states, until = null) {
      const rows = await database.query<TurnRow>(
        `with bound as (
           select coalesce(
             (select max(position) from thread_turns where thread = $1 and question = $4::uuid), 2147483647
           ) as last
         )
         select position, said_at, question, author, role, text, kind, state
         from thread_turns where thread = $1 and position in (
           (select position from thread_turns where thread = $1 and position <= (select last from bound)
            order by position desc limit $2)
           union
           (select position from thread_turns
            where thread = $1 and state is not null and position <= (select last from bound)
            order by position desc limit $3)
         ) order by position`,
        [thread, turns, states, until],
      );
      return rows.map(toTurn);
    },
  };
}

/** Puts turns at the end of a thread, inside a transaction. */
export async function appendTurns(tx: Queryable, thread: string, turns: readonly NewTurn[]): Promise<void> {
  // Two answers in one thread at once would both count the same turns.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [thread]);
  for (const turn of turns) {
    await tx.query(
      `insert into thread_turns (thread, position, said_at, question, author, role, text, kind, state)
       select $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5, $6, $7, $8
       from thread_turns where thread = $1`,
      [
        thread,
        turn.saidAt,
        turn.question,
        turn.author,
        turn.role,
        storable(turn.text),
        turn.kind,
        turn.state === null ? null : storableJson(turn.state),
      ],
    );
  }
}

function toTurn({ said_at, ...turn }: TurnRow): Turn {
  return { ...turn, saidAt: said_at };
}
