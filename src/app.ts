import type { App } from './compose.ts';
import type { Config } from './config.ts';
import type { Outcome } from './domain/outcome.ts';
import { openStores, type StoreOptions } from './stores.ts';

/**
 * The application: opens the databases, brings the index up to date with the knowledge files, and builds `ask` over what
 * is served. The rest of the program is loaded while the engines boot on their own threads, so that a start costs the
 * longer of the two.
 */
export async function openApp(config: Config, options: StoreOptions): Promise<Outcome<App>> {
  const [opened, { composeApp }] = await Promise.all([openStores(config, options), import('./compose.ts')]);
  if (!opened.ok) return opened;
  const stores = opened.value;
  let app: Outcome<App> | null = null;
  try {
    app = await composeApp(stores, config, options);
    return app;
  } finally {
    if (app === null || !app.ok) await stores.close();
  }
}
