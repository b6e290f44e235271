import type { Reply } from './web-api.ts';

/** A list of Slack's, as far as one answer holds it. */
interface Page {
  readonly response_metadata?: { readonly next_cursor?: string };
}

interface Pages<P extends Page, T> {
  /** So many answers are read at most. */
  readonly most: number;
  readonly read: (from: { readonly cursor?: string }) => Promise<Reply<P>>;
  readonly itemsOf: (page: P) => readonly T[];
  /** Nothing further is read once there are so many. */
  readonly enough?: number;
}

/** What stands on the pages of a list, one after the other. */
export async function readPages<P extends Page, T>(pages: Pages<P, T>): Promise<Reply<T[]>> {
  const { most, read, itemsOf, enough = Number.POSITIVE_INFINITY } = pages;
  const items: T[] = [];
  let cursor = '';
  for (let page = 0; page < most && items.length < enough; page++) {
    const reply = await read(cursor === '' ? {} : { cursor });
    if (!reply.ok) return reply;
    items.push(...itemsOf(reply.value));
    cursor = reply.value.response_metadata?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return { ok: true, value: items };
}
