import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptedModel {
  /** What `ASKBIRD_MODEL_URL` takes. */
  readonly url: string;
  close(): Promise<void>;
}

interface ChatBody {
  readonly model?: string;
  readonly messages?: readonly { readonly content?: unknown }[];
  readonly response_format?: { readonly json_schema?: { readonly name?: string } };
}

/** The name of the structured answer that is asked for (null: plain text) and all that the messages say, to the reply. */
export type Script = (output: string | null, text: string) => unknown;

/**
 * A model in this process that answers at once, over HTTP and in OpenAI's streamed form: what is left of a question's
 * time is the program's own.
 */
export async function startScriptedModel(script: Script): Promise<ScriptedModel> {
  const server = createServer((request, response) => void serve(request, response, script));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, script: Script): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ChatBody;
  const text = (body.messages ?? []).map(({ content }) => String(content)).join('\n');
  const reply = script(body.response_format?.json_schema?.name ?? null, text);
  const content = typeof reply === 'string' ? reply : JSON.stringify(reply);
  const head = { id: 'scripted', object: 'chat.completion.chunk', created: 1, model: body.model };
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
  const events = [
    ...(content.match(/[\s\S]{1,24}/g) ?? []).map((piece) => ({
      ...head,
      choices: [{ index: 0, delta: { role: 'assistant', content: piece }, finish_reason: null }],
    })),
    { ...head, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
    { ...head, choices: [], usage },
  ];
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`);
  response.end('data: [DONE]\n\n');
}
