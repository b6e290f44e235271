import type { Log } from '../../telemetry/log.ts';
import { cut } from '../blocks/escape.ts';
import { limits } from '../blocks/limits.ts';
import type { MessageBlock, OutgoingMessage } from './outgoing.ts';
import type { Reply } from './web-api.ts';

/** What a call of Slack takes of a message. */
export interface MessageBody {
  readonly text: string;
  readonly blocks: MessageBlock[];
}

/** Codes by which Slack refuses how a message looks, not the message. */
const looks = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'invalid_attachments',
  'too_many_attachments',
]);

function refusesLooks(code: string): boolean {
  return looks.has(code);
}

/**
 * Sends a message as it is meant, and simpler each time Slack refuses its looks; the text alone at last. An answer that
 * looks plain is better than none.
 */
export async function sendSimplerUntilTaken<T>(
  message: OutgoingMessage,
  send: (body: MessageBody) => Promise<Reply<T>>,
  log: Log,
): Promise<Reply<T>> {
  const text = cut(message.text, limits.messageText);
  const ways = [message.blocks, ...message.simpler, []].filter(
    (blocks, index, all) => blocks.length > 0 || index === all.length - 1,
  );
  let reply = await send({ text, blocks: [...(ways[0] ?? [])] });
  for (const [index, blocks] of ways.slice(1).entries()) {
    if (reply.ok || !refusesLooks(reply.failure.code)) return reply;
    logRefusal(reply.failure, ways[index] ?? [], log);
    reply = await send({ text, blocks: [...blocks] });
  }
  return reply;
}

function logRefusal(
  failure: { readonly code: string; readonly pointers: readonly string[] },
  blocks: readonly MessageBlock[],
  log: Log,
): void {
  const types = failure.pointers.map((pointer) => {
    const at = /^\/blocks\/(\d+)/u.exec(pointer)?.[1];
    return at === undefined ? null : (blocks[Number(at)]?.type ?? null);
  });
  const { code, pointers } = failure;
  log.warn({ code, pointers, types, blocks: blocks.length }, 'Slack refused how a message looks');
}
