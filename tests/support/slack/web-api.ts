import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, type Faults, faultAnswer } from './faults.ts';
import type { Call, Journal } from './journal.ts';
import type { Methods, Triggers } from './methods.ts';
import { appMethods } from './methods-apps.ts';
import { chatMethods } from './methods-chat.ts';
import { conversationMethods } from './methods-conversations.ts';
import { streamMethods } from './methods-streams.ts';
import { viewMethods } from './methods-views.ts';
import type { Oauth } from './oauth.ts';
import { type Arguments, Refusal } from './refusal.ts';
import { readArguments, readBody, readUpload, sendJson } from './requests.ts';
import type { Responses } from './responses.ts';
import type { Team, World } from './world.ts';

export interface WebApiParts {
  readonly world: World;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly triggers: Triggers;
  readonly responses: Responses;
  readonly oauth: Oauth;
  readonly scopes: readonly string[];
  readonly appToken: string;
  url(): string;
  /** Address for one more socket. */
  socketUrl(): string;
}

const methods: Methods = {
  ...appMethods,
  ...chatMethods,
  ...streamMethods,
  ...conversationMethods,
  ...viewMethods,
};

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
  readonly outcome: string;
}

/** Everything that comes by HTTP: methods, uploads, `response_url`s and the pages of an installation. */
export function createWebApi(parts: WebApiParts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', parts.url());
    if (url.pathname === '/oauth/v2/authorize') {
      response.writeHead(302, { location: parts.oauth.authorize(url.searchParams) }).end();
      return;
    }
    const body = await readBody(request);
    const { method, args, run } = await routed(parts, request, url, body);
    const token = tokenOf(request, args);
    const call = parts.journal.open(method, args, token, teamOf(parts.world, token)?.id ?? null);
    try {
      await answer(parts, request, response, call, () => run(token));
    } finally {
      parts.world.changes.emit('changed');
    }
  };
}

async function routed(parts: WebApiParts, request: IncomingMessage, url: URL, body: Buffer) {
  if (url.pathname.startsWith('/upload/')) {
    const bytes = await readUpload(request, body);
    const args = { path: url.pathname, length: bytes.length };
    return { method: 'upload', args, run: () => upload(parts.world, url.pathname, bytes) };
  }
  const args = await readArguments(request, body);
  if (url.pathname.startsWith('/response/')) {
    const run = () => respond(parts, url.pathname, args);
    return { method: 'response_url', args: { ...args, path: url.pathname }, run };
  }
  const method = url.pathname.replace(/^\/api\//, '');
  return { method, args, run: (token: string | null) => callMethod(parts, method, args, token) };
}

async function answer(
  parts: WebApiParts,
  request: IncomingMessage,
  response: ServerResponse,
  call: Call,
  run: () => Answer,
): Promise<void> {
  const fault = parts.faults.takeFor(call.method, call.args);
  const { status, body, headers, outcome, lost } = await outcomeOf(parts, call, fault, run);
  call.outcome = outcome;
  if (lost) request.socket.destroy();
  else sendJson(response, status, body, headers);
}

async function outcomeOf(
  parts: WebApiParts,
  call: Call,
  fault: Fault | null,
  run: () => Answer,
): Promise<Answer & { lost?: boolean }> {
  if (!fault) return run();
  if (fault.kind !== 'cut' && fault.kind !== 'stall') {
    return { ...faultAnswer(fault), outcome: `planted ${fault.kind}` };
  }
  const done = fault.done === false ? null : run();
  const outcome = `${fault.kind}, ${done?.outcome ?? 'not done'}`;
  call.outcome = outcome;
  if (fault.kind === 'cut' || !done) {
    if (fault.kind === 'stall') await sleep(fault.ms, undefined, { ref: false });
    return { status: 500, body: null, outcome, lost: true };
  }
  parts.world.changes.emit('changed');
  await sleep(fault.ms, undefined, { ref: false });
  return { ...done, outcome };
}

function callMethod(parts: WebApiParts, method: string, args: Arguments, token: string | null): Answer {
  const headers = { 'x-oauth-scopes': parts.scopes.join(',') };
  try {
    const body = { ok: true, ...resultOf(parts, method, args, token) };
    return { status: 200, body, headers, outcome: 'ok' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      status: 200,
      body: { ok: false, error: error.error, ...error.extra },
      headers,
      outcome: error.error,
    };
  }
}

function resultOf(
  parts: WebApiParts,
  method: string,
  args: Arguments,
  token: string | null,
): Record<string, unknown> {
  if (method === 'api.test') return {};
  if (method === 'oauth.v2.access') return parts.oauth.access(args);
  if (method === 'apps.connections.open') {
    if (!token) throw new Refusal('not_authed');
    if (token !== parts.appToken) throw new Refusal('invalid_auth');
    return { url: parts.socketUrl() };
  }
  const known = methods[method];
  if (!known) throw new Refusal('unknown_method', { req_method: method });
  const { world, triggers } = parts;
  return known({ world, team: authenticated(parts, token), url: parts.url(), triggers }, args);
}

function authenticated(parts: WebApiParts, token: string | null): Team {
  if (!token) throw new Refusal('not_authed');
  if (token === parts.appToken) throw new Refusal('not_allowed_token_type');
  const team = teamOf(parts.world, token);
  if (!team) throw new Refusal(parts.oauth.wasRevoked(token) ? 'token_revoked' : 'invalid_auth');
  if (!team.installed) throw new Refusal('account_inactive');
  return team;
}

function upload(world: World, path: string, bytes: Uint8Array): Answer {
  const [, , team = '', id = ''] = path.split('/');
  const file = world.teams.get(team)?.files.get(id);
  if (!file || file.complete) return { status: 404, body: 'no such upload', outcome: 'no such upload' };
  if (file.length !== bytes.length) return { status: 400, body: 'length differs', outcome: 'length differs' };
  file.bytes = bytes;
  return { status: 200, body: `OK - ${bytes.length}`, outcome: 'ok' };
}

function respond(parts: WebApiParts, path: string, args: Arguments): Answer {
  try {
    parts.responses.use(path, args);
    return { status: 200, body: 'ok', outcome: 'ok' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: 404, body: error.error, outcome: error.error };
  }
}

function tokenOf(request: IncomingMessage, args: Arguments): string | null {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? (typeof args.token === 'string' ? args.token : null);
}

function teamOf(world: World, token: string | null): Team | undefined {
  return [...world.teams.values()].find((each) => each.token === token);
}
