import type { Database } from '../src/database/database.ts';
import type { Localised } from '../src/domain/locale.ts';
import { yesterdayInSeoul } from './calendar.ts';
import { DEMO_DEFAULTS, type DemoBuild, readDemoBuild } from './marker.ts';
import { demoVersion } from './schema.ts';

/**
 * The demo company, built when it is missing, was left half built, or was made by other rules than today's. One that is
 * merely some days old is kept: answers say how far its data reach, and `npm run demo:reset` brings it up to date.
 */
export async function ensureDemoCompany(
  database: Database,
  options: { readonly now: Date; readonly onProgress: (fraction: number, label: Localised) => void },
): Promise<DemoBuild> {
  const build = await readDemoBuild(database);
  if (build !== null && build.version === demoVersion()) return build;
  const { buildDemoCompany } = await import('./build.ts');
  return buildDemoCompany(database, {
    ...DEMO_DEFAULTS,
    until: yesterdayInSeoul(options.now),
    onProgress: options.onProgress,
  });
}
