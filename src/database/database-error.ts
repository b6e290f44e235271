/**
 * A statement that failed. Callers decide by `sqlState` and put it in their own words: PostgreSQL's message can quote
 * rows (`invalid input syntax for type integer: "kim@…"`), so it is kept for the log in `cause` only.
 */
export class DatabaseError extends Error {
  /** PostgreSQL's five characters; null when the failure is not the engine's. `57014` is a timeout, `08…` a lost connection. */
  readonly sqlState: string | null;
  /** Where in the statement, counted in characters from 1; null when not said. */
  readonly position: number | null;
  /** The object the engine names, when it names one. */
  readonly subject: DatabaseErrorSubject;

  constructor(
    sqlState: string | null,
    options: {
      cause?: unknown;
      position?: number | null;
      subject?: DatabaseErrorSubject;
      message?: string;
    } = {},
  ) {
    super(options.message ?? `the database answered ${sqlState ?? 'nothing'}`, { cause: options.cause });
    this.name = 'DatabaseError';
    this.sqlState = sqlState;
    this.position = options.position ?? null;
    this.subject = options.subject ?? {};
  }

  /** The statement took longer than it may. */
  get timedOut(): boolean {
    return this.sqlState === '57014';
  }

  /** The connection or the engine went away; trying again may help. */
  get disconnected(): boolean {
    return this.sqlState?.startsWith('08') === true && this.sqlState !== '08P01';
  }
}

export interface DatabaseErrorSubject {
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
}
