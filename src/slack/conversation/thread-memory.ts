import type { Queue } from '../../storage/queue.ts';
import type { NewTurn, Threads } from '../../storage/threads.ts';
import type { Log } from '../../telemetry/log.ts';
import type { SlackMessage, Workspace } from '../delivery/workspace.ts';
import { principalId, questionKey } from '../keys.ts';
import { questionText } from './question-text.ts';

/** A thread of a conversation up to a question in it. */
export interface ThreadBefore {
  readonly workspace: Workspace;
  readonly channel: string;
  /** `ts` of its root. */
  readonly thread: string;
  /** `ts` of the question. */
  readonly before: string;
}

/** The same, whose talk is to be remembered. */
export interface HeardThread extends ThreadBefore {
  /** Whose memory what was said goes to. */
  readonly conversation: string;
}

export interface HearDependencies {
  readonly queue: Pick<Queue, 'find'>;
  readonly threads: Threads;
  readonly log: Log;
}

/** By a person. */
export type Said = Pick<SlackMessage, 'ts' | 'text'> & { readonly person: string };

/** What people said in that thread, of its last messages so many, the oldest first; nothing where it cannot be read. */
export async function saidBefore(
  { workspace, channel, thread, before }: ThreadBefore,
  limit: number,
  log: Log,
): Promise<readonly Said[]> {
  const read = await workspace.thread(channel, thread, limit);
  if (!read.ok) {
    log.info({ code: read.problem.code }, 'a thread is not read');
    return [];
  }
  return read.value.flatMap(({ ts, person, bot, text }) =>
    person === null || bot !== null || Number(ts) >= Number(before) ? [] : [{ ts, person, text }],
  );
}

const most = 30;

/**
 * Adds to the memory of a thread what people said in it to each other, each by their name in the ledger, so that "and by
 * region?" under their talk is understood. Everything once; a thread that cannot be read is no obstacle to its question.
 */
export async function hearThread(heard: HeardThread, dependencies: HearDependencies): Promise<void> {
  const { log } = dependencies;
  try {
    const said = await saidBefore(heard, most, log);
    if (said.length === 0) return;
    const turns = await unheard(said, heard, dependencies);
    if (turns.length > 0) await dependencies.threads.append(heard.conversation, turns);
  } catch (error) {
    log.warn({ err: error }, 'a thread could not be read');
  }
}

async function unheard(
  said: readonly Said[],
  { workspace, channel, conversation }: HeardThread,
  { queue, threads }: HearDependencies,
): Promise<readonly NewTurn[]> {
  const known = await threads.recent(conversation, 2 * most, 0);
  const knownAt = new Set(known.map(({ author, saidAt }) => `${author} ${Date.parse(saidAt)}`));
  const turns: NewTurn[] = [];
  for (const { ts, person, text } of said) {
    const author = principalId(workspace.id, person);
    const saidAt = new Date(Math.round(Number(ts) * 1000));
    if (knownAt.has(`${author} ${saidAt.getTime()}`)) continue;
    // What was said to Askbird is remembered by being asked.
    if ((await queue.find(questionKey(workspace.id, channel, ts))) !== null) continue;
    const plain = await questionText(text, workspace);
    if (plain === '') continue;
    turns.push({ saidAt, question: null, author, role: 'asker', text: plain, kind: null, state: null });
  }
  return turns;
}
