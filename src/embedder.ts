import { done, failed, type Outcome } from './domain/outcome.ts';
import type { Problem } from './domain/problem.ts';
import type { IndexStamp } from './knowledge-index/knowledge-index.ts';
import { retrievalTerms } from './language/tokens/retrieval-terms.ts';
import type { ModelAddress } from './model/address.ts';
import type { Embedder } from './model/embedding/embedder.ts';
import { createHashedEmbedder } from './model/embedding/hashed-ngram.ts';
import type { Tracer } from './telemetry/trace.ts';

export interface RunningEmbedder {
  readonly embedder: Embedder;
  /** Why questions are looked for by words alone for now; null when the embedder answers. */
  readonly problem: Problem | null;
}

export interface EmbedderSurroundings {
  /** The serving index, null when there is none. */
  readonly active: Pick<IndexStamp, 'embedder' | 'dimension'> | null;
  readonly tracer: Tracer;
}

/**
 * The embedder of this process, without an address the one that needs no network; an index built with another one is rebuilt. One that does not answer is no reason not to
 * start while any index serves: words alone still find. Fails with the problems of `Embedder.embed` where nothing serves
 * yet, and with `embedder-setting`.
 */
export async function openConfiguredEmbedder(
  address: ModelAddress | null,
  { active, tracer }: EmbedderSurroundings,
): Promise<Outcome<RunningEmbedder>> {
  if (address === null) {
    return done({ embedder: createHashedEmbedder({ terms: retrievalTerms }), problem: null });
  }
  const { openEmbedder } = await import('./model/embedding/openai-embedder.ts');
  const opened = await openEmbedder(address, { built: active, tracer });
  if (opened.ok || active === null || opened.problem.code === 'embedder-setting') return opened;
  return done({ embedder: absentEmbedder(active, opened.problem), problem: opened.problem });
}

/**
 * Stands in for a model that was never reached, so that nobody knows the length of its vectors. It has the name of the
 * index that serves, or that index would be taken for one to rebuild.
 */
function absentEmbedder(active: Pick<IndexStamp, 'embedder' | 'dimension'>, problem: Problem): Embedder {
  return {
    name: active.embedder,
    dimension: active.dimension,
    embed: async (texts) => (texts.length === 0 ? done([]) : failed(problem)),
  };
}
