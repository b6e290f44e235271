import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DemoBuild } from '../demo/marker.ts';
import type { Config } from './config.ts';
import type { Database, DatabaseEvents, DatabaseTarget } from './database/database.ts';
import { openDatabase } from './database/open-database.ts';
import type { Localised } from './domain/locale.ts';
import { done, failed, type Outcome } from './domain/outcome.ts';
import type { Problem } from './domain/problem.ts';
import { knowledgeFingerprint } from './knowledge/fingerprint.ts';
import type { KnowledgeIndex } from './knowledge-index/knowledge-index.ts';
import { createPostgresIndex } from './knowledge-index/postgres/create-postgres-index.ts';
import { knowledgeIndexMigrations } from './knowledge-index/postgres/migrations.ts';
import { migrate } from './storage/migrate.ts';
import { storageMigrations } from './storage/migrations/storage-migrations.ts';
import type { Log } from './telemetry/log.ts';
import { loadGuard } from './warehouse/guard/guard.ts';
import { proposeRole } from './warehouse/role/propose-role.ts';
import { createWarehouse, type Warehouse } from './warehouse/warehouse.ts';

export interface StoreOptions {
  readonly log: Log;
  /** Told during the long steps of a first start. */
  readonly onProgress: (fraction: number, label: Localised) => void;
}

/** The two databases, migrated and filled: what every verb stands on. */
export interface Stores {
  readonly storage: Database;
  readonly warehouse: Warehouse;
  readonly index: KnowledgeIndex;
  /** Changes whenever the knowledge files or the demo company do. */
  readonly fingerprint: string;
  close(): Promise<void>;
}

/** Schemas that bare table names of a statement are looked up in. */
export const searchPath: readonly string[] = ['public'];

/** The reading role of the embedded demo company; a server's own login role is checked instead. */
const embeddedRole = 'askbird_reader';

/** Opens both databases side by side. When one does not open, the other is closed again. */
export async function openStores(config: Config, options: StoreOptions): Promise<Outcome<Stores>> {
  const [storage, warehouse, files] = await Promise.all([
    openStorage(config, options),
    openWarehouse(config, options),
    fingerprintOf(config.knowledge),
  ]);
  const close = async () => {
    await Promise.all([
      storage.ok ? storage.value.close() : null,
      warehouse.ok ? warehouse.value.database.close() : null,
    ]);
  };
  if (!(storage.ok && warehouse.ok && files.ok)) await close();
  if (!storage.ok) return storage;
  if (!warehouse.ok) return warehouse;
  if (!files.ok) return files;
  return done({
    storage: storage.value,
    index: createPostgresIndex(storage.value),
    warehouse: warehouse.value.warehouse,
    fingerprint: `${files.value} ${warehouse.value.fingerprint}`,
    close,
  });
}

/** What a fingerprint of the stores is made of: that of the files, a space, and that of the warehouse. */
export function fingerprintParts(fingerprint: string): {
  readonly files: string;
  readonly warehouse: string;
} {
  const end = fingerprint.indexOf(' ');
  return { files: fingerprint.slice(0, end), warehouse: fingerprint.slice(end + 1) };
}

async function fingerprintOf(directory: string): Promise<Outcome<string>> {
  try {
    return done(await knowledgeFingerprint(directory));
  } catch (cause) {
    return failed({ code: 'knowledge-missing', params: { directory }, cause });
  }
}

/** The bot's own database, migrated. */
export async function openStorage(config: Config, { log }: StoreOptions): Promise<Outcome<Database>> {
  const target = targetOf(config.databaseUrl, join(config.home, 'storage'), 'storage', ['vector']);
  const opened = await openDatabase(target, eventsFor('storage', log));
  if (!opened.ok) return opened;
  const migrated = await migrate(opened.value, [storageMigrations, knowledgeIndexMigrations]);
  if (migrated.ok) return opened;
  await opened.value.close();
  return migrated;
}

export interface OpenWarehouse {
  readonly database: Database;
  readonly warehouse: Warehouse;
  /** Tells one demo company, or one server's database, from another. */
  readonly fingerprint: string;
}

/** The analysed database, its role found safe; the demo company is made where there is no other. */
export async function openWarehouse(config: Config, options: StoreOptions): Promise<Outcome<OpenWarehouse>> {
  const target = targetOf(config.warehouseUrl, join(config.home, 'warehouse'), 'warehouse', []);
  const [opened, guard] = await Promise.all([
    openDatabase(target, eventsFor('warehouse', options.log)),
    loadGuard(),
  ]);
  if (!opened.ok) return opened;
  const database = opened.value;
  const embedded = target.kind === 'embedded';
  const demo = embedded ? await demoCompany(database, options) : null;
  const warehouse = createWarehouse({
    database,
    guard,
    limits: { timeoutMs: config.sqlTimeoutMs, maxRows: config.maxRows, maxBytes: config.maxBytes },
    timeZone: config.timeZone,
    role: embedded ? embeddedRole : null,
  });
  const unsafe = embedded ? null : await unsafeRole(warehouse);
  if (unsafe !== null) {
    await database.close();
    return failed(unsafe);
  }
  const fingerprint =
    demo === null ? placeOf(config) : `${demo.version} ${demo.until} ${demo.orders} ${demo.seed}`;
  return done({ database, warehouse, fingerprint });
}

/** Null when the login role can do nothing but read; else the problem with the script that makes such a role. */
async function unsafeRole(warehouse: Warehouse): Promise<Problem | null> {
  const checked = await warehouse.checkRole();
  if (checked.ok) return null;
  const script = proposeRole(await warehouse.catalog());
  return { ...checked.problem, params: { ...checked.problem.params, script } };
}

/** Which database of which server, without the user and the password. */
function placeOf({ warehouseUrl }: Config): string {
  const { host, pathname } = new URL(warehouseUrl ?? 'postgresql://none');
  return createHash('sha256').update(`${host}${pathname}`).digest('hex').slice(0, 16);
}

/** The generator is loaded only where there is a demo company to look after. */
async function demoCompany(database: Database, options: StoreOptions): Promise<DemoBuild> {
  const { ensureDemoCompany } = await import('../demo/ensure.ts');
  return ensureDemoCompany(database, { now: new Date(), ...options });
}

function targetOf(
  url: string | null,
  directory: string,
  label: 'storage' | 'warehouse',
  extensions: readonly 'vector'[],
): DatabaseTarget {
  return url === null ? { kind: 'embedded', directory, label, extensions } : { kind: 'server', url, label };
}

function eventsFor(label: string, log: Log): DatabaseEvents {
  return {
    restarted: ({ reason, ms }) => log.warn({ label, reason, ms }, 'an embedded engine was restarted'),
    connectionLost: (error) => log.warn({ label, err: error }, 'a database connection was lost'),
  };
}
