import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelRequest, Reply } from './model-server.ts';

interface WireMessage {
  readonly content: string | null;
  readonly refusal: string | null;
  readonly tools: {
    index: number;
    id: string;
    type: 'function';
    function: { name: string; arguments: string };
  }[];
  readonly finish: string;
}

/** The scripted reply as a chat completion, streamed where the client asked for it. */
export async function sendChat(response: ServerResponse, request: ModelRequest, reply: Reply): Promise<void> {
  const message = messageOf(request, reply);
  if (request.streaming) return streamChat(response, request, reply, message);
  if (reply.stall !== undefined) return;
  if (reply.cut !== undefined) return void response.destroy();
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(completion(request, reply, message)));
}

function completion(request: ModelRequest, reply: Reply, message: WireMessage): unknown {
  const usage = usageOf(request, reply, message);
  return {
    id: `chatcmpl-${request.index}`,
    object: 'chat.completion',
    created: 1,
    model: reply.model ?? request.model,
    choices: [
      {
        index: 0,
        finish_reason: message.finish,
        message: {
          role: 'assistant',
          content: message.content,
          refusal: message.refusal,
          ...(message.tools.length > 0 && { tool_calls: message.tools }),
        },
      },
    ],
    ...(usage !== null && { usage }),
  };
}

async function streamChat(
  response: ServerResponse,
  request: ModelRequest,
  reply: Reply,
  message: WireMessage,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  const head = {
    id: `chatcmpl-${request.index}`,
    object: 'chat.completion.chunk',
    created: 1,
    model: reply.model ?? request.model,
  };
  const push = (delta: unknown, finish: string | null = null) =>
    write(response, { ...head, choices: [{ index: 0, delta, finish_reason: finish }] });

  push({ role: 'assistant', content: '' });
  if (reply.stall === 'before-first-token') return;
  if (!(await streamDeltas(response, reply, message, push))) return;
  push({}, message.finish);
  const usage = usageOf(request, reply, message);
  const options = request.body.stream_options as { include_usage?: boolean } | undefined;
  if (usage !== null && options?.include_usage === true) write(response, { ...head, choices: [], usage });
  response.end('data: [DONE]\n\n');
}

/** False where the script, or a client that left, ends the stream early. */
async function streamDeltas(
  response: ServerResponse,
  reply: Reply,
  message: WireMessage,
  push: (delta: unknown) => boolean,
): Promise<boolean> {
  for (const delta of deltasOf(message, reply.pieceSize ?? 24)) {
    if (response.destroyed) return false;
    const room = push(delta);
    if (reply.stall === 'after-first-token') return false;
    if (reply.cut === 'after-first-token') {
      await cutAfterFlush(response);
      return false;
    }
    if (reply.pieceDelayMs !== undefined) await sleep(reply.pieceDelayMs);
    if (!room) await drained(response);
  }
  return true;
}

function* deltasOf(message: WireMessage, size: number): Generator<unknown> {
  for (const piece of pieces(message.content ?? '', size)) yield { content: piece };
  for (const piece of pieces(message.refusal ?? '', size)) yield { refusal: piece };
  for (const tool of message.tools) {
    yield { tool_calls: [{ ...tool, function: { name: tool.function.name, arguments: '' } }] };
    for (const piece of pieces(tool.function.arguments, size)) {
      yield { tool_calls: [{ index: tool.index, function: { arguments: piece } }] };
    }
  }
}

function pieces(text: string, size: number): string[] {
  const symbols = [...text];
  const found: string[] = [];
  for (let at = 0; at < symbols.length; at += size) found.push(symbols.slice(at, at + size).join(''));
  return found;
}

function write(response: ServerResponse, event: unknown): boolean {
  return response.write(`data: ${JSON.stringify(event)}\n\n`);
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      response.off('drain', settle);
      response.off('close', settle);
      resolve();
    };
    response.once('drain', settle);
    response.once('close', settle);
  });
}

/** The piece must have reached the client before the line goes dead. */
async function cutAfterFlush(response: ServerResponse): Promise<void> {
  await sleep(20);
  response.destroy();
}

function messageOf(request: ModelRequest, reply: Reply): WireMessage {
  const json = reply.json === undefined ? null : JSON.stringify(reply.json);
  const forced = json !== null && request.forcedTool !== null;
  const calls = [
    ...(reply.toolCalls ?? []),
    ...(forced ? [{ name: request.forcedTool as string, arguments: json }] : []),
  ];
  const tools = calls.map((call, index) => ({
    index,
    id: `call_${request.index}_${index}`,
    type: 'function' as const,
    function: {
      name: call.name,
      arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
    },
  }));
  return {
    content: reply.text ?? (forced ? null : json),
    refusal: reply.refusal ?? null,
    tools,
    finish: reply.finish ?? (tools.length > 0 && !forced ? 'tool_calls' : 'stop'),
  };
}

function usageOf(request: ModelRequest, reply: Reply, message: WireMessage): Record<string, unknown> | null {
  if (reply.usage === null) return null;
  const written = [message.content ?? '', ...message.tools.map((tool) => tool.function.arguments)].join('');
  const usage = reply.usage ?? {
    prompt: Math.ceil(request.messages.reduce((sum, each) => sum + each.text.length, 0) / 4),
    completion: Math.ceil(written.length / 4),
  };
  return {
    prompt_tokens: usage.prompt,
    completion_tokens: usage.completion,
    total_tokens: usage.prompt + usage.completion,
    prompt_tokens_details: { cached_tokens: usage.cached ?? 0 },
  };
}
