import pLimit from 'p-limit';
import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { Problem } from '../../domain/problem.ts';
import { noTracer, type Tracer } from '../../telemetry/trace.ts';
import type { ModelAddress } from '../address.ts';
import type { Pace } from '../openai/call-service.ts';
import { openService, type Service } from '../openai/service.ts';
import { batchesOf, type PlacedText } from './batches.ts';
import { embedBatch } from './embed-batch.ts';
import type { Embedder } from './embedder.ts';
import { createRecentVectors } from './recent-vectors.ts';
import { createRest } from './rest.ts';

export interface EmbedderDeps {
  readonly tracer?: Tracer;
  /** What the serving index was built with: a model that cannot be reached is taken to give what it gave then. */
  readonly built?: { readonly embedder: string; readonly dimension: number } | null;
  readonly paces?: Paces;
}

/** Tests shorten them. */
export interface Paces {
  /** For a build: minutes, because a failed batch costs the whole of it. */
  readonly patient: Pace;
  /** For the first meeting, where someone waits to hear what is wrong. */
  readonly first: Pace;
  /** For a person who waits for an answer. */
  readonly hurried: Pace;
  /** How long a person's question goes without, after a failure. */
  readonly restMs: number;
}

/** `problem` is why the model did not answer at the start; its embedder goes on trying, question by question. */
export interface OpenedEmbedder {
  readonly embedder: Embedder;
  readonly problem: Problem | null;
}

const usualPaces: Paces = {
  patient: { attemptMs: 60_000, totalMs: 240_000, retries: 6, firstWaitMs: 500, longestWaitMs: 20_000 },
  first: { attemptMs: 30_000, totalMs: 60_000, retries: 2, firstWaitMs: 500, longestWaitMs: 5_000 },
  hurried: { attemptMs: 3_000, totalMs: 5_000, retries: 1, firstWaitMs: 200, longestWaitMs: 1_000 },
  restMs: 30_000,
};

const concurrency = 4;

/** Any text will do; this one says to an operator who reads the server's log where it comes from. */
const probe = 'askbird';

/**
 * Asks the model once, to learn the length of its vectors. Problems: those of `Embedder.embed`, and `embedder-setting`
 * for an address that cannot be called at all. With an index that this model built, only the last one is fatal.
 */
export async function openEmbedder(
  address: ModelAddress,
  { tracer = noTracer, built = null, paces = usualPaces }: EmbedderDeps = {},
): Promise<Outcome<OpenedEmbedder>> {
  const service = await openService(address);
  if (service === null) return failed({ code: 'embedder-setting', params: { model: address.model } });
  const opened = (dimension: number, problem: Problem | null) =>
    done({
      embedder: createEmbedder({ service, address, tracer, paces, dimension }, problem),
      problem,
    });
  const isOurs = built !== null && built.embedder === nameOf(address, built.dimension);
  const pace = isOurs ? paces.hurried : paces.first;
  const probed = await embedBatch([probe], { service, address, tracer, pace, dimension: null });
  if (probed.ok) return opened(probed.value[0]?.length ?? 0, null);
  return isOurs ? opened(built.dimension, probed.problem) : probed;
}

interface EmbedderParts {
  readonly service: Service;
  readonly address: ModelAddress;
  readonly tracer: Tracer;
  readonly paces: Paces;
  readonly dimension: number;
}

function nameOf({ model }: ModelAddress, dimension: number): string {
  return `${model}:${dimension}`;
}

function createEmbedder({ paces, ...parts }: EmbedderParts, problem: Problem | null): Embedder {
  const { address, dimension } = parts;
  const rest = createRest(paces.restMs, problem);
  const recent = createRecentVectors();
  const patiently = (texts: readonly string[]) => embedAll(texts, { ...parts, pace: paces.patient });
  const hurriedly = (texts: readonly string[]) =>
    rest.unless(() => embedAll(texts, { ...parts, pace: paces.hurried }));
  return {
    name: nameOf(address, dimension),
    dimension,
    embed: (texts, { hurry = false } = {}) => (hurry ? recent.complete(texts, hurriedly) : patiently(texts)),
  };
}

interface EmbedAllParts extends Omit<EmbedderParts, 'paces'> {
  readonly pace: Pace;
}

/** After the first failure no further batch is begun. */
async function embedAll(texts: readonly string[], parts: EmbedAllParts): Promise<Outcome<Float32Array[]>> {
  const vectors: Float32Array[] = texts.map(() => new Float32Array(parts.dimension));
  const limit = pLimit(concurrency);
  let problem: Problem | null = null;
  const embedPlaced = async (batch: readonly PlacedText[]) => {
    if (problem !== null) return;
    const embedded = await embedBatch(
      batch.map(({ text }) => text),
      parts,
    );
    if (!embedded.ok) {
      problem ??= embedded.problem;
      return;
    }
    for (const [place, { at }] of batch.entries()) vectors[at] = embedded.value[place] as Float32Array;
  };
  await Promise.all(batchesOf(texts).map((batch) => limit(() => embedPlaced(batch))));
  return problem === null ? done(vectors) : failed(problem);
}
