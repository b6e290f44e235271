import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { modelSpan, modelSpanEnd } from '../../../src/telemetry/gen-ai.ts';
import { openTracer } from '../../../src/telemetry/open-tracer.ts';
import { startStopwatch } from '../../../src/telemetry/stopwatch.ts';
import { noTracer, type Tracer } from '../../../src/telemetry/trace.ts';
import { traceStages } from '../../../src/telemetry/trace-stages.ts';

interface SentSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { key: string; value: unknown }[];
  readonly status: { code?: number };
}

let collector: Server;
let url: string;
let paths: string[] = [];
let bodies: string[] = [];
beforeAll(async () => {
  collector = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    paths.push(request.url ?? '');
    bodies.push(Buffer.concat(parts).toString('utf8'));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{}');
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
beforeEach(() => {
  paths = [];
  bodies = [];
});
afterAll(() => {
  collector.closeAllConnections();
  collector.close();
});

/** Everything sent between opening a tracer and closing it. */
async function traced(work: (tracer: Tracer) => Promise<unknown>): Promise<Map<string, SentSpan>> {
  const tracer = await openTracer({ endpoint: url, tracesEndpoint: null });
  await work(tracer).catch(() => undefined);
  await tracer.close();
  const spans = bodies.flatMap((body) =>
    JSON.parse(body).resourceSpans.flatMap((resource: { scopeSpans: { spans: SentSpan[] }[] }) =>
      resource.scopeSpans.flatMap((scope) => scope.spans),
    ),
  ) as SentSpan[];
  return new Map(spans.map((span) => [span.name, span]));
}

function attributesOf(span: SentSpan | undefined): Record<string, unknown> {
  return Object.fromEntries((span?.attributes ?? []).map(({ key, value }) => [key, value]));
}

describe('tracer', () => {
  test('when no collector is named, work runs and returns as if there were no tracer', async () => {
    const tracer = await openTracer({ endpoint: null, tracesEndpoint: null });
    expect(tracer).toBe(noTracer);
    expect(await tracer.span('x', {}, async () => 7)).toBe(7);
    await expect(tracer.span('x', {}, () => Promise.reject(new RangeError('no')))).rejects.toThrow('no');
    await tracer.close();
  });

  test('when a question is traced, its stages and model calls arrive as its children', async () => {
    const spans = await traced((tracer) =>
      tracer.span('question', { 'askbird.door': 'terminal' }, async (question) => {
        const watch = traceStages(startStopwatch(), tracer);
        await Promise.all([
          watch.time('search', () =>
            tracer.span(...callOf('embeddings', 'azure:our-deployment'), async (span) =>
              span.set(modelSpanEnd({ inputTokens: 12 })),
            ),
          ),
          watch.time('draft', () =>
            tracer.span(...callOf('chat', 'openai:gpt-4.1'), async (span) =>
              span.set(modelSpanEnd({ inputTokens: 900, outputTokens: 40, finishReasons: ['stop'] })),
            ),
          ),
        ]);
        question.set({ 'askbird.answer': 'data', 'askbird.nothing': null });
        expect(
          watch
            .read()
            .map(({ stage }) => stage)
            .sort(),
        ).toEqual(['draft', 'search', 'total']);
      }),
    );
    expect(paths).toEqual(['/v1/traces']);
    expect([...spans.keys()].sort()).toEqual([
      'chat gpt-4.1',
      'draft',
      'embeddings our-deployment',
      'question',
      'search',
    ]);
    const parentOf = (name: string) =>
      [...spans.values()].find(({ spanId }) => spanId === spans.get(name)?.parentSpanId)?.name;
    expect(
      ['search', 'draft', 'chat gpt-4.1', 'embeddings our-deployment', 'question'].map(parentOf),
    ).toEqual(['question', 'question', 'draft', 'search', undefined]);
    expect(new Set([...spans.values()].map(({ traceId }) => traceId)).size).toBe(1);
    expect(spans.get('chat gpt-4.1')?.kind).not.toBe(spans.get('draft')?.kind);
    expect(attributesOf(spans.get('chat gpt-4.1'))).toEqual({
      'gen_ai.operation.name': { stringValue: 'chat' },
      'gen_ai.provider.name': { stringValue: 'openai' },
      'gen_ai.request.model': { stringValue: 'gpt-4.1' },
      'gen_ai.usage.input_tokens': { intValue: 900 },
      'gen_ai.usage.output_tokens': { intValue: 40 },
      'gen_ai.response.finish_reasons': { arrayValue: { values: [{ stringValue: 'stop' }] } },
    });
    expect(attributesOf(spans.get('embeddings our-deployment'))).toMatchObject({
      'gen_ai.provider.name': { stringValue: 'azure.ai.openai' },
    });
    expect(attributesOf(spans.get('question'))).toEqual({
      'askbird.door': { stringValue: 'terminal' },
      'askbird.answer': { stringValue: 'data' },
    });
  });

  test('when work throws, the error goes on and the span names its kind but not what it says', async () => {
    const spans = await traced((tracer) =>
      tracer.span('question', {}, async () => {
        throw new RangeError('강남구 김철수의 주문');
      }),
    );
    expect(spans.get('question')?.status.code).toBe(2);
    expect(attributesOf(spans.get('question'))).toEqual({ 'error.type': { stringValue: 'RangeError' } });
    expect(bodies.join()).not.toContain('김철수');
  });

  test('when a problem is noted, the span is marked as failed', async () => {
    const spans = await traced((tracer) =>
      tracer.span(...callOf('chat', 'gpt'), async (span) =>
        span.set(modelSpanEnd({ error: 'model-timeout' })),
      ),
    );
    expect(spans.get('chat gpt')?.status.code).toBe(2);
    expect(attributesOf(spans.get('chat gpt'))['error.type']).toEqual({ stringValue: 'model-timeout' });
  });

  test('when the address of traces is given, it is used as it stands', async () => {
    const tracer = await openTracer({ endpoint: 'http://127.0.0.1:1', tracesEndpoint: `${url}/own/path` });
    await tracer.span('question', {}, async () => undefined);
    await tracer.close();
    expect(paths).toEqual(['/own/path']);
  });

  test('when the collector is gone, questions and the end go on', async () => {
    const tracer = await openTracer({ endpoint: 'http://127.0.0.1:1', tracesEndpoint: null });
    expect(await tracer.span('question', {}, async () => 'answer')).toBe('answer');
    await tracer.close();
    await tracer.close();
    expect(await tracer.span('late', {}, async () => 'answer')).toBe('answer');
  });
});

function callOf(operation: 'chat' | 'embeddings', model: string) {
  const { name, attributes } = modelSpan({ operation, model });
  return [name, attributes] as const;
}
