import { done, type Outcome } from '../../domain/outcome.ts';
import { isMarked } from './find-marked.ts';
import type { Conversation, Standing } from './outgoing.ts';
import type { Marker, Workspace } from './workspace.ts';

export interface StandingSearch {
  readonly workspace: Workspace;
  readonly to: Conversation;
  readonly marker: Marker;
  /** `ts` of what is answered; nothing before it can be its answer. */
  readonly since: string | null;
  readonly isKnown: ((at: Standing) => Promise<boolean>) | null;
}

const newest = 100;

/**
 * The message of a job whose `ts` never reached us: by its marker, or, since a stream carries none, the one of ours in
 * the thread that no record knows. Jobs of one thread go one after the other, so there is no other it could be. A
 * thread that cannot be read may hold it.
 */
export async function findStanding(search: StandingSearch): Promise<Outcome<Standing | null>> {
  const { workspace, to, marker, since, isKnown } = search;
  if (to.thread === null) return done(null);
  const read = await workspace.thread(to.channel, to.thread, newest);
  if (!read.ok) return read;
  const ours = read.value.filter(({ bot, files }) => bot === workspace.self.bot && files.length === 0);
  const marked = ours.find((message) => isMarked(message, marker));
  if (marked !== undefined) return done({ channel: to.channel, ts: marked.ts });
  if (isKnown === null) return done(null);
  for (const message of ours.toReversed()) {
    if (message.marker !== null || (since !== null && Number(message.ts) <= Number(since))) continue;
    const at = { channel: to.channel, ts: message.ts };
    if (!(await isKnown(at))) return done(at);
  }
  return done(null);
}
