import type { ReplyChunk } from './client.ts';
import { ModelFault } from './fault.ts';

export interface ToolCall {
  readonly name: string;
  readonly args: string;
}

/** What one request brought, as far as it came. */
export interface ModelReply {
  /** The model that served. */
  readonly model: string;
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly refusal: string;
  readonly finish: 'stop' | 'length' | 'refused' | null;
  /** Null where the server told none. */
  readonly reported: ReportedTokens | null;
}

export interface ReportedTokens {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

const tokensWithoutLimit = 8192;
const bytesAToken = 16;
const smallestCap = 8192;
const bytesAChunk = 4;
const refusedFinish = /^(content_filter|refusal|safety|recitation|prohibited_content|blocklist|spii)$/i;

/** No honest reply of that many tokens is longer; what runs on is cut off while it comes in. */
export function byteCap(maxOutputTokens: number | null): number {
  return Math.max(smallestCap, (maxOutputTokens ?? tokensWithoutLimit) * bytesAToken);
}

/** Collects the pieces of a reply. `take` returns the new text and throws `model-unusable` beyond the cap. */
export function createReplyParts(model: string, capBytes: number) {
  let text = '';
  let refusal = '';
  let finish: ModelReply['finish'] = null;
  let bytes = 0;
  let begun = false;
  const tools = new Map<string, { name: string; args: string }>();
  const usage = { input: 0, cached: 0, output: 0, reported: false };

  function takeTools(chunk: ReplyChunk): number {
    let size = 0;
    for (const piece of chunk.tool_call_chunks ?? []) {
      const key = String(piece.index ?? piece.id ?? 0);
      const call = tools.get(key) ?? { name: '', args: '' };
      call.name += piece.name ?? '';
      call.args += piece.args ?? '';
      tools.set(key, call);
      size += Buffer.byteLength((piece.name ?? '') + (piece.args ?? '')) + bytesAChunk;
    }
    return size;
  }

  function takeUsage(reported: ReplyChunk['usage_metadata']): void {
    if (!isCount(reported?.input_tokens) && !isCount(reported?.output_tokens)) return;
    usage.reported = true;
    usage.input += count(reported?.input_tokens);
    usage.output += count(reported?.output_tokens);
    usage.cached += count(reported?.input_token_details?.cache_read);
  }

  return {
    /** True once the model has said anything: text, thoughts, a refusal or a tool call. */
    begun: () => begun,
    reply: (): ModelReply => ({
      ...{ model, text, refusal, finish },
      toolCalls: [...tools.values()],
      reported: usage.reported ? usage : null,
    }),
    take(chunk: ReplyChunk): string {
      const piece = textOf(chunk.content);
      const refused = stringOf(chunk.additional_kwargs?.refusal);
      const thought = stringOf(chunk.additional_kwargs?.reasoning_content);
      const size = takeTools(chunk) + Buffer.byteLength(piece + refused + thought);
      text += piece;
      refusal += refused;
      bytes += size;
      begun ||= size > 0;
      finish = finishOf(chunk) ?? finish;
      takeUsage(chunk.usage_metadata);
      if (bytes > capBytes) throw new ModelFault({ code: 'model-unusable', params: { model } });
      return piece;
    },
  };
}

/** Some integrations give text as parts; only those that are text count. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part) => (part?.type === 'text' ? stringOf(part.text) : '')).join('');
}

function finishOf(chunk: ReplyChunk): ModelReply['finish'] {
  const metadata = { ...chunk.additional_kwargs, ...chunk.response_metadata };
  const reason = [
    metadata.finish_reason,
    metadata.stop_reason,
    metadata.finishReason,
    metadata.done_reason,
  ].find((value): value is string => typeof value === 'string' && value !== '');
  if (reason === undefined) return null;
  if (/^(length|max_tokens)$/i.test(reason)) return 'length';
  return refusedFinish.test(reason) ? 'refused' : 'stop';
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function count(value: unknown): number {
  return isCount(value) ? value : 0;
}
