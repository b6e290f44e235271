import type { Queue } from '../../storage/queue.ts';
import type { NewTurn, Threads } from '../../storage/threads.ts';
import type { Log } from '../../telemetry/log.ts';
import type { SlackMessage, Workspace } from '../delivery/workspace.ts';
import { principalId, questionKey } from '../keys.ts';
import { questionText } from './question-text.ts';

/** A thread of a channel up to a question in it. */
export interface HeardThread {
  readonly workspace: Workspace;
  readonly channel: string;
  /** `ts` of its root. */
  readonly thread: string;
  /** `ts` of the question. */
  readonly before: string;
  /** Whose memory what was said goes to. */
  readonly conversation: string;
}

export interface HearDependencies {
  readonly queue: Pick<Queue, 'find'>;
  readonly threads: Threads;
  readonly log: Log;
}

const most = 30;

/**
 * Adds to the memory of a thread what people said in it to each other, each by their name in the ledger, so that "and by
 * region?" under their talk is understood. Everything once; a thread that cannot be read is no obstacle to its question.
 */
export async function hearThread(heard: HeardThread, dependencies: HearDependencies): Promise<void> {
  const { log } = dependencies;
  try {
    const { workspace, channel, thread } = heard;
    const read = await workspace.thread(channel, thread, most);
    if (!read.ok) return log.info({ code: read.problem.code }, 'a thread is not read');
    const turns = await unheard(read.value, heard, dependencies);
    if (turns.length > 0) await dependencies.threads.append(heard.conversation, turns);
  } catch (error) {
    log.warn({ err: error }, 'a thread could not be read');
  }
}

async function unheard(
  messages: readonly SlackMessage[],
  { workspace, channel, before, conversation }: HeardThread,
  { queue, threads }: HearDependencies,
): Promise<readonly NewTurn[]> {
  const known = await threads.recent(conversation, 2 * most, 0);
  const knownAt = new Set(known.map(({ author, saidAt }) => `${author} ${Date.parse(saidAt)}`));
  const turns: NewTurn[] = [];
  for (const { ts, person, bot, text } of messages) {
    if (person === null || bot !== null || Number(ts) >= Number(before)) continue;
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
