import type { Problem } from '../../domain/problem.ts';
import type { Queue } from '../../storage/queue.ts';
import type { Log } from '../../telemetry/log.ts';
import type { SlackMessage, Workspace } from '../delivery/workspace.ts';
import { conversations, isDirect, placeOfConversation, slackConversations } from '../keys.ts';
import { NotInstalledError } from '../not-installed.ts';
import type { WorkspaceOf } from '../slack-door.ts';
import { pause } from '../work/pause.ts';
import type { Admission } from './admission.ts';
import { readMessage } from './read-message.ts';
import type { ArrivalJob } from './reading.ts';

export interface CatchUpOptions {
  readonly queue: Pick<Queue, 'put' | 'lastReceived' | 'recentConversations'>;
  readonly admission: Admission;
  /** Ids of the workspaces to look through. */
  teams(): Promise<readonly string[]>;
  readonly workspaceOf: WorkspaceOf;
  /** Something was put. */
  wake(): void;
  readonly log: Log;
  /** Before what could not be read is read again. */
  readonly laterMs?: number;
}

/**
 * Puts into the queue what was said to Askbird while nothing received it; never throws. Left out, it looks from the last
 * that was received before this process.
 */
export type CatchUp = (since?: Date) => Promise<void>;

/** Events that arrive out of order, and clocks that differ. */
const marginMs = 10 * 60_000;
/** Older questions have been answered by somebody else. */
const farthestMs = 24 * 60 * 60_000;
/** Slack is often still in trouble when it is back. */
const usualLaterMs = 60_000;
const most = {
  ...{ messages: 200, replies: 30, conversations: 200, newDirects: 200 },
  ...{ threadsOfDirect: 5, atOnce: 3, looks: 5 },
};

/**
 * Looks when it is made until when something was received: by the time it runs, new arrivals may have been. Where nothing
 * ever was there is nothing to catch up with, and a lost database must not answer everything anew.
 */
export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { queue, log, laterMs = usualLaterMs } = options;
  const lastReceived = queue.lastReceived(slackConversations).catch((error: unknown) => {
    log.warn({ err: error }, 'what was missed is not looked for');
    return null;
  });
  let wanted: { readonly since: number; readonly look: number } | null = null;
  let looking: Promise<void> | null = null;

  /** One at a time, however often Slack comes and goes. */
  function request(since: number, look: number): Promise<void> {
    wanted = { since: Math.min(since, wanted?.since ?? since), look };
    looking ??= lookWhileWanted().finally(() => {
      looking = null;
    });
    return looking;
  }

  async function lookWhileWanted(): Promise<void> {
    while (wanted !== null) {
      const { since, look } = wanted;
      wanted = null;
      const isWhole = await lookThrough(new Date(Math.max(since, Date.now() - farthestMs)), options);
      if (!isWhole && look < most.looks) void pause(laterMs).then(() => request(since, look + 1));
    }
  }

  return async (since) => {
    const from = since ?? (await lastReceived);
    if (from !== null) await request(from.getTime() - marginMs, 1);
  };
}

/** False when not everything could be read. */
async function lookThrough(since: Date, options: CatchUpOptions): Promise<boolean> {
  const { queue, admission, teams, wake, log } = options;
  let unread = 0;
  const skip = ({ code }: Problem) => {
    // Whoever took the bot out of a channel takes its questions along.
    if (code !== 'slack-not-in-channel') unread += 1;
  };
  try {
    for (const team of await teams()) {
      const workspace = await openTeam(team, skip, options);
      if (workspace === null) continue;
      const found = await lookThroughWorkspace({ workspace, since, queue, admission, skip, log });
      log.info({ workspace: team, found, unread }, 'looked for what was missed');
      if (found > 0) wake();
    }
    return unread === 0;
  } catch (error) {
    log.warn({ err: error }, 'what was missed could not be looked for');
    return false;
  }
}

/** Null where it cannot be opened, which keeps no other from being looked through; for ever where the app is installed no more. */
async function openTeam(
  team: string,
  skip: Look['skip'],
  { workspaceOf, log }: CatchUpOptions,
): Promise<Workspace | null> {
  try {
    return await workspaceOf(team);
  } catch (error) {
    log.warn({ err: error, workspace: team }, 'a workspace is not looked through');
    if (!(error instanceof NotInstalledError)) skip({ code: 'slack-unreachable', cause: error });
    return null;
  }
}

