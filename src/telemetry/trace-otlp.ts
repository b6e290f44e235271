import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span as SdkSpan, Tracer as SdkTracer } from '@opentelemetry/api';
import { type Context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Span, SpanAttributes, Tracer } from './trace.ts';

const closeWithinMs = 3_000;
const exportWithinMs = 5_000;

/**
 * Sends spans to a collector over OTLP/HTTP. The exporter reads its other standard variables itself (headers, timeout,
 * sampler, service name). The context is this tracer's own, so that nothing global of OpenTelemetry is taken.
 */
export function createOtlpTracer(url: string): Tracer {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'askbird' }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url, timeoutMillis: exportWithinMs }))],
  });
  const spans = createSpans(provider.getTracer('askbird'));
  let closing: Promise<void> | null = null;
  return {
    async span(name, attributes, work) {
      const open = spans.open(name, attributes);
      try {
        return await open.inside(() => work(open.span));
      } catch (error) {
        open.fail(error);
        throw error;
      } finally {
        open.end();
      }
    },
    close: () => {
      closing ??= within(closeWithinMs, provider.shutdown());
      return closing;
    },
  };
}

interface OpenSpan {
  readonly span: Span;
  /** Runs `work` with this span as the parent of every span it opens. */
  inside<T>(work: () => T): T;
  fail(error: unknown): void;
  end(): void;
}

function createSpans(tracer: SdkTracer) {
  const current = new AsyncLocalStorage<Context>();
  return {
    open(name: string, attributes: SpanAttributes): OpenSpan {
      const parent = current.getStore() ?? ROOT_CONTEXT;
      const kind = 'gen_ai.operation.name' in attributes ? SpanKind.CLIENT : SpanKind.INTERNAL;
      const sdkSpan = tracer.startSpan(name, { kind }, parent);
      setAll(sdkSpan, attributes);
      return {
        span: { set: (more) => setAll(sdkSpan, more) },
        inside: (work) => current.run(trace.setSpan(parent, sdkSpan), work),
        fail: (error) => setAll(sdkSpan, { 'error.type': error instanceof Error ? error.name : '_OTHER' }),
        end: () => sdkSpan.end(),
      };
    },
  };
}

/** An error's message may quote the question or a row, so a failed span names the kind of failure only. */
function setAll(span: SdkSpan, attributes: SpanAttributes): void {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) span.setAttribute(key, typeof value === 'object' ? [...value] : value);
  }
  if (typeof attributes['error.type'] === 'string') span.setStatus({ code: SpanStatusCode.ERROR });
}

/** A collector that is gone is no reason for an error or a wait: what it did not take is lost. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(() => undefined), patience]);
  clearTimeout(timer);
}
