import { fieldOf } from './field-of.ts';

/** What the error of a client library tells of the server's answer. */
export interface ServerError {
  /** Null where no answer came, or one that broke off. */
  readonly status: number | null;
  readonly code: string | null;
  /** The protocol's kind of error; some servers give it in place of a code. */
  readonly type: string | null;
  readonly header: (name: string) => string | null;
}

/** By shape, not by class: the libraries are loaded only where they are used, and each has classes of its own. */
export function readServerError(error: unknown): ServerError {
  const response = fieldOf(error, 'response');
  const statuses = [fieldOf(error, 'status'), fieldOf(error, 'statusCode'), fieldOf(response, 'status')];
  const codes = [fieldOf(error, 'code'), fieldOf(fieldOf(error, 'error'), 'code')];
  const type = fieldOf(error, 'type');
  const headers = fieldOf(error, 'headers') ?? fieldOf(response, 'headers');
  return {
    status: statuses.find((status) => typeof status === 'number') ?? null,
    code: codes.find((code) => typeof code === 'string') ?? null,
    type: typeof type === 'string' ? type : null,
    header: (name) => headerOf(headers, name),
  };
}

function headerOf(headers: unknown, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  const value = fieldOf(headers, name);
  return typeof value === 'string' ? value : null;
}