interface Look {
  readonly workspace: Workspace;
  readonly since: Date;
  readonly queue: CatchUpOptions['queue'];
  readonly admission: Admission;
  /** A place could not be read. */
  skip(problem: Problem): void;
  readonly log: Log;
}

/** How many were found. */
async function lookThroughWorkspace(look: Look): Promise<number> {
  const { workspace, queue } = look;
  const read = await workspace.ownChannels();
  if (!read.ok) look.skip(read.problem);
  const own = read.ok ? read.value.map(({ id }) => id) : [];
  const recent = await queue.recentConversations(conversations.allOf(workspace.id), most.conversations);
  const places = recent.flatMap((name) => placeOfConversation(name, workspace.id) ?? []);
  const threads = places.flatMap(({ channel, root }) => (root === null ? [] : [{ channel, root }]));
  const knownDirects = places.flatMap(({ channel, root }) => (root === null ? [channel] : []));
  // Somebody's first words may be what was missed.
  const directs = new Set([...knownDirects, ...own.filter(isDirect).slice(0, most.newDirects)]);
  const looks = [
    ...own.filter((id) => !isDirect(id)).map((id) => () => lookThroughChannel(id, look)),
    ...[...directs].map((channel) => () => lookThroughDirect(channel, look)),
    ...threads.map(
      ({ channel, root }) =>
        () =>
          lookThroughThread(channel, root, look),
    ),
  ];
  return inTurns(looks, look);
}

/** A few at a time: what people ask meanwhile comes first. */
async function inTurns(looks: (() => Promise<number>)[], { skip, log }: Look): Promise<number> {
  let found = 0;
  const lane = async () => {
    for (let look = looks.shift(); look !== undefined; look = looks.shift()) {
      try {
        found += await look();
      } catch (error) {
        log.warn({ err: error }, 'a conversation is not looked through for what was missed');
        skip({ code: 'storage-unreachable', cause: error });
      }
    }
  };
  await Promise.all(Array.from({ length: most.atOnce }, lane));
  return found;
}

async function lookThroughChannel(channel: string, look: Look): Promise<number> {
  return putMissed(channel, await historyOf(channel, look.since, look), look);
}

/** Replies are not in the history, and people answer under an answer: the latest threads are looked through too. */
async function lookThroughDirect(channel: string, look: Look): Promise<number> {
  const messages = await historyOf(channel, new Date(Date.now() - farthestMs), look);
  let found = await putMissed(channel, messages, look);
  for (const { ts } of messages.slice(-most.threadsOfDirect))
    found += await lookThroughThread(channel, ts, look);
  return found;
}

async function lookThroughThread(channel: string, root: string, look: Look): Promise<number> {
  const read = await look.workspace.thread(channel, root, most.replies);
  if (read.ok) return putMissed(channel, read.value, look);
  look.skip(read.problem);
  return 0;
}

async function historyOf(
  channel: string,
  since: Date,
  { workspace, skip }: Look,
): Promise<readonly SlackMessage[]> {
  const read = await workspace.history(channel, slackTime(since), most.messages);
  if (read.ok) return read.value;
  skip(read.problem);
  return [];
}

async function putMissed(channel: string, messages: readonly SlackMessage[], look: Look): Promise<number> {
  let found = 0;
  for (const message of messages) {
    if (Number(message.ts) < Number(slackTime(look.since))) continue;
    const job = await jobOf(channel, message, look);
    if (job !== null && (await look.queue.put(job))) found += 1;
  }
  return found;
}

/** By the same rules as on its arrival; null for what is none of ours. */
async function jobOf(
  channel: string,
  { ts, thread, person, bot, text }: SlackMessage,
  { workspace, admission }: Look,
): Promise<ArrivalJob | null> {
  const event = { type: 'message', channel, ts, thread_ts: thread, user: person, bot_id: bot, text };
  const context = { workspace: workspace.id, bot: workspace.self.user, eventId: ts, now: new Date() };
  const read = readMessage(event, context);
  if (read.kind !== 'job' || !(await admission(read))) return null;
  return read.jobs[0] ?? null;
}

function slackTime(at: Date): string {
  return (at.getTime() / 1000).toFixed(6);
}
