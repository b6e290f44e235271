import { reindex } from '../../../src/indexing/reindex.ts';
import type { KnowledgeIndex } from '../../../src/knowledge-index/knowledge-index.ts';
import { createPostgresIndex } from '../../../src/knowledge-index/postgres/create-postgres-index.ts';
import { catalog, depsFor, openStorage, sources } from './small-company.ts';

/** Reindexes the storage named on the command line and stops for good once half of it is written. */
const [directory = ''] = process.argv.slice(2);
const index = createPostgresIndex(await openStorage(directory));

const halting: KnowledgeIndex = {
  ...index,
  begin: async (stamp) => {
    const build = await index.begin(stamp);
    return {
      ...build,
      add: async (entries) => {
        await build.add(entries.slice(0, Math.ceil(entries.length / 2)));
        process.stdout.write('half\n');
        await new Promise(() => setInterval(() => {}, 1_000));
      },
    };
  },
};

const changed = catalog.map((table) => ({ ...table, comment: `${table.comment} (changed)` }));
await reindex({ ...sources, catalog: changed, fingerprint: 'second' }, depsFor(halting));
