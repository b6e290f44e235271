import type { ChatOpenAICompletions } from '@langchain/openai';
import type { ChatSettings } from '../../domain/chat.ts';
import type { Provider } from '../provider.ts';
import {
  type ClientRequest,
  type LangChainModel,
  langChainMessages,
  langChainRun,
  responseFormatOption,
  type StreamReply,
  toolOf,
} from './client.ts';
import { streamPlainReplies } from './plain-reply.ts';
import { withoutSecrets } from './read-fault.ts';

type Completions = typeof ChatOpenAICompletions;
type Delta = Record<string, unknown>;

/** A model on a server that speaks OpenAI's chat completions. LangChain is loaded with the first request. */
export function createOpenAiClient(provider: Provider): StreamReply {
  let loading: Promise<Completions> | null = null;
  const load = () => {
    loading ??= import('@langchain/openai').then((library) => tolerantOf(library.ChatOpenAICompletions));
    return loading;
  };
  return async (request) => {
    const Model = await load();
    request.signal.throwIfAborted();
    const model = new Model(fieldsOf(provider, request)) as unknown as LangChainModel;
    return model.stream(langChainMessages(request.messages), {
      ...langChainRun(request, provider.name),
      ...outputOptions(provider, request),
    });
  };
}

/**
 * LangChain drops a streamed refusal, and the tool calls of servers that never name the role; it prints a warning for
 * content that comes in parts.
 */
function tolerantOf(Base: Completions): Completions {
  return class extends Base {
    override _convertCompletionsDeltaToBaseMessageChunk(
      delta: Delta,
      ...rest: [Parameters<InstanceType<Completions>['_convertCompletionsDeltaToBaseMessageChunk']>[1]]
    ) {
      const content = Array.isArray(delta.content) ? delta.content.map(textOfPart).join('') : delta.content;
      const chunk = super._convertCompletionsDeltaToBaseMessageChunk(
        { ...delta, content, role: 'assistant' },
        ...rest,
      );
      if (typeof delta.refusal === 'string' && delta.refusal !== '') {
        chunk.additional_kwargs.refusal = delta.refusal;
      }
      return chunk;
    }
  };
}

function textOfPart(part: unknown): string {
  const text = typeof part === 'object' && part !== null ? (part as Delta).text : part;
  return typeof text === 'string' ? text : '';
}

function fieldsOf(provider: Provider, request: ClientRequest) {
  return {
    model: provider.model,
    apiKey: provider.key ?? '',
    maxRetries: 0,
    streaming: true,
    streamUsage: true,
    ...settingFields(provider, request.settings),
    configuration: {
      baseURL: provider.baseUrl,
      logLevel: 'off' as const,
      fetch: fetchTelling(request.connected, provider.secrets),
      ...(provider.kind !== 'openai' && { organization: null, project: null }),
    },
  };
}

/** What is null is not sent: some servers refuse the very field. */
function settingFields(provider: Provider, settings: ChatSettings): object {
  const { temperature, topP, maxOutputTokens } = settings;
  return {
    ...(temperature !== null && { temperature }),
    ...(topP !== null && { topP }),
    ...(maxOutputTokens !== null && lengthField(provider, maxOutputTokens)),
  };
}

/** OpenAI's reasoning models refuse `max_tokens`, and an Azure deployment's name does not tell which model it is. */
function lengthField(provider: Provider, tokens: number): object {
  if (provider.kind === 'openai-compatible') return { maxTokens: tokens };
  return { modelKwargs: { max_completion_tokens: tokens } };
}

function outputOptions(provider: Provider, { output }: ClientRequest): object {
  if (output?.method === 'function-calling') {
    const strict = provider.kind !== 'openai-compatible';
    return {
      tools: [toolOf(output, strict)],
      tool_choice: { type: 'function', function: { name: output.name } },
    };
  }
  return responseFormatOption(output);
}

/** The only place that knows when the headers have come, and the last one before callbacks and traces see an error. */
function fetchTelling(connected: ClientRequest['connected'], secrets: Provider['secrets']): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    connected(response.ok);
    return response.ok ? streamPlainReplies(response) : withoutKey(response, secrets);
  };
}

/** Servers quote the key they refuse. */
async function withoutKey(response: Response, secrets: Provider['secrets']): Promise<Response> {
  const headers = new Headers(response.headers);
  for (const name of ['content-length', 'content-encoding']) headers.delete(name);
  return new Response(withoutSecrets(await response.text(), secrets), { status: response.status, headers });
}
