import { type Arguments, Refusal, required } from './refusal.ts';
import type { World } from './world.ts';

export interface Oauth {
  /** Where the browser goes after somebody agreed to install the app. */
  authorize(query: URLSearchParams): string;
  access(args: Arguments): Record<string, unknown>;
  wasRevoked(token: string): boolean;
  /** Who installs next, and where; without one, the person presses "cancel". */
  installNext(team: string | null, person: string): void;
}

export interface OauthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
}

/** Slack's side of an installation: each one gives the workspace a new token, and ends the one before. */
export function createOauth(world: World, settings: OauthSettings): Oauth {
  const codes = new Map<string, { team: string; person: string; used: boolean }>();
  const revoked = new Set<string>();
  let next: { team: string | null; person: string } = {
    team: [...world.teams.keys()][0] ?? null,
    person: 'U1',
  };
  return {
    installNext(team, person) {
      next = { team, person };
    },
    wasRevoked: (token) => revoked.has(token),
    authorize(query) {
      const back = new URL(query.get('redirect_uri') ?? 'http://127.0.0.1/slack/oauth_redirect');
      back.searchParams.set('state', query.get('state') ?? '');
      if (next.team === null) back.searchParams.set('error', 'access_denied');
      else {
        const code = world.nextId('code-');
        codes.set(code, { team: next.team, person: next.person, used: false });
        back.searchParams.set('code', code);
      }
      return back.toString();
    },
    access(args) {
      if (args.client_id !== settings.clientId) throw new Refusal('invalid_client_id');
      if (args.client_secret !== settings.clientSecret) throw new Refusal('bad_client_secret');
      const code = codes.get(required(args, 'code'));
      if (!code) throw new Refusal('invalid_code');
      if (code.used) throw new Refusal('code_already_used');
      code.used = true;
      const team = world.teams.get(code.team);
      if (!team) throw new Refusal('invalid_team_for_non_distributed_app');
      revoked.add(team.token);
      team.token = world.nextId(`xoxb-${team.id}-`);
      team.installed = true;
      return {
        access_token: team.token,
        token_type: 'bot',
        scope: settings.scopes.join(','),
        bot_user_id: team.bot.user,
        app_id: 'A1',
        team: { id: team.id, name: team.name },
        enterprise: null,
        is_enterprise_install: false,
        authed_user: { id: code.person },
      };
    },
  };
}
