import type { Locale } from '../../domain/locale.ts';
import { done, type Outcome } from '../../domain/outcome.ts';
import { type Notice, renderNotice } from '../blocks/notices.ts';
import type { Conversation, Standing } from '../delivery/outgoing.ts';
import type { Workspace } from '../delivery/workspace.ts';
import { conversations } from '../keys.ts';
import type { DoorDependencies } from '../slack-door.ts';
import type { WorkContext } from '../work/handler.ts';
import type { AnswerRequest } from './answer-request.ts';
import { postNoted } from './note-posted.ts';
import { noteBegun, notedStanding, noteStanding } from './progress.ts';

/** A question that no message asks: pressed, or given to a command. */
export interface UnsaidQuestion {
  readonly workspace: Workspace;
  /** Where it was asked; null for the asker's direct messages. */
  readonly where: Conversation | null;
  /** Person id. */
  readonly person: string;
  readonly text: string;
  readonly locale: Locale;
  /** Another company reads along where it was asked: then not even the question stands there. */
  readonly isForeign: boolean;
}

/** Where its answer goes. */
export interface QuestionPlace extends Pick<AnswerRequest, 'to' | 'conversation'> {
  /** It cannot stand where it was asked, so it goes to the direct messages; `whyMoved` tells why. */
  readonly isMoved: boolean;
}

/**
 * Lets the question stand where it was asked, with who asked it, for its answer to stand under; in the asker's direct
 * messages where the bot cannot or must not speak. Once, however often the job runs.
 */
export async function placeQuestion(
  asked: UnsaidQuestion,
  work: WorkContext,
  door: DoorDependencies,
): Promise<Outcome<QuestionPlace>> {
  const known = placeKnown(asked, work);
  if (known !== null) return done(known);
  if (asked.where !== null && !asked.isForeign) {
    const stands = await stand(asked, asked.where, work, door);
    if (stands.ok) return done(placeOf(asked, asked.where, stands.value));
    if (stands.problem.code !== 'slack-not-in-channel') return stands;
  }
  const direct = await asked.workspace.directChannel(asked.person);
  if (!direct.ok) return direct;
  const where = { channel: direct.value, thread: null };
  const stands = await stand(asked, where, work, door);
  return stands.ok ? done(placeOf(asked, where, stands.value)) : stands;
}

/** A channel that cannot even be looked at is one without the bot. */
export async function whyMoved({
  workspace,
  where,
  isForeign,
}: Pick<UnsaidQuestion, 'workspace' | 'where' | 'isForeign'>): Promise<Notice> {
  const isSeen = isForeign && where !== null && (await workspace.channel(where.channel)).ok;
  return { kind: isSeen ? 'answered-privately' : 'not-in-channel' };
}

/** Where an earlier run put the question; null when none is known to have. */
export function placeKnown(
  asked: Pick<UnsaidQuestion, 'workspace' | 'where'>,
  work: WorkContext,
): QuestionPlace | null {
  const at = notedStanding(work, 'root');
  if (at === null) return null;
  const isThere = asked.where?.channel === at.channel;
  return placeOf(asked, isThere ? asked.where : { channel: at.channel, thread: null }, at);
}

async function stand(
  { workspace, person, text, locale }: UnsaidQuestion,
  where: Conversation,
  work: WorkContext,
  door: DoorDependencies,
): Promise<Outcome<Standing>> {
  const notice = renderNotice({ kind: 'asked-by', person, text }, locale);
  const note = { workspace, to: where, asker: person, source: null, part: 'root' as const };
  await noteBegun(work);
  const sent = await postNoted(note, notice, work, door);
  if (sent.ok) await noteStanding(work, 'root', sent.value);
  return sent;
}

function placeOf(
  { workspace, where: asked }: Pick<UnsaidQuestion, 'workspace' | 'where'>,
  where: Conversation,
  at: Standing,
): QuestionPlace {
  const thread = where.thread ?? at.ts;
  return {
    to: { channel: at.channel, thread },
    conversation: conversations.of(workspace.id, at.channel, thread),
    isMoved: asked !== null && asked.channel !== at.channel,
  };
}
