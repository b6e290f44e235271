import { openWorkspace } from '../../../../src/slack/delivery/open-workspace.ts';
import type { OutgoingMessage } from '../../../../src/slack/delivery/outgoing.ts';
import type { Pace } from '../../../../src/slack/delivery/pace.ts';
import type { Workspace } from '../../../../src/slack/delivery/workspace.ts';
import type { Log } from '../../../../src/telemetry/log.ts';

export interface Call {
  readonly method: string;
  readonly args: Record<string, unknown>;
}

/** What Slack answers to one call; a number is a status, an error breaks the connection, `stall` never ends. */
export type Answer = Record<string, unknown> | number | Error | Response | 'stall';

export type Script = Record<string, (args: Record<string, unknown>, nth: number) => Answer | Promise<Answer>>;

export interface FakeWebApi {
  readonly workspace: Workspace;
  readonly calls: Call[];
  readonly logged: unknown[];
  readonly log: Log;
  of(method: string): Record<string, unknown>[];
}

export const hurried: Pace = {
  timeout: 500,
  attempts: 3,
  backoff: 1,
  longestBackoff: 2,
  longestRateLimit: 2_000,
  updateEvery: 1,
  firstUpdateAfter: 0,
  appendEvery: 1,
  pictureWait: 200,
  picturePoll: 1,
};

/** A workspace over a `fetch` that answers from a script, `{ ok: true, ts }` where that says nothing. */
export function fakeWebApi(script: Script = {}, pace: Partial<Pace> = {}): FakeWebApi {
  const calls: Call[] = [];
  const logged: unknown[] = [];
  const line = (...parts: unknown[]) => {
    logged.push(parts);
  };
  const log: Log = { debug: line, info: line, warn: line, error: line };
  const of = (method: string) => calls.filter((call) => call.method === method).map(({ args }) => args);
  const fetch = async (input: unknown, init?: RequestInit): Promise<Response> => {
    const method = String(input).split('/api/')[1] ?? String(input);
    const args = argsOf(init?.body);
    calls.push({ method, args });
    const answer = (await script[method]?.(args, of(method).length)) ?? {
      ok: true,
      ts: `${calls.length}.000001`,
    };
    if (answer === 'stall') return stalled(init?.signal);
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) return answer;
    return typeof answer === 'number' ? new Response('', { status: answer }) : Response.json(answer);
  };
  const workspace = openWorkspace({
    id: 'T1',
    token: 'xoxb-test',
    self: { user: 'UBOT', bot: 'BBOT' },
    apiUrl: null,
    log,
    pace: { ...hurried, ...pace },
    fetch: fetch as typeof globalThis.fetch,
  });
  return { workspace, calls, logged, log, of };
}

export function refusal(error: string, more: Record<string, unknown> = {}): Answer {
  return { ok: false, error, ...more };
}

export function rateLimited(seconds: number): Answer {
  return new Response('', { status: 429, headers: { 'retry-after': String(seconds) } });
}

/** The connection broke after the request was sent. */
export function broken(): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
}

/** Nobody listened. */
export function nobody(): Error {
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
  });
}

export function message(text: string, simpler: OutgoingMessage['simpler'] = []): OutgoingMessage {
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }], simpler };
}

export function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function stalled(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

function argsOf(body: unknown): Record<string, unknown> {
  if (body instanceof FormData) return Object.fromEntries(body.entries());
  if (typeof body !== 'string') return {};
  if (body.startsWith('{')) return JSON.parse(body);
  return Object.fromEntries([...new URLSearchParams(body)].map(([key, value]) => [key, parsed(value)]));
}

function parsed(value: string): unknown {
  return /^[[{]/u.test(value) ? JSON.parse(value) : value;
}
