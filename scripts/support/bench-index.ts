import { join } from 'node:path';
import { openDatabase } from '../../src/database/open-database.ts';
import { reindex } from '../../src/indexing/reindex.ts';
import type { KnowledgeIndex } from '../../src/knowledge-index/knowledge-index.ts';
import { createPostgresIndex } from '../../src/knowledge-index/postgres/create-postgres-index.ts';
import { knowledgeIndexMigrations } from '../../src/knowledge-index/postgres/migrations.ts';
import { identifierParts } from '../../src/language/tokens/identifier-parts.ts';
import { retrievalTerms } from '../../src/language/tokens/retrieval-terms.ts';
import { createHashedEmbedder } from '../../src/model/embedding/hashed-ngram.ts';
import type { BenchSources } from '../bench-retrieval-demo.ts';

const parts = { embedder: createHashedEmbedder({ terms: retrievalTerms }), terms: retrievalTerms };

/** What the shipped search asks: an index, and how questions are embedded and cut into terms. */
export interface IndexedParts extends Readonly<typeof parts> {
  readonly index: KnowledgeIndex;
}

/** Indexes sources into the shipped adapter, in a database of its own below the directory. */
export async function openIndexed(
  directory: string,
  name: string,
  sources: BenchSources,
): Promise<{ readonly parts: IndexedParts; close(): Promise<void> }> {
  const opened = await openDatabase({
    kind: 'embedded',
    directory: join(directory, name.replaceAll(/\W+/g, '-')),
    label: 'storage',
    extensions: ['vector'],
  });
  if (!opened.ok) throw new Error(`the bench database did not open: ${opened.problem.code}`);
  const database = opened.value;
  for (const { sql } of knowledgeIndexMigrations.migrations) await database.script(sql);
  const indexed = { ...parts, index: createPostgresIndex(database) };
  const report = await reindex(
    { ...sources, fingerprint: name },
    { ...indexed, ...sources, split: identifierParts, values: { read: sources.readTexts } },
  );
  if (!report.result.switched) throw new Error(report.result.refused);
  return { parts: indexed, close: () => database.close() };
}
