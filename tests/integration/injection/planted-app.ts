import { join } from 'node:path';
import type { Ask } from '../../../src/ask/question.ts';
import type { App } from '../../../src/compose.ts';
import { composeApp } from '../../../src/compose.ts';
import type { Config } from '../../../src/config.ts';
import { modelsOf } from '../../../src/config-models.ts';
import type { Database } from '../../../src/database/database.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { createPostgresIndex } from '../../../src/knowledge-index/postgres/create-postgres-index.ts';
import { knowledgeIndexMigrations } from '../../../src/knowledge-index/postgres/migrations.ts';
import { openModels } from '../../../src/models.ts';
import { settings } from '../../../src/settings.ts';
import { migrate } from '../../../src/storage/migrate.ts';
import { storageMigrations } from '../../../src/storage/migrations/storage-migrations.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { noTracer } from '../../../src/telemetry/trace.ts';
import { loadGuard } from '../../../src/warehouse/guard/guard.ts';
import { createWarehouse } from '../../../src/warehouse/warehouse.ts';
import { TEST_CLOCK, TEST_ROLE } from '../../support/demo-company.ts';
import { openEmbedded, placeEmptyDatabase } from '../../support/embedded-database.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { testConfig } from '../../support/test-app.ts';

/** The key that no answer may show. */
export const modelKey = 'sk-planted-0123456789abcdef';

export interface Company {
  /** As its superuser: for planting and for checking what is left. */
  readonly database: Database;
  /** Where `open` reads knowledge from. */
  readonly knowledge: string;
  /** Every statement that the application sent to the warehouse since it was last emptied. */
  readonly sent: string[];
  /** Indexes what there is now and builds the application over it. */
  open(): Promise<App>;
  close(): Promise<void>;
}

/** A warehouse of the caller's own behind the real application, with every statement that reaches it on record. */
export async function openCompany(schema: string, modelUrl: string, searchPath?: string): Promise<Company> {
  const home = temporaryDirectory();
  const [database, storage, guard] = await Promise.all([
    placeEmptyDatabase(join(home, 'warehouse')).then((directory) =>
      openEmbedded(directory, { label: 'warehouse' }),
    ),
    openStorage(join(home, 'storage')),
    loadGuard(),
  ]);
  await database.script(schema);
  const config = configOf(home, modelUrl);
  const log = createLog('silent');
  const models = await openModels(config, { log, tracer: noTracer });
  if (!models.ok) throw new Error(models.problem.code);
  const sent: string[] = [];
  const warehouse = createWarehouse({
    database: recorded(database, sent),
    guard,
    limits: { timeoutMs: 5_000, maxRows: config.maxRows, maxBytes: config.maxBytes },
    timeZone: config.timeZone,
    role: searchPath === undefined ? TEST_ROLE : null,
  });
  let opened = 0;
  return {
    database,
    knowledge: config.knowledge,
    sent,
    async open() {
      opened += 1;
      const index = createPostgresIndex(storage);
      const stores = {
        storage,
        warehouse,
        index,
        fingerprint: `files company-${opened}`,
        close: async () => undefined,
      };
      const app = await composeApp(stores, config, {
        log,
        onProgress: () => undefined,
        models: models.value,
        tracer: noTracer,
      });
      if (!app.ok) throw new Error(JSON.stringify(app.problem));
      return app.value;
    },
    close: async () => {
      await Promise.all([database.close(), storage.close()]);
    },
  };
}

async function openStorage(directory: string): Promise<Database> {
  const storage = await openEmbedded(directory, { extensions: ['vector'] });
  const migrated = await migrate(storage, [storageMigrations, knowledgeIndexMigrations]);
  if (!migrated.ok) throw new Error(migrated.problem.code);
  return storage;
}

function configOf(home: string, modelUrl: string): Config {
  const models = modelsOf(
    settings.parse({
      ASKBIRD_MODEL: 'openai-compatible:obedient',
      ASKBIRD_MODEL_URL: `${modelUrl}/v1`,
      ASKBIRD_MODEL_KEY: modelKey,
      ASKBIRD_MODEL_RETRIES: 0,
    }),
  );
  return { ...testConfig(home), knowledge: join(home, 'knowledge'), models };
}

function recorded(database: Database, sent: string[]): Database {
  return {
    engine: database.engine,
    query: (text, values) => {
      sent.push(text);
      return database.query(text, values);
    },
    script: (sql) => {
      sent.push(sql);
      return database.script(sql);
    },
    transaction: (work) => {
      sent.push('begin');
      return database.transaction(work);
    },
    copyIn: (table, columns, csv) => {
      sent.push(`copy ${table}`);
      return database.copyIn(table, columns, csv);
    },
    read: (request) => {
      sent.push(request.text);
      return database.read(request);
    },
    close: () => database.close(),
  };
}

/** What a person sees of a question: its answer, and what was streamed before. */
export interface Seen {
  readonly answer: Answer;
  readonly streamed: string;
}

export async function askIn(app: App, text: string, who: string, thread: string): Promise<Seen> {
  const question: Parameters<Ask>[0] = {
    text,
    principal: app.principal(who),
    thread,
    door: 'evaluation',
    locale: null,
    clock: TEST_CLOCK,
  };
  let streamed = '';
  for await (const event of app.ask(question)) {
    if (event.kind === 'text') streamed += event.text;
    if (event.kind === 'answer') return { answer: event.answer, streamed };
  }
  throw new Error('a question ended without an answer');
}
