import type { SpanAttributes } from './trace.ts';

/** A call of a language or embedding model; `model` is `provider:name` as it stands in the settings. */
export interface ModelSpan {
  readonly operation: 'chat' | 'embeddings';
  readonly model: string;
}

/** Providers whose name in the conventions is not the one of the settings. */
const providers: Readonly<Record<string, string>> = { azure: 'azure.ai.openai' };

/** Name and attributes of the span of a model call, after the OpenTelemetry conventions for generative AI (v1.37). */
export function modelSpan({ operation, model }: ModelSpan): { name: string; attributes: SpanAttributes } {
  const at = model.indexOf(':');
  const [provider, name] = at < 0 ? ['_OTHER', model] : [model.slice(0, at), model.slice(at + 1)];
  return {
    name: `${operation} ${name}`,
    attributes: {
      'gen_ai.operation.name': operation,
      'gen_ai.provider.name': providers[provider] ?? provider,
      'gen_ai.request.model': name,
    },
  };
}

/** What a model call came to; `error` is a problem's code. Null where the server did not say. */
export interface ModelSpanEnd {
  readonly inputTokens?: number | null;
  readonly outputTokens?: number | null;
  readonly finishReasons?: readonly string[] | null;
  readonly error?: string | null;
}

export function modelSpanEnd({
  inputTokens,
  outputTokens,
  finishReasons,
  error,
}: ModelSpanEnd): SpanAttributes {
  return {
    'gen_ai.usage.input_tokens': inputTokens ?? null,
    'gen_ai.usage.output_tokens': outputTokens ?? null,
    'gen_ai.response.finish_reasons': finishReasons ?? null,
    'error.type': error ?? null,
  };
}
