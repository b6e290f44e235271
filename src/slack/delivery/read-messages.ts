import type { ConversationsHistoryResponse, ConversationsRepliesResponse } from '@slack/web-api';
import { z } from 'zod';
import { readPages } from './read-pages.ts';
import type { Reply, WebApi } from './web-api.ts';
import type { SlackMessage } from './workspace.ts';

/** Metadata of this type marks what Askbird posted. */
export const markerType = 'askbird_message';

const pageSize = 200;
/** Between the clock of this machine and Slack's. */
const clockMargin = 5 * 60_000;

/** `ts` of a moment, with room for clocks that differ. */
export function tsBefore(milliseconds: number): string {
  return ((milliseconds - clockMargin) / 1000).toFixed(6);
}

interface ReadOptions {
  readonly channel: string;
  /** Nothing older is read; null for all there is. */
  readonly since: string | null;
  /** So many of the newest are returned. */
  readonly limit: number;
  readonly pages: number;
}

/** Messages of a thread, the oldest first. Slack gives them from the root on, so the newest stand on the last page. */
export async function readThread(
  api: WebApi,
  { channel, thread, since, limit, pages }: ReadOptions & { readonly thread: string },
): Promise<Reply<SlackMessage[]>> {
  const read = await readPages({
    most: pages,
    itemsOf: messagesOf,
    read: async (from): Promise<Reply<ConversationsRepliesResponse>> => {
      const reply = await api.call({ method: 'conversations.replies', again: 'always' }, (client) =>
        client.conversations.replies({
          ...{ channel, ts: thread, limit: pageSize, include_all_metadata: true },
          ...(since === null ? {} : { oldest: since }),
          ...from,
        }),
      );
      // Nobody answered yet, or the root was deleted.
      const isNone = !reply.ok && reply.failure.code === 'thread_not_found';
      return isNone ? { ok: true, value: { ok: true } } : reply;
    },
  });
  return read.ok ? { ok: true, value: newest(read.value, limit) } : read;
}

/** Messages of a channel outside threads, the oldest first. Slack gives them from the newest on when told until when. */
export async function readHistory(
  api: WebApi,
  { channel, since, limit, pages }: ReadOptions,
): Promise<Reply<SlackMessage[]>> {
  const latest = ((Date.now() + clockMargin) / 1000).toFixed(6);
  const read = await readPages({
    ...{ most: pages, enough: limit },
    itemsOf: messagesOf,
    read: (from) =>
      api.call({ method: 'conversations.history', again: 'always' }, (client) =>
        client.conversations.history({
          ...{ channel, latest, limit: Math.min(pageSize, limit), include_all_metadata: true },
          ...(since === null ? {} : { oldest: since }),
          ...from,
        }),
      ),
  });
  return read.ok ? { ok: true, value: newest(read.value, limit) } : read;
}

function newest(messages: readonly SlackMessage[], limit: number): SlackMessage[] {
  const byTs = new Map(messages.map((message) => [message.ts, message]));
  return [...byTs.values()].sort((a, b) => Number(a.ts) - Number(b.ts)).slice(-limit);
}

/** What of a message is read; everything else of Slack's forms may change. */
const messageForm = z.object({
  ts: z.string(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
  text: z.string().nullish(),
  thread_ts: z.string().nullish(),
  files: z.array(z.object({ name: z.string().nullish() })).nullish(),
  metadata: z.object({ event_type: z.string().nullish(), event_payload: z.unknown() }).nullish(),
});

const payloadForm = z.object({ job: z.string(), part: z.string() });

/** Subtypes under which a person still says something. */
const spoken = new Set(['thread_broadcast', 'file_share', 'me_message']);

function messagesOf(page: ConversationsRepliesResponse | ConversationsHistoryResponse): SlackMessage[] {
  return (page.messages ?? []).flatMap((raw) => {
    const read = messageForm.safeParse(raw);
    return read.success ? [messageOf(read.data)] : [];
  });
}

function messageOf(raw: z.infer<typeof messageForm>): SlackMessage {
  const bot = raw.bot_id ?? null;
  const said = raw.subtype == null || spoken.has(raw.subtype);
  const payload = payloadForm.safeParse(raw.metadata?.event_payload);
  return {
    ts: raw.ts,
    person: bot === null && said ? (raw.user ?? null) : null,
    bot,
    text: raw.text ?? '',
    thread: raw.thread_ts ?? null,
    marker: raw.metadata?.event_type === markerType && payload.success ? payload.data : null,
    files: (raw.files ?? []).flatMap((file) => file.name ?? []),
  };
}
