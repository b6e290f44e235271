import type { Conversation } from './outgoing.ts';
import { readHistory, readThread, tsBefore } from './read-messages.ts';
import type { Reply, WebApi } from './web-api.ts';
import type { Marker, SlackMessage } from './workspace.ts';

export interface MarkedSearch {
  readonly to: Conversation;
  readonly marker: Pick<Marker, 'job' | 'part'>;
  /** Our own bot id: anybody's app may copy metadata. */
  readonly bot: string;
  /** When the first attempt was made; null where an earlier process may have made it. */
  readonly since: number | null;
}

/** No job lives longer, so nothing of it is older. */
const longestJob = 7 * 24 * 60 * 60_000;
const pages = 5;
const most = 1000;

/** `ts` of the message of ours that carries that marker; null where there is none. */
export async function findMarked(api: WebApi, search: MarkedSearch): Promise<Reply<string | null>> {
  const read = await readConversation(api, search.to, search.since);
  if (!read.ok) return read;
  const found = read.value.find((message) => message.bot === search.bot && isMarked(message, search.marker));
  return { ok: true, value: found?.ts ?? null };
}

export function isMarked({ marker }: SlackMessage, { job, part }: MarkedSearch['marker']): boolean {
  return marker?.job === job && marker.part === part;
}

/** What was said there lately: in its thread, or in the channel where there is none. */
export function readConversation(
  api: WebApi,
  to: Conversation,
  since: number | null,
): Promise<Reply<SlackMessage[]>> {
  const options = {
    channel: to.channel,
    since: tsBefore(since ?? Date.now() - longestJob),
    limit: most,
    pages,
  };
  return to.thread === null ? readHistory(api, options) : readThread(api, { ...options, thread: to.thread });
}
