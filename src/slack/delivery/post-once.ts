import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { Log } from '../../telemetry/log.ts';
import { mayHaveArrived, refused } from './failure.ts';
import { findMarked, type MarkedSearch } from './find-marked.ts';
import { type MessageBody, sendSimplerUntilTaken } from './ladder.ts';
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

/** An attempt that may have arrived is looked for before the next one is made, and after the last. */
export async function postOnce(
  { api, self, attempts, log }: PostDependencies,
  to: Conversation,
  message: OutgoingMessage,
  marker: Marker,
): Promise<Outcome<Standing>> {
  const search: MarkedSearch = { to, marker, bot: self.bot, since: marker.resumed ? null : Date.now() };
  let ts = marker.resumed ? await findMarked(api, search) : nothing;
  for (let attempt = 1; ts.ok && ts.value === null; attempt++) {
    const sent = await sendSimplerUntilTaken(message, (body) => send(api, to, body, marker), log);
    if (sent.ok || !mayHaveArrived(sent.failure)) {
      ts = sent;
      break;
    }
    await api.pause(attempt);
    ts = await findMarked(api, search);
    if (attempt >= attempts && ts.ok && ts.value === null) return failed(sent.failure.problem);
  }
  if (!ts.ok) return failed(ts.failure.problem);
  return done({ channel: to.channel, ts: ts.value ?? '' });
}

const nothing: Reply<string | null> = { ok: true, value: null };

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
