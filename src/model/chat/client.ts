import type { ChatMessage, ChatSettings } from '../../domain/chat.ts';
import type { OutputMethod } from './settings.ts';

/** The shape a reply is asked in, ready for the wire. `schema` is a strict JSON schema. */
export interface WantedOutput {
  readonly method: OutputMethod;
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What a model is asked, whoever serves it. */
export interface Asked {
  readonly messages: readonly ChatMessage[];
  readonly settings: ChatSettings;
  readonly output: WantedOutput | null;
  readonly purpose: string;
}

/** One request, as every client takes it. */
export interface ClientRequest extends Asked {
  readonly signal: AbortSignal;
  /** Called when the server has answered with its headers, where the client can tell; false for an HTTP failure. */
  readonly connected: (accepted: boolean) => void;
}

/** What a LangChain chunk holds that is read here; all of it may be missing. */
export interface ReplyChunk {
  readonly content?: unknown;
  readonly tool_call_chunks?: readonly { name?: string; args?: string; id?: string; index?: number }[];
  readonly additional_kwargs?: Readonly<Record<string, unknown>>;
  readonly response_metadata?: Readonly<Record<string, unknown>>;
  readonly usage_metadata?: {
    input_tokens?: number;
    output_tokens?: number;
    input_token_details?: { cache_read?: number };
  };
}

/** A provider's model behind LangChain; throws whatever the library throws. */
export type StreamReply = (request: ClientRequest) => Promise<AsyncIterable<ReplyChunk>>;

/** The parts of LangChain's chat models in use: their full types differ from integration to integration. */
export interface LangChainModel {
  stream(messages: [string, string][], options: object): Promise<AsyncIterable<ReplyChunk>>;
}

const langChainRoles = { system: 'system', user: 'human', assistant: 'ai' } as const;

export function langChainMessages(messages: readonly ChatMessage[]): [string, string][] {
  return messages.map((message) => [langChainRoles[message.role], message.text]);
}

/** Names the run after its purpose, so that LangSmith and callbacks can tell prompts apart. */
export function langChainRun(request: ClientRequest, model: string): object {
  return {
    signal: request.signal,
    runName: request.purpose,
    tags: [request.purpose],
    metadata: { purpose: request.purpose, model, output: request.output?.name ?? 'text' },
  };
}

/** OpenAI's form of a tool, which LangChain turns into every other. */
export function toolOf(output: WantedOutput, strict: boolean): object {
  return {
    type: 'function',
    function: {
      name: output.name,
      description: 'Gives the answer.',
      parameters: output.schema,
      ...(strict && { strict: true }),
    },
  };
}

/** The `response_format` of OpenAI's protocol as an option; empty where none is asked for. */
export function responseFormatOption(output: WantedOutput | null): object {
  if (output?.method === 'json-mode') return { response_format: { type: 'json_object' } };
  if (output?.method !== 'json-schema') return {};
  const shape = { name: output.name, strict: true, schema: output.schema };
  return { response_format: { type: 'json_schema', json_schema: shape } };
}
