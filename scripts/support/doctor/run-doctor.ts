import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../../../src/config.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { openConfiguredEmbedder } from '../../../src/embedder.ts';
import type { Log } from '../../../src/telemetry/log.ts';
import { noTracer } from '../../../src/telemetry/trace.ts';
import { checksWithin, good, runChecks } from './check.ts';
import { databaseChecks } from './database-checks.ts';
import { modelChecks } from './model-checks.ts';
import { slackChecks } from './slack-checks.ts';

const closeMs = 5_000;

export interface DoctorOptions {
  readonly locale: Locale;
  readonly log: Log;
  print(line: string): void;
}

/** Looks at everything a start stands on. True when nothing is in its way. */
export async function runDoctor(config: Config, { locale, log, print }: DoctorOptions): Promise<boolean> {
  const embedder = openConfiguredEmbedder(config.models.embedder, { active: null, tracer: noTracer });
  // Whoever awaits it tells of a failure; until then it must not end the process.
  embedder.catch(() => {});
  const databases = databaseChecks(config, embedder, log);
  const settings = checksWithin(1_000)('설정', 'Settings', async () =>
    good('모두 읽을 수 있어요', 'all of them can be read'),
  );
  const checks = [
    settings,
    ...slackChecks(config.slack, log),
    ...databases.checks,
    ...modelChecks(config, embedder),
  ];
  try {
    return await runChecks(checks, locale, print);
  } finally {
    // One that never opened is not waited for.
    await Promise.race([databases.close(), wait(closeMs)]);
  }
}
