import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendChat } from './model-server-chat.ts';
import { embeddingsBody, moderationsBody } from './model-server-vectors.ts';

/** A request as the server read it, so that scripts and tests need not dig in bodies. */
export interface ModelRequest {
  readonly kind: 'chat' | 'embeddings' | 'moderations' | 'unknown';
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** The body as it came; one that is not JSON leaves `body` empty. */
  readonly raw: string;
  readonly model: string;
  readonly streaming: boolean;
  readonly messages: readonly { role: string; text: string }[];
  /** All texts of a role, joined by blank lines. */
  readonly system: string;
  readonly user: string;
  /** `response_format.type`, null where none was asked for. */
  readonly format: string | null;
  /** Name of the json_schema, or of the forced tool. */
  readonly outputName: string | null;
  readonly schema: unknown;
  readonly forcedTool: string | null;
  /** Inputs of an embeddings or moderations request. */
  readonly inputs: readonly string[];
  /** Position among all requests, from 0, and when it came. */
  readonly index: number;
  readonly at: number;
}

export interface ReplyUsage {
  readonly prompt: number;
  readonly completion: number;
  readonly cached?: number;
}

/**
 * What to answer. Parts may be combined; an empty object is an empty reply.
 *
 * `json` goes where the request wants it: into the forced tool's arguments, else into the content.
 */
export interface Reply {
  readonly text?: string;
  readonly json?: unknown;
  /** Arguments as text are sent as they are, broken or not. */
  readonly toolCalls?: readonly { name: string; arguments: unknown }[];
  readonly refusal?: string;
  readonly finish?: 'stop' | 'length' | 'content_filter' | 'tool_calls';
  /** Left out: counted roughly; null: the server reports none. */
  readonly usage?: ReplyUsage | null;
  /** Model name that the reply claims. */
  readonly model?: string;
  /** Characters in each streamed piece (default 24). */
  readonly pieceSize?: number;
  /** An HTTP failure; `retryAfter` goes into the header, in seconds, `retryAfterMs` into its sibling. */
  readonly status?: number;
  readonly error?: { message: string; code?: string; type?: string };
  readonly retryAfter?: number | string;
  readonly retryAfterMs?: number;
  /** This body instead of a protocol answer. */
  readonly raw?: string;
  readonly contentType?: string;
  /** Waits before anything is sent. */
  readonly delayMs?: number;
  /** Between streamed pieces. */
  readonly pieceDelayMs?: number;
  /** Goes silent there until the client gives up or the server closes. */
  readonly stall?: 'before-headers' | 'before-first-token' | 'after-first-token';
  /** Destroys the connection there. */
  readonly cut?: 'before-headers' | 'after-first-token';
  /** For embeddings; left out, a deterministic vector of 8 numbers a text. */
  readonly vectors?: readonly (readonly number[])[];
  /** Answers base64 requests with floats, as some servers do. */
  readonly ignoreEncoding?: boolean;
  /** For moderations, one verdict an input. */
  readonly flagged?: readonly boolean[];
}

export interface ModelServer {
  /** `http://127.0.0.1:<port>`; clients add `/v1`, or `/openai/v1` for Azure. */
  readonly url: string;
  readonly journal: readonly ModelRequest[];
  /** Another script for what comes next. */
  script(reply: (request: ModelRequest) => Reply | Promise<Reply>): void;
  /** Resolves once that many requests have come. */
  waitFor(count: number): Promise<void>;
  /** Resolves once the client of that request has left before its reply was whole. */
  hungUp(index: number): Promise<void>;
  close(): Promise<void>;
}

