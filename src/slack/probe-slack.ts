import { done, failed, type Outcome } from '../domain/outcome.ts';
import type { Log } from '../telemetry/log.ts';
import { usualPace } from './delivery/pace.ts';
import { createWebApi } from './delivery/web-api.ts';
import { readBotScopes } from './manifest.ts';
import { identify, type TokenIdentity } from './receiving/workspaces.ts';

export interface ProbeOptions {
  readonly apiUrl: string | null;
  readonly log: Log;
}

/** Slack's own view of a bot token: whose it is, and which scopes of the manifest it lacks. */
export interface BotReport {
  readonly identity: TokenIdentity;
  /** Null when Slack did not say what the token may do. */
  readonly missing: readonly string[] | null;
}

/** Problems: `slack-token-refused`, `slack-unreachable`, `slack-refused`. */
export async function probeBot(token: string, options: ProbeOptions): Promise<Outcome<BotReport>> {
  const identity = await identify(token, options);
  if (!identity.ok) return identity;
  const { scopes } = identity.value;
  const missing = scopes === null ? null : readBotScopes().filter((scope) => !scopes.includes(scope));
  return done({ identity: identity.value, missing });
}

/** Whether Slack would let Socket Mode connect with that token; the connection it offers is not taken. */
export async function probeApp(token: string, { apiUrl, log }: ProbeOptions): Promise<Outcome<void>> {
  const api = createWebApi({ token, apiUrl, log, pace: usualPace, fetch: globalThis.fetch });
  const rules = { method: 'apps.connections.open', again: 'always' } as const;
  const reply = await api.call(rules, (client) => client.apps.connections.open({}));
  return reply.ok ? done(undefined) : failed(reply.failure.problem);
}
