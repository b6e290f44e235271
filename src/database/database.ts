import type { Cell } from '../domain/cell.ts';

/**
 * Our own SQL only, one statement a call, parameters as `$1`, `$2`, …
 *
 * A parameter may be text, number, bigint, boolean, Date, Uint8Array (bytea), null, an array (a PostgreSQL array) or a
 * plain object (json); a JSON *array* is passed as `JSON.stringify(value)`.
 *
 * Rows are objects keyed by column name, their values equal on both engines: those of `Cell` for scalar types (int8 and
 * numeric are numbers while exact, date is `YYYY-MM-DD`, timestamps are ISO text in the session's zone), parsed values
 * for json and jsonb, JavaScript arrays for arrays of such types, Uint8Array for bytea, text for all else.
 *
 * Throws `DatabaseError`.
 */
export interface Queryable {
  query<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>;
}

/** The handle inside `Database.transaction`. */
export interface Transaction extends Queryable {
  /** Several statements of our own DDL, as part of the transaction. */
  script(sql: string): Promise<void>;
}

/** One PostgreSQL, embedded or a server, so that nothing above it needs to know which. */
export interface Database extends Queryable {
  readonly engine: 'pglite' | 'postgresql';
  /** Several statements of our own DDL, in one transaction. Never for text from outside. */
  script(sql: string): Promise<void>;
  /**
   * Commits when `work` returns and rolls back when it throws. Calls on the database itself wait meanwhile on the
   * embedded engine, so inside `work` use only `tx`.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Loads CSV text without a header line (an unquoted empty field is NULL) and returns the number of rows. `table` and
   * `columns` are plain names (`schema.table`) and are quoted here. All or nothing.
   */
  copyIn(table: string, columns: readonly string[], csv: string): Promise<number>;
  /** The only way for a statement from outside: extended protocol, READ ONLY, capped. Throws `DatabaseError`. */
  read(request: ReadRequest): Promise<ReadResult>;
  /** Waits for what runs, writes everything down and lets go of the directory or the connections. */
  close(): Promise<void>;
}

export interface ReadRequest {
  readonly text: string;
  readonly values?: readonly unknown[];
  /** Takes this role for the transaction; null keeps the login role. */
  readonly role: string | null;
  /** IANA name: how timestamps are shown and what `date_trunc` on a timestamptz means. */
  readonly timeZone: string;
  readonly timeoutMs: number;
  readonly maxRows: number;
  /** Sum of the values' text as the engine sends them, in bytes. */
  readonly maxBytes: number;
  /** Schemas that bare names are looked up in; the session's own when left out. */
  readonly searchPath?: readonly string[];
}

export interface ReadResult {
  readonly columns: readonly ReadColumn[];
  readonly rows: readonly Cell[][];
  /** Which cap cut the result; null when it is whole. */
  readonly truncated: 'rows' | 'bytes' | null;
  /** Wall time in the engine's queue and in the engine. */
  readonly ms: number;
}

export interface ReadColumn {
  readonly name: string;
  /** PostgreSQL's name of the type: `int8`, `numeric`, `text`, `timestamptz`, `_text`, … */
  readonly type: string;
}

/** Where a database is. `label` says whose it is, in messages and problems. */
export type DatabaseTarget = EmbeddedTarget | ServerTarget;

export type DatabaseLabel = 'storage' | 'warehouse';

export interface EmbeddedTarget {
  readonly kind: 'embedded';
  /** Absolute. Made when missing; its parent too. */
  readonly directory: string;
  readonly label: DatabaseLabel;
  readonly extensions: readonly 'vector'[];
  /** Ends the engine, and only the engine, when its heap grows past this. */
  readonly maxHeapMb?: number;
}

export interface ServerTarget {
  readonly kind: 'server';
  /** `postgresql://user:password@host:5432/name`. */
  readonly url: string;
  readonly label: DatabaseLabel;
  /** Connections at most, 4 by default. */
  readonly poolSize?: number;
}

/** What the owner may want to log; none of it needs an answer. */
export interface DatabaseEvents {
  /** The engine was ended and started again. `reason` is a fixed word, never text from outside. */
  restarted?(event: { reason: 'timeout' | 'crash'; ms: number }): void;
  /** A pooled connection was lost while idle. */
  connectionLost?(error: unknown): void;
}
