import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { Installations } from '../../storage/installations.ts';
import { NotInstalledError } from '../not-installed.ts';

/** Where Bolt keeps installs: in the bot's database, sealed. */
export function createInstallationStore(installations: Installations): InstallationStore {
  return {
    async storeInstallation(installation) {
      await installations.save(idOf(installation), installation);
    },
    async fetchInstallation(query) {
      const found = await findInstallation(installations, query);
      if (found === null) throw new NotInstalledError(query.teamId ?? query.enterpriseId ?? '?');
      return found as Installation<'v1' | 'v2', boolean>;
    },
    async deleteInstallation(query) {
      const id = query.isEnterpriseInstall ? query.enterpriseId : query.teamId;
      if (id !== undefined) await installations.remove(id);
    },
  };
}

function idOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const id = isEnterpriseInstall === true ? enterprise?.id : team?.id;
  if (id === undefined) throw new Error('an installation without a workspace');
  return id;
}

/**
 * A workspace's own install before that of its organisation. Work that was stored knows its workspace alone, so an only
 * organisation is taken for its own.
 */
async function findInstallation(
  installations: Installations,
  { teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>,
): Promise<object | null> {
  if (teamId !== undefined && !isEnterpriseInstall) {
    const own = await installations.find(teamId);
    if (own !== null) return own;
  }
  if (enterpriseId !== undefined) return installations.find(enterpriseId);
  const organisations = (await installations.ids()).filter((id) => id.startsWith('E'));
  const [only] = organisations;
  return only !== undefined && organisations.length === 1 ? installations.find(only) : null;
}
