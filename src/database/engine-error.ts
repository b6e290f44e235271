import type { DatabaseErrorSubject } from './database-error.ts';
import { DatabaseError } from './database-error.ts';

/** PostgreSQL's own error fields, as both engines' protocol readers hand them over. */
export interface EngineError {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly position?: string | number | undefined;
  readonly schema?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly constraint?: string | undefined;
}

const connectionFaults = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);

/** One kind of error for both engines; the original goes along as the cause, for the log. */
export function databaseErrorOf(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const fields = (error ?? {}) as EngineError;
  return new DatabaseError(sqlStateOf(fields), {
    cause: error,
    position: fields.position === undefined ? null : Number(fields.position),
    subject: subjectOf(fields),
  });
}

/** The server says that it goes down or is not up yet: to a caller the same as a lost connection. */
const shutdownStates = new Set(['57P01', '57P02', '57P03']);

function sqlStateOf({ code, message }: EngineError): string | null {
  if (code !== undefined && shutdownStates.has(code)) return '08006';
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !connectionFaults.has(code)) return code;
  if (code !== undefined && connectionFaults.has(code)) return '08006';
  return /connection (terminated|ended|timeout)|timeout exceeded when trying to connect|not queryable/i.test(
    message ?? '',
  )
    ? '08006'
    : null;
}

function subjectOf({ schema, table, column, constraint }: EngineError): DatabaseErrorSubject {
  const named = { schema, table, column, constraint };
  return Object.fromEntries(Object.entries(named).filter(([, name]) => name !== undefined));
}
