import type { ProblemCode } from '../../domain/problem.ts';
import { fieldOf } from '../field-of.ts';
import { readServerError } from '../server-error.ts';
import { type FaultTraits, ModelFault } from './fault.ts';

const longestReason = 500;
const passing: Partial<FaultTraits> = { retry: true, health: true, fallback: true };

/**
 * What a client library threw, as a fault that says what may be done. The library's error is not kept: it carries the
 * request, its headers and with them the key.
 */
export function readFault(error: unknown, model: string, secrets: readonly string[]): ModelFault {
  if (error instanceof ModelFault) return error;
  const read = readError(error);
  const fault = (code: ProblemCode, traits: Partial<FaultTraits> = {}, params = {}) =>
    new ModelFault({ code, params: { model, ...params }, cause: causeOf(error, read, secrets) }, traits);

  if (read.code === 'content_filter' || read.code === 'content_policy_violation')
    return fault('model-refused');
  if (isGarbled(error)) return fault('model-unusable', { retry: true });
  if (read.status === null && isOverflow(error)) return fault('model-request-refused', {}, { status: 400 });
  if (read.status === null) return faultOfCode(read.code, fault);
  if (read.status === 429) return fault(...rateLimited(read));
  if ([401, 402, 403].includes(read.status)) return fault('model-key-refused', { fallback: true });
  if (read.status === 404) return fault('model-unknown');
  if ([408, 409].includes(read.status) || read.status >= 500) {
    return fault('model-unreachable', { ...passing, retryAfterMs: retryAfterOf(read) });
  }
  return fault('model-request-refused', {}, { status: read.status });
}

type MakeFault = (code: ProblemCode, traits?: Partial<FaultTraits>, params?: object) => ModelFault;

/** An error inside a stream has no status; neither has a connection that broke. */
function faultOfCode(code: string, fault: MakeFault): ModelFault {
  if (code === 'insufficient_quota') return fault(...rateLimited({ code, header: () => null }));
  if (code.startsWith('rate_limit')) return fault(...rateLimited({ code, header: () => null }));
  if (code === 'invalid_api_key') return fault('model-key-refused', { fallback: true });
  return fault('model-unreachable', passing);
}

function rateLimited(
  read: Pick<ReadError, 'code' | 'header'>,
): [ProblemCode, Partial<FaultTraits>, { seconds: number }] {
  const retryAfterMs = retryAfterOf(read);
  const spent = read.code === 'insufficient_quota';
  const seconds = Math.max(1, Math.ceil((retryAfterMs ?? 60_000) / 1000));
  return ['model-rate-limited', { retry: !spent, retryAfterMs, fallback: true }, { seconds }];
}

/** `retry-after-ms`, else `retry-after` in seconds or as an HTTP date (RFC 9110, 10.2.3). */
function retryAfterOf(read: Pick<ReadError, 'header'>): number | null {
  const exact = positive(read.header('retry-after-ms'));
  if (exact !== null) return exact;
  const header = read.header('retry-after');
  const seconds = positive(header);
  if (seconds !== null) return seconds * 1000;
  const date = Date.parse(header ?? '');
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

function positive(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

type ReadError = ReturnType<typeof readError>;

/** An error inside a stream may tell its type alone. */
function readError(error: unknown) {
  const { status, code, type, header } = readServerError(error);
  const message = fieldOf(error, 'message');
  return {
    status,
    code: code ?? type ?? '',
    message: typeof message === 'string' ? message : String(error),
    header,
  };
}

/** A body that is not the protocol trips the library's own code; a broken connection is a TypeError too, with a cause. */
function isGarbled(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  return error instanceof TypeError && error.cause === undefined && error.message !== 'terminated';
}

/** LangChain replaces the provider's error where the prompt is longer than the model reads; its status is lost. */
function isOverflow(error: unknown): boolean {
  return fieldOf(error, 'name') === 'ContextOverflowError';
}

/** For the log. A refused key's message quotes parts of the key, so of that only the status stays. */
function causeOf(error: unknown, read: ReadError, secrets: readonly string[]): Error {
  const name = String(fieldOf(error, 'name') ?? 'Error');
  const status = read.status === null ? '' : ` ${read.status}`;
  const quiet = read.status === 401 || read.status === 403 || read.code === 'invalid_api_key';
  const text = quiet ? '' : `: ${withoutSecrets(read.message, secrets).slice(0, longestReason)}`;
  const cause = new Error(`${name}${status}${text}`);
  cause.stack = cause.message;
  return cause;
}

/** The text with every secret blotted out. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= 4)
    .reduce((kept, secret) => kept.replaceAll(secret, '***'), text);
}
