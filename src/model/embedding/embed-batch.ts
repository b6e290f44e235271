import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { modelSpan, modelSpanEnd } from '../../telemetry/gen-ai.ts';
import type { Span, Tracer } from '../../telemetry/trace.ts';
import type { ModelAddress } from '../address.ts';
import { callService, type Pace, type ServiceFault } from '../openai/call-service.ts';
import type { Service } from '../openai/service.ts';
import { readVectors, type VectorFault } from './read-vectors.ts';

export interface BatchParts {
  readonly service: Service;
  readonly address: ModelAddress;
  readonly tracer: Tracer;
  readonly pace: Pace;
  /** Null where the length is not known yet. */
  readonly dimension: number | null;
}

type Vectors = Outcome<Float32Array[]>;

/** How often one text that is refused is tried again at half its length. */
const halvings = 4;

/**
 * The vectors of one batch. A server that takes fewer or shorter texts than OpenAI's refuses a batch whole and does not
 * say why, so a refused batch is sent as two halves, and a refused text as its first half.
 */
export async function embedBatch(texts: readonly string[], parts: BatchParts, halved = 0): Promise<Vectors> {
  const made = await requestVectors(texts, parts);
  if (made !== 'refused') return made;
  const [only = ''] = texts;
  if (texts.length > 1) return embedHalves(texts, parts);
  const shorter = firstHalf(only);
  if (halved < halvings && shorter.trim() !== '') return embedBatch([shorter], parts, halved + 1);
  return unusable(parts, 'the server does not take the request');
}

async function embedHalves(texts: readonly string[], parts: BatchParts): Promise<Vectors> {
  const middle = Math.ceil(texts.length / 2);
  const first = await embedBatch(texts.slice(0, middle), parts);
  if (!first.ok) return first;
  const second = await embedBatch(texts.slice(middle), parts);
  return second.ok ? done([...first.value, ...second.value]) : second;
}

/** A pair that makes one character is not cut in two. */
function firstHalf(text: string): string {
  return text.slice(0, Math.floor(text.length / 2)).replace(/[\ud800-\udbff]$/, '');
}

async function requestVectors(texts: readonly string[], parts: BatchParts): Promise<Vectors | 'refused'> {
  const { tracer, address } = parts;
  const { name, attributes } = modelSpan({ operation: 'embeddings', model: address.model });
  return tracer.span(name, attributes, async (span) => {
    const made = await requestInside(span, texts, parts);
    if (made === 'refused') span.set(modelSpanEnd({ error: 'refused' }));
    else if (!made.ok) span.set(modelSpanEnd({ error: made.problem.code }));
    return made;
  });
}

async function requestInside(
  span: Span,
  texts: readonly string[],
  parts: BatchParts,
): Promise<Vectors | 'refused'> {
  const { service, pace, dimension } = parts;
  const called = await callService(
    (signal) =>
      service.client.embeddings.create(
        // Left to itself the client asks for base64 and decodes whatever comes back.
        { model: service.model, input: [...texts], encoding_format: 'float' },
        { signal },
      ),
    pace,
  );
  if (!called.ok) return called.fault === 'refused' ? 'refused' : fail(called.fault, called.cause, parts);
  span.set(modelSpanEnd({ inputTokens: tokensOf(called.value) }));
  const read = readVectors(called.value, texts.length, dimension);
  if (!read.ok) return faultOf(read.fault, parts);
  span.set({ 'gen_ai.embeddings.dimension.count': read.vectors[0]?.length ?? null });
  return done(read.vectors);
}

const codes: Readonly<Record<Exclude<ServiceFault, 'refused'>, ProblemCode>> = {
  unreachable: 'embedder-unreachable',
  'rate-limited': 'embedder-rate-limited',
  'key-refused': 'embedder-key-refused',
  'model-unknown': 'embedder-model-unknown',
  unusable: 'embedder-unusable',
};

function fail(fault: keyof typeof codes, cause: unknown, { address }: BatchParts): Vectors {
  return failed({ code: codes[fault], params: { model: address.model }, cause });
}

function faultOf(fault: VectorFault, parts: BatchParts): Vectors {
  if (fault.kind === 'unusable') return unusable(parts, fault.reason);
  const params = { model: parts.address.model, expected: fault.expected, found: fault.found };
  return failed({ code: 'embedder-wrong-length', params });
}

function unusable({ address }: BatchParts, reason: string): Vectors {
  return failed({
    code: 'embedder-unusable',
    params: { model: address.model },
    cause: new Error(`${address.model}: ${reason}`),
  });
}

/** Not every server counts. */
function tokensOf(answer: { readonly usage?: { readonly prompt_tokens?: unknown } }): number | null {
  const tokens = answer?.usage?.prompt_tokens;
  return typeof tokens === 'number' ? tokens : null;
}
