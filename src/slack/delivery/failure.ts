import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Problem } from '../../domain/problem.ts';

/** Why one attempt of a call did not succeed, and what may be done about it. */
export interface Failure {
  readonly kind: 'refused' | 'unreachable' | 'rate-limited';
  /** Whether Slack surely did nothing. When not, the call may have taken effect all the same. */
  readonly certain: boolean;
  /** Slack's own code; empty where it gave none. */
  readonly code: string;
  /** Seconds until Slack takes that call again. */
  readonly retryAfter: number;
  /** JSON pointers of what Slack did not accept. */
  readonly pointers: readonly string[];
  readonly problem: Problem;
}

/** Codes by which Slack says that it is in trouble itself; some of the work may be done. */
const serverTrouble = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout']);
const rateCodes = new Set(['ratelimited', 'rate_limited']);
const tokenCodes = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'team_access_not_granted',
  'org_login_required',
]);
const placeCodes = new Set(['not_in_channel', 'channel_not_found']);
const goneCodes = new Set(['message_not_found', 'cant_update_message']);

/** Errors of the network before a single byte of the request went out. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const codeForm = /^[a-z0-9_:.-]{1,80}$/u;

/**
 * What an error of Slack's client means. `method` names the call in the problem. The errors themselves go no further:
 * they hold what was sent.
 */
export function failureOf(error: unknown, method: string): Failure {
  if (error instanceof WebAPIRateLimitedError) return rateLimited(error.retryAfter);
  if (error instanceof WebAPIPlatformError) return platformFailure(error, method);
  if (error instanceof WebAPIHTTPError) {
    return error.statusCode >= 500 || error.statusCode === 408
      ? unreachable(false, `http_${error.statusCode}`)
      : refused(method, `http_${error.statusCode}`);
  }
  if (error instanceof WebAPIRequestError) return unreachable(neverSent.has(networkCode(error.cause)), error);
  if (error instanceof Error && error.message.startsWith('Retry header')) return rateLimited(1);
  // The client wraps what happens until the headers are here; a body that breaks off, or a plain fetch, comes as it is.
  return unreachable(neverSent.has(networkCode(error)), error);
}

/** For a plain HTTP answer, outside the Web API. */
export function failureOfStatus(status: number, retryAfter: string | null, method: string): Failure {
  if (status === 429) return rateLimited(Number.parseInt(retryAfter ?? '', 10) || 1);
  return status >= 500 ? unreachable(false, `http_${status}`) : refused(method, `http_${status}`);
}

/** Whether looking for the effect is due before another attempt. */
export function mayHaveArrived(failure: Failure): boolean {
  return failure.kind === 'unreachable' && !failure.certain;
}

/** For a call whose answer lacks what was asked for. */
export function refused(method: string, code: string): Failure {
  return {
    kind: 'refused',
    certain: true,
    code,
    retryAfter: 0,
    pointers: [],
    problem: { code: 'slack-refused', params: { method, error: code } },
  };
}

function platformFailure(error: WebAPIPlatformError, method: string): Failure {
  const { error: code, response_metadata: metadata } = error.data;
  // A page of a proxy in between, or an answer that broke off.
  if (typeof code !== 'string' || !codeForm.test(code) || serverTrouble.has(code))
    return unreachable(false, 'no answer of Slack itself');
  if (rateCodes.has(code)) return rateLimited(metadata?.retryAfter ?? 1);
  return {
    ...refused(method, code),
    pointers: pointersOf(metadata?.messages ?? []),
    problem: problemOf(code, method, 'needed' in error.data ? error.data.needed : null),
  };
}

function problemOf(code: string, method: string, needed: unknown): Problem {
  if (placeCodes.has(code)) return { code: 'slack-not-in-channel' };
  if (goneCodes.has(code)) return { code: 'slack-message-gone' };
  if (tokenCodes.has(code)) return { code: 'slack-token-refused', params: { error: code } };
  if (code === 'missing_scope') {
    return { code: 'slack-scope-missing', params: { scope: typeof needed === 'string' ? needed : '?' } };
  }
  return { code: 'slack-refused', params: { method, error: code } };
}

/** Also for a call that is not made at all, because an earlier one met the limit. */
export function rateLimited(seconds: number): Failure {
  return {
    kind: 'rate-limited',
    certain: true,
    code: '',
    retryAfter: seconds,
    pointers: [],
    problem: { code: 'slack-rate-limited', params: { seconds } },
  };
}

function unreachable(certain: boolean, cause: unknown): Failure {
  return {
    kind: 'unreachable',
    certain,
    code: '',
    retryAfter: 0,
    pointers: [],
    problem: { code: 'slack-unreachable', cause },
  };
}

/** Fetch says "failed" and keeps the reason in a cause, or a cause of that. */
function networkCode(cause: unknown): string {
  let error: unknown = cause;
  for (let depth = 0; depth < 4 && error instanceof Error; depth++) {
    if ('code' in error && typeof error.code === 'string') return error.code;
    error = error.cause;
  }
  return '';
}

/** Where it is, and none of what stands there: messages of Slack repeat content. */
function pointersOf(messages: readonly string[]): string[] {
  return messages.flatMap((message) =>
    [...message.matchAll(/json-pointer:([^\]\s]+)/gu)].map(([, at]) => at ?? ''),
  );
}
