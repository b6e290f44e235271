import type { Authorize } from '@slack/bolt';
import { done, type Outcome } from '../../domain/outcome.ts';
import type { Installations } from '../../storage/installations.ts';
import type { Log } from '../../telemetry/log.ts';
import { NotInstalledError } from '../not-installed.ts';
import type { SlackConfig } from '../slack-config.ts';
import type { OpenReceiver } from './open-receiver.ts';
import type { Self } from './reading.ts';
import { type Identity, identify, type TokenIdentity } from './workspaces.ts';

/** Whose tokens there are: that of one workspace, or those of all that installed the app. */
export interface Tenancy {
  /** The only one; null with OAuth. */
  readonly only: TokenIdentity | null;
  readonly self: Self;
  /** Throws `NotInstalledError` where the app is not installed. */
  identityOf(team: string): Promise<Identity>;
  teams(): Promise<readonly string[]>;
  /** For Bolt's own listeners. */
  readonly authorize: Authorize<boolean>;
}

export interface TenancySurroundings {
  readonly installations: Installations | null;
  readonly installer: OpenReceiver['installer'];
  readonly log: Log;
}

export async function openTenancy(
  config: SlackConfig,
  { installations, installer, log }: TenancySurroundings,
): Promise<Outcome<Tenancy>> {
  if (config.mode !== 'oauth') {
    const identity = await identify(config.botToken, { apiUrl: config.apiUrl, log });
    return identity.ok ? done(oneTenant(identity.value)) : identity;
  }
  if (installations === null || installer === null)
    throw new Error('OAuth needs an installer and its records');
  return done(manyTenants(installations, installer));
}

function oneTenant(identity: TokenIdentity): Tenancy {
  const { team, token, self } = identity;
  return {
    only: identity,
    self: { workspace: team, botUserOf: () => self.user },
    async identityOf(asked) {
      if (asked !== team) throw new NotInstalledError(asked);
      return identity;
    },
    teams: async () => [team],
    authorize: async () => ({ botToken: token, botId: self.bot, botUserId: self.user, teamId: team }),
  };
}

function manyTenants(
  installations: Installations,
  installer: NonNullable<OpenReceiver['installer']>,
): Tenancy {
  const botUsers = new Map<string, string>();
  return {
    only: null,
    self: { workspace: null, botUserOf: (team) => botUsers.get(team) ?? null },
    async identityOf(team) {
      const { botToken, botId, botUserId } = await authorize(installer, team);
      if (botToken === undefined || botId === undefined || botUserId === undefined)
        throw new NotInstalledError(team);
      botUsers.set(team, botUserId);
      return { team, token: botToken, self: { user: botUserId, bot: botId } };
    },
    teams: async () => (await installations.ids()).filter((id) => id.startsWith('T')),
    authorize: (source) => installer.authorize(source),
  };
}

/** Bolt wraps whatever keeps it from a token; why it has none is what decides whether to try again. */
async function authorize(installer: NonNullable<OpenReceiver['installer']>, team: string) {
  try {
    return await installer.authorize({ teamId: team, enterpriseId: undefined, isEnterpriseInstall: false });
  } catch (error) {
    throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
  }
}
