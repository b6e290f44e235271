import { createHash, randomUUID } from 'node:crypto';
import {
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openApp } from '../../src/app.ts';
import { answerOf } from '../../src/ask/question.ts';
import type { App } from '../../src/compose.ts';
import type { Config } from '../../src/config.ts';
import { modelsOf } from '../../src/config-models.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { Locale } from '../../src/domain/locale.ts';
import { knowledgeFingerprint } from '../../src/knowledge/fingerprint.ts';
import { settings } from '../../src/settings.ts';
import { createLog } from '../../src/telemetry/log.ts';
import { ensureTestDemo, TEST_CLOCK } from './demo-company.ts';

const root = join(import.meta.dirname, '../..');
const shelf = join(root, '.askbird', 'test');
const knowledge = join(root, 'knowledge');
const models = modelsOf(settings.parse({}));
const unusedAfterMs = 20 * 60_000;

/** Who may see every table. */
export const ALL_SEEING = 'hana';

export interface AskOptions {
  /** A user of `knowledge/policies/access.yaml`; one who sees everything when left out. */
  readonly as?: string;
  /** A conversation of its own when left out. */
  readonly thread?: string;
  readonly locale?: Locale | null;
  readonly now?: Date;
}

export interface TestApp {
  readonly app: App;
  readonly config: Config;
  ask(text: string, options?: AskOptions): Promise<Answer>;
  /** Rows of the company as its superuser sees them, as cells by position; never through the application. */
  query(sql: string): Promise<readonly (readonly unknown[])[]>;
  /** Closes the application and keeps its home, so that a test can look at what it left. */
  stop(): Promise<void>;
  /** Closes everything and removes this caller's copies. */
  close(): Promise<void>;
}

/** The real application over a copy of the small company, indexed, of this caller's own. */
export async function openTestApp(overrides: Partial<Config> = {}): Promise<TestApp> {
  const base = await copyTestHome();
  const config = { ...testConfig(join(base, 'home')), ...overrides };
  const app = await open(config);
  let golds: Promise<Database> | null = null;
  return {
    app,
    config,
    ask: (text, options = {}) => askApp(app, text, options),
    async query(sql) {
      golds ??= openGolds(base);
      const { rows } = await (await golds).read({ ...goldRead, text: sql });
      return rows;
    },
    stop: () => app.close(),
    async close() {
      await app.close();
      await (await golds)?.close();
      rmSync(base, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A directory of this caller's own with a home in it: `home/warehouse` and `home/storage`, indexed. */
export async function copyTestHome(): Promise<string> {
  const template = await ensureTestHome();
  const base = mkdtempSync(join(tmpdir(), 'askbird-app-'));
  cpSync(template, join(base, 'home'), { recursive: true, mode: constants.COPYFILE_FICLONE });
  return base;
}

/** The configuration of a first start, but for the home. */
export function testConfig(home: string): Config {
  return {
    home,
    knowledge,
    prompts: join(root, 'prompts'),
    timeZone: TEST_CLOCK.timeZone,
    weekStart: TEST_CLOCK.weekStart,
    language: 'auto',
    databaseUrl: null,
    warehouseUrl: null,
    sqlTimeoutMs: 15_000,
    sqlMaxCost: 20_000_000,
    maxRows: 500,
    maxBytes: 8_000_000,
    models,
    slack: null,
    trace: { endpoint: null, tracesEndpoint: null },
    logLevel: 'error',
  };
}

/**
 * Builds the small company's home when these sources have not been built yet, and says where it is. It grows under a
 * name of its own and is renamed when whole, so that several runs at once are no danger to each other.
 */
export async function ensureTestHome(): Promise<string> {
  const demo = await ensureTestDemo();
  const template = join(shelf, `home-${basename(demo)}-${await sourcesHash()}`);
  if (existsSync(template)) {
    utimesSync(template, new Date(), new Date());
    return template;
  }
  removeUnused();
  const home = mkdtempSync(join(shelf, 'growing-'));
  cpSync(demo, join(home, 'warehouse'), { recursive: true, mode: constants.COPYFILE_FICLONE });
  await (await open(testConfig(home))).close();
  if (existsSync(template)) rmSync(home, { recursive: true, force: true });
  else renameSync(home, template);
  return template;
}

async function open(config: Config): Promise<App> {
  const opened = await openApp(config, { log: createLog(config.logLevel), onProgress: () => undefined });
  if (!opened.ok) throw new Error(`the application does not open: ${JSON.stringify(opened.problem)}`);
  return opened.value;
}

function askApp(app: App, text: string, options: AskOptions): Promise<Answer> {
  const { as = ALL_SEEING, thread = randomUUID(), locale = null, now = TEST_CLOCK.now } = options;
  return answerOf(
    app.ask({
      text,
      principal: app.principal(as),
      thread,
      door: 'evaluation',
      locale,
      clock: app.clock(now),
    }),
  );
}

const goldRead = {
  role: null,
  timeZone: TEST_CLOCK.timeZone,
  timeoutMs: 20_000,
  maxRows: 10_000,
  maxBytes: 64_000_000,
};

/** A second copy, because one engine alone may hold a directory. */
async function openGolds(base: string): Promise<Database> {
  const directory = join(base, 'golds');
  cpSync(await ensureTestDemo(), directory, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const opened = await openDatabase({ kind: 'embedded', directory, label: 'warehouse', extensions: [] });
  if (!opened.ok) throw new Error(`the golds do not open: ${JSON.stringify(opened.problem)}`);
  return opened.value;
}

/** Every change of a source leaves a home behind; those that no run has opened for a while go. */
function removeUnused(): void {
  for (const name of readdirSync(shelf).filter((each) => each.startsWith('home-'))) {
    const path = join(shelf, name);
    const unusedMs = Date.now() - statSync(path).mtimeMs;
    if (unusedMs > unusedAfterMs) rmSync(path, { recursive: true, force: true });
  }
}

/** What the index depends on beside the company. */
async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256').update(await knowledgeFingerprint(knowledge));
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort();
  for (const name of files) hash.update(name).update(readFileSync(join(root, 'src', name)));
  return hash.digest('hex').slice(0, 16);
}
