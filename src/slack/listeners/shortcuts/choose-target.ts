import type { Answer } from '../../../domain/answer.ts';
import { done, type Outcome } from '../../../domain/outcome.ts';
import type { Principal } from '../../../domain/principal.ts';
import { mayReadMore } from '../../conversation/audience.ts';
import { leavesOpen } from '../../conversation/private-answer.ts';
import { questionId } from '../../conversation/question-id.ts';
import { runQuestion } from '../../conversation/run-question.ts';
import type { Conversation } from '../../delivery/outgoing.ts';
import { conversations, isDirect } from '../../keys.ts';
import type { DoorDependencies } from '../../slack-door.ts';
import type { WorkContext } from '../../work/handler.ts';
import type { ShortcutUse } from './shortcut-use.ts';

/** What becomes of a shortcut: `left` where another run explains in the place of this one. */
export type Choice = Target | 'nothing' | 'left';

/** Where something is explained, and to whom. */
export interface Target {
  readonly to: Conversation;
  readonly conversation: string;
  readonly principal: Principal;
  readonly questionKey: string;
  /** Why it is not where the shortcut was used; null where it is. */
  readonly moved: 'not-in-channel' | 'answered-privately' | null;
}

/**
 * The place that gets the explanation: the thread where all there may know, else the direct messages. Found out by asking,
 * which takes no model and is remembered by its id.
 */
export async function chooseTarget(
  use: ShortcutUse,
  work: WorkContext,
  door: DoorDependencies,
): Promise<Outcome<Choice>> {
  const targets = await targetsOf(use, work);
  if (!targets.ok) return targets;
  let second: Target | null = null;
  for (const target of targets.value) {
    const answer = await askAt(target, use, work, door);
    if (answer === null) return done('left');
    if (!leavesOpen(answer)) return done(target);
    if (answer.kind !== 'guide') second ??= target;
  }
  return done(second ?? 'nothing');
}

/** Of the same asked in the direct messages, which is another question. */
export function directKey(key: string): string {
  return `${key}/direct`;
}

async function targetsOf(
  { arrival, workspace, audience }: ShortcutUse,
  { job }: WorkContext,
): Promise<Outcome<readonly Target[]>> {
  const { channel, message, person } = arrival;
  const { own, shared, isForeign } = audience;
  const direct = await workspace.directChannel(person);
  if (!direct.ok) return direct;
  const thread = message.thread ?? message.ts;
  const here = {
    to: { channel, thread },
    conversation: conversations.of(workspace.id, channel, thread),
    questionKey: job.key,
    moved: null,
  };
  if (channel === direct.value) return done([{ ...here, principal: own }]);
  const inDirect = (moved: Target['moved']): Target => ({
    to: { channel: direct.value, thread: null },
    conversation: conversations.direct(workspace.id, direct.value),
    principal: own,
    questionKey: directKey(job.key),
    moved,
  });
  if (isDirect(channel)) return done([inDirect('not-in-channel')]);
  if (isForeign) return done([inDirect('answered-privately')]);
  const read = await workspace.thread(channel, thread, 1);
  if (!read.ok && read.problem.code !== 'slack-not-in-channel') return read;
  if (!read.ok) return done([inDirect('not-in-channel')]);
  const privately = mayReadMore(own, shared) ? [inDirect('answered-privately')] : [];
  return done([{ ...here, principal: shared }, ...privately]);
}

function askAt(
  { conversation, principal, questionKey }: Target,
  { text, task, locale }: ShortcutUse,
  work: WorkContext,
  { ask, clock }: DoorDependencies,
): Promise<Answer | null> {
  const id = questionId(questionKey);
  const question = { id, text, task, principal, locale, thread: conversation, door: 'slack' as const };
  return runQuestion(ask, { ...question, clock: clock(work.job.receivedAt) }, null, work);
}
