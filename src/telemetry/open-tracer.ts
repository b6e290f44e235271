import { noTracer, type Tracer } from './trace.ts';

/** The two standard variables; the first is a base that `/v1/traces` is added to, the second is used as it stands. */
export interface TraceTarget {
  /** OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly endpoint: string | null;
  /** OTEL_EXPORTER_OTLP_TRACES_ENDPOINT. */
  readonly tracesEndpoint: string | null;
}

/** The tracer of this process. OpenTelemetry is loaded only where a collector is named. */
export async function openTracer({ endpoint, tracesEndpoint }: TraceTarget): Promise<Tracer> {
  const url = tracesEndpoint ?? (endpoint === null ? null : `${endpoint.replace(/\/+$/, '')}/v1/traces`);
  if (url === null) return noTracer;
  const { createOtlpTracer } = await import('./trace-otlp.ts');
  return createOtlpTracer(url);
}
