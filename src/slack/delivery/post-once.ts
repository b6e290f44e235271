import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { Log } from '../../telemetry/log.ts';
import { refused } from './failure.ts';
import { findMarked, type MarkedSearch } from './find-marked.ts';
import { type MessageBody, sendSimplerUntilTaken } from './ladder.ts';
import { makeOnce } from './make-once.ts';
import { metadataOf, threadOf } from './message-parts.ts';
import type { Conversation, OutgoingMessage, Standing } from './outgoing.ts';
import type { CallRules, Reply, WebApi } from './web-api.ts';
import type { Marker, Workspace } from './workspace.ts';

export interface PostDependencies {
  readonly api: WebApi;
  readonly self: Workspace['self'];
  readonly attempts: number;
  readonly log: Log;
}

/** What an earlier process may have posted is looked for first. */
export async function postOnce(
  { api, self, attempts, log }: PostDependencies,
  to: Conversation,
  message: OutgoingMessage,
  marker: Marker,
): Promise<Outcome<Standing>> {
  const search: MarkedSearch = { to, marker, bot: self.bot, since: marker.resumed ? null : Date.now() };
  const find = () => findMarked(api, search);
  if (marker.resumed) {
    const before = await find();
    if (!before.ok) return failed(before.failure.problem);
    if (before.value !== null) return done({ channel: to.channel, ts: before.value });
  }
  const make = () => sendSimplerUntilTaken(message, (body) => send(api, to, body, marker), log);
  const posted = await makeOnce({ api, attempts, make, find });
  return posted.ok ? done({ channel: to.channel, ts: posted.value }) : failed(posted.failure.problem);
}

async function send(
  api: WebApi,
  to: Conversation,
  { text, blocks }: MessageBody,
  marker: Marker,
): Promise<Reply<string>> {
  const rules: CallRules = { method: 'chat.postMessage', again: 'unsent', lane: to.channel };
  const reply = await api.call(rules, (client) =>
    client.chat.postMessage({
      channel: to.channel,
      text,
      blocks,
      ...threadOf(to),
      // What stands in a message is what was written.
      unfurl_links: false,
      unfurl_media: false,
      metadata: metadataOf(marker),
    }),
  );
  if (!reply.ok) return reply;
  const { ts } = reply.value;
  return ts === undefined ? { ok: false, failure: refused(rules.method, 'no_ts') } : { ok: true, value: ts };
}
