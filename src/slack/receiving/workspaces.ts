import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { Log } from '../../telemetry/log.ts';
import { openWorkspace } from '../delivery/open-workspace.ts';
import { usualPace } from '../delivery/pace.ts';
import { createWebApi } from '../delivery/web-api.ts';
import type { Workspace } from '../delivery/workspace.ts';
import type { WorkspaceOf } from '../slack-door.ts';

/** A token and who it speaks as. */
export interface Identity {
  readonly team: string;
  readonly token: string;
  readonly self: { readonly user: string; readonly bot: string };
}

export interface TokenIdentity extends Identity {
  /** Of the workspace and of the bot in it, for people. */
  readonly names: { readonly team: string; readonly bot: string };
  /** What the token may do; null when Slack did not say. */
  readonly scopes: readonly string[] | null;
}

export interface WorkspacesOptions {
  /** Throws `NotInstalledError` where the app is not installed. */
  identityOf(team: string): Promise<Identity>;
  readonly apiUrl: string | null;
  readonly log: Log;
}

/** Opened once for as long as the token stays the same: a workspace that installs the app anew brings another. */
export function createWorkspaces({ identityOf, apiUrl, log }: WorkspacesOptions): WorkspaceOf {
  const open = new Map<string, { readonly token: string; readonly workspace: Workspace }>();
  return async (team) => {
    const { token, self } = await identityOf(team);
    const known = open.get(team);
    if (known?.token === token) return known.workspace;
    const workspace = openWorkspace({ id: team, token, self, apiUrl, log });
    open.set(team, { token, workspace });
    return workspace;
  };
}

/** Whose token it is. Problems: `slack-token-refused`, `slack-unreachable`, `slack-refused`. */
export async function identify(
  token: string,
  { apiUrl, log }: Pick<WorkspacesOptions, 'apiUrl' | 'log'>,
): Promise<Outcome<TokenIdentity>> {
  // Somebody waits at the start: a network that swallows everything is told of within half a minute.
  const pace = { ...usualPace, timeout: 5_000 };
  const api = createWebApi({ token, apiUrl, log, pace, fetch: globalThis.fetch });
  const reply = await api.call({ method: 'auth.test', again: 'always' }, (client) => client.auth.test());
  if (!reply.ok) return failed(reply.failure.problem);
  const { team_id, team, user_id, user, bot_id } = reply.value;
  if (team_id === undefined || user_id === undefined || bot_id === undefined) {
    return failed({ code: 'slack-token-refused', params: { error: 'not_a_bot_token' } });
  }
  return done({
    team: team_id,
    token,
    self: { user: user_id, bot: bot_id },
    names: { team: team ?? team_id, bot: user ?? user_id },
    scopes: reply.value.response_metadata?.scopes ?? null,
  });
}
