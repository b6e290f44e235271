import type { App } from './compose.ts';
import type { Config } from './config.ts';
import type { Outcome } from './domain/outcome.ts';
import { openModels } from './models.ts';
import { openStores, type StoreOptions } from './stores.ts';
import { openTracer } from './telemetry/open-tracer.ts';

/**
 * The application: opens the databases and the models, brings the index up to date with the knowledge files, and builds
 * `ask` over what is served. The rest of the program is loaded while the engines boot on their own threads, so that a
 * start costs the longest of them.
 */
export async function openApp(config: Config, options: StoreOptions): Promise<Outcome<App>> {
  const tracer = await openTracer(config.trace);
  const [opened, models, { composeApp }] = await Promise.all([
    openStores(config, options),
    openModels(config, { log: options.log, tracer }),
    import('./compose.ts'),
  ]);
  if (!opened.ok) {
    await tracer.close();
    return opened;
  }
  const stores = opened.value;
  let app: Outcome<App> | null = null;
  try {
    app = models.ok ? await composeApp(stores, config, { ...options, models: models.value, tracer }) : models;
    return app;
  } finally {
    if (app === null || !app.ok) await Promise.all([stores.close(), tracer.close()]);
  }
}
