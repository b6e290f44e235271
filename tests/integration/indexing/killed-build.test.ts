import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reindex } from '../../../src/indexing/reindex.ts';
import { createPostgresIndex } from '../../../src/knowledge-index/postgres/create-postgres-index.ts';
import { knowledgeIndexMigrations } from '../../../src/knowledge-index/postgres/migrations.ts';
import { createRetrieval } from '../../../src/retrieval/create-retrieval.ts';
import { depsFor, openStorage, sources, temporaryDirectory } from './small-company.ts';

test('when the process is killed in the middle of a reindex, the old generation serves and the next reindex works', async () => {
  const directory = join(temporaryDirectory(), 'storage');
  const first = await openStorage(directory);
  for (const { sql } of knowledgeIndexMigrations.migrations) await first.script(sql);
  await reindex(sources, depsFor(createPostgresIndex(first)));
  await first.close();

  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'killed-build.ts'), directory],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');

  const database = await openStorage(directory);
  try {
    const index = createPostgresIndex(database);
    const deps = depsFor(index);
    const half = await database.query<{ state: string }>(
      `select state from knowledge_index.generations order by id`,
    );
    expect(half.map(({ state }) => state)).toEqual(['active', 'building']);
    expect(await index.active()).toMatchObject({ fingerprint: 'first' });
    const found = await createRetrieval(deps).search({ question: '배달 언제 왔어', visible: null });
    expect(found.ok && found.value.tables[0]?.table).toBe('fleet.deliveries');
    const report = await reindex({ ...sources, fingerprint: 'third' }, deps);
    expect(report).toMatchObject({ embedded: 0, result: { switched: true } });
    expect(await index.active()).toMatchObject({ fingerprint: 'third' });
  } finally {
    await database.close();
  }
});