/** A local server that speaks OpenAI's protocol and answers, or fails, as its script says. */
export async function startModelServer(
  reply: (request: ModelRequest) => Reply | Promise<Reply>,
): Promise<ModelServer> {
  let script = reply;
  const journal: ModelRequest[] = [];
  const waiting = new Set<{ count: number; resolve: () => void }>();
  const left = new Set<number>();
  const leaving = new Map<number, () => void>();

  const server = createServer((incoming, response) => {
    response.on('error', () => undefined);
    serve(incoming, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: { message: `the script of the model server threw: ${error}` } });
    });
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = readRequest(incoming, await readBody(incoming), journal.length);
    journal.push(request);
    response.on('close', () => {
      if (response.writableFinished) return;
      left.add(request.index);
      leaving.get(request.index)?.();
    });
    for (const waiter of waiting) if (journal.length >= waiter.count) waiter.resolve();
    await send(response, request, await script(request));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    journal,
    script(next) {
      script = next;
    },
    waitFor: (count) =>
      new Promise((resolve) => {
        if (journal.length >= count) resolve();
        else waiting.add({ count, resolve });
      }),
    hungUp: (index) =>
      new Promise((resolve) => {
        if (left.has(index)) resolve();
        else leaving.set(index, resolve);
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function send(response: ServerResponse, request: ModelRequest, reply: Reply): Promise<void> {
  if (reply.delayMs !== undefined) await sleep(reply.delayMs);
  if (reply.stall === 'before-headers') return;
  if (reply.cut === 'before-headers') return void response.destroy();
  if (reply.status !== undefined && reply.status >= 400) return sendError(response, reply.status, reply);
  if (reply.raw !== undefined) {
    response.writeHead(reply.status ?? 200, { 'content-type': reply.contentType ?? 'application/json' });
    return void response.end(reply.raw);
  }
  if (request.kind === 'chat') return sendChat(response, request, reply);
  if (request.kind === 'embeddings') return sendJson(response, 200, embeddingsBody(request, reply));
  if (request.kind === 'moderations') return sendJson(response, 200, moderationsBody(request, reply));
  sendJson(response, 404, { error: { message: `no such path: ${request.path}` } });
}

function sendError(response: ServerResponse, status: number, reply: Reply): void {
  if (reply.retryAfter !== undefined) response.setHeader('retry-after', reply.retryAfter);
  if (reply.retryAfterMs !== undefined) response.setHeader('retry-after-ms', reply.retryAfterMs);
  if (reply.raw !== undefined) {
    response.writeHead(status, { 'content-type': reply.contentType ?? 'text/html' });
    return void response.end(reply.raw);
  }
  const error = { message: `scripted failure ${status}`, type: 'error', code: null, ...reply.error };
  sendJson(response, status, { error });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function parsed(raw: string): Record<string, unknown> {
  try {
    return JSON.parse(raw) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function readRequest(incoming: IncomingMessage, raw: string, index: number): ModelRequest {
  const body = parsed(raw);
  const path = (incoming.url ?? '/').split('?')[0] ?? '/';
  const messages = ((body.messages ?? []) as { role: string; content: unknown }[]).map((message) => ({
    role: message.role,
    text: textOf(message.content),
  }));
  const format = body.response_format as
    | { type: string; json_schema?: { name: string; schema: unknown } }
    | undefined;
  const choice = body.tool_choice as { function?: { name: string } } | string | undefined;
  const tools = (body.tools ?? []) as { function: { name: string; parameters: unknown } }[];
  const forcedTool = typeof choice === 'object' ? (choice.function?.name ?? null) : null;
  const forced = tools.find((tool) => tool.function.name === forcedTool);
  return {
    kind: kindOf(path),
    path,
    headers: incoming.headers,
    body,
    raw,
    model: String(body.model ?? ''),
    streaming: body.stream === true,
    messages,
    system: textsOf(messages, ['system', 'developer']),
    user: textsOf(messages, ['user']),
    format: format?.type ?? null,
    outputName: format?.json_schema?.name ?? forcedTool,
    schema: format?.json_schema?.schema ?? forced?.function.parameters ?? null,
    forcedTool,
    inputs: [body.input ?? []].flat().map(textOf),
    index,
    at: Date.now(),
  };
}

function kindOf(path: string): ModelRequest['kind'] {
  const known = /^(?:\/openai)?\/(?:v1|deployments\/[^/]+)\/(chat\/completions|embeddings|moderations)$/.exec(
    path,
  );
  if (known === null) return 'unknown';
  return known[1] === 'chat/completions' ? 'chat' : (known[1] as 'embeddings' | 'moderations');
}

function textsOf(messages: readonly { role: string; text: string }[], roles: readonly string[]): string {
  return messages
    .filter((message) => roles.includes(message.role))
    .map((message) => message.text)
    .join('\n\n');
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content))
    return content === null || content === undefined ? '' : JSON.stringify(content);
  return content.map((part: { text?: string }) => part.text ?? '').join('');
}
