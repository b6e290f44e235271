import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../../src/config.ts';
import type { Database } from '../../../src/database/database.ts';
import type { Localised } from '../../../src/domain/locale.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import type { RunningEmbedder } from '../../../src/embedder.ts';
import { knowledgeFingerprint } from '../../../src/knowledge/fingerprint.ts';
import type { Generation } from '../../../src/knowledge-index/knowledge-index.ts';
import { createPostgresIndex } from '../../../src/knowledge-index/postgres/create-postgres-index.ts';
import { fingerprintParts, type OpenWarehouse, openStorage, openWarehouse } from '../../../src/stores.ts';
import type { Log } from '../../../src/telemetry/log.ts';
import { bad, type Check, checksWithin, type Finding, good, note } from './check.ts';

const check = checksWithin(60_000);
const dayMs = 86_400_000;

export interface DatabaseChecks {
  readonly checks: readonly Check[];
  close(): Promise<void>;
}

/** Null where an embedded database is made by the first start only: looking is no reason to make one. */
type Opened<T> = Promise<Outcome<T> | null>;

export function databaseChecks(
  config: Config,
  embedder: Promise<Outcome<RunningEmbedder>>,
  log: Log,
): DatabaseChecks {
  const options = { log, onProgress: () => {} };
  const isThere = (url: string | null, name: string) => url !== null || existsSync(join(config.home, name));
  const storage: Opened<Database> = isThere(config.databaseUrl, 'storage')
    ? openStorage(config, options)
    : Promise.resolve(null);
  const warehouse: Opened<OpenWarehouse> = isThere(config.warehouseUrl, 'warehouse')
    ? openWarehouse(config, options)
    : Promise.resolve(null);
  return {
    checks: [
      check('물어보새 DB', "Askbird's database", async () =>
        openedFinding(await storage, config.databaseUrl, '마이그레이션까지 끝났어요', 'open and migrated'),
      ),
      check('분석 DB', 'Warehouse', async () =>
        openedFinding(
          await warehouse,
          config.warehouseUrl,
          '읽기만 할 수 있어요',
          'open, and only to be read',
        ),
      ),
      check('지식 색인', 'Knowledge index', async () => indexFinding(await storage, await embedder, config)),
    ],
    async close() {
      const [bot, analysed] = await Promise.allSettled([storage, warehouse]);
      await Promise.all([
        bot.status === 'fulfilled' && bot.value?.ok ? bot.value.value.close() : null,
        analysed.status === 'fulfilled' && analysed.value?.ok ? analysed.value.value.database.close() : null,
      ]);
    },
  };
}

function openedFinding(opened: Outcome<unknown> | null, url: string | null, ko: string, en: string): Finding {
  if (opened === null) {
    return note({
      ko: '첫 시작 때 만들어져요 (내장 데이터베이스).',
      en: 'Made by the first start (embedded).',
    });
  }
  if (opened.ok)
    return good(
      `${ko} (${url === null ? '내장' : '서버'})`,
      `${en} (${url === null ? 'embedded' : 'server'})`,
    );
  const finding = bad(opened.problem);
  // An Askbird that runs holds its embedded databases, and that is well.
  return opened.problem.code === 'database-in-use' ? { ...finding, state: 'note' } : finding;
}

async function indexFinding(
  storage: Outcome<Database> | null,
  embedder: Outcome<RunningEmbedder>,
  config: Config,
): Promise<Finding> {
  if (storage?.ok === false) {
    return note({ ko: '데이터베이스가 열려야 확인할 수 있어요.', en: 'Not known without the database.' });
  }
  const active = storage === null ? null : await createPostgresIndex(storage.value).active();
  if (active === null) {
    return note(
      { ko: '아직 없어요. 첫 시작이 만들어요.', en: 'None yet; the first start builds it.' },
      reindex,
    );
  }
  const stale = await staleness(active, embedder, config.knowledge);
  const about = describe(active);
  if (stale === null) return good(about.ko, about.en);
  return note({ ko: `${about.ko}. ${stale.ko}`, en: `${about.en}. ${stale.en}` }, reindex);
}

const reindex = {
  ko: '다음 시작이 새로 만들어요. 지금 하려면 npm run reindex를 실행해 주세요.',
  en: 'The next start brings it up to date; npm run reindex does it now.',
};

function describe({ id, builtAt, counts, embedder }: Generation): Localised {
  const items = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const days = Math.floor((Date.now() - Date.parse(builtAt)) / dayMs);
  return {
    ko: `${id}세대, 항목 ${items}개, ${days}일 전에 만듦, ${embedder}`,
    en: `generation ${id}, ${items} items, built ${days} days ago, ${embedder}`,
  };
}

/** Null when it was built from these files with this embedder. */
async function staleness(
  active: Generation,
  embedder: Outcome<RunningEmbedder>,
  knowledge: string,
): Promise<Localised | null> {
  if (embedder.ok && embedder.value.embedder.name !== active.embedder) {
    return { ko: '임베더가 바뀌었어요.', en: 'The embedder has changed since.' };
  }
  return fingerprintParts(active.fingerprint).files === (await knowledgeFingerprint(knowledge))
    ? null
    : { ko: '지식 파일이 그 뒤에 바뀌었어요.', en: 'The knowledge files have changed since.' };
}
