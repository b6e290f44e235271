import { done } from '../../../domain/outcome.ts';
import type { LedgerEntry } from '../../../storage/ledger.ts';
import type { ClickArrival } from '../../arrival.ts';
import type { AnswerRequest } from '../../conversation/answer-request.ts';
import { tellGaveUp } from '../../conversation/give-up.ts';
import { localeFor } from '../../conversation/locale-for.ts';
import {
  placeKnown,
  placeQuestion,
  type QuestionPlace,
  whyMoved,
} from '../../conversation/place-question.ts';
import type { Conversation } from '../../delivery/outgoing.ts';
import type { Workspace } from '../../delivery/workspace.ts';
import type { WorkContext } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';
import type { ClickAction } from './clicked.ts';
import { isRepeated, questionKeyOf } from './fold-clicks.ts';
import { type PressedQuestion, readPressed } from './pressed-question.ts';

/** Asks what a button stands for, as a question of whoever pressed it, where the button stands. */
export const askByClick: ClickAction = async (clicked, work, dependencies) => {
  const { arrival, workspace, audience } = clicked;
  const pressed = await readPressed(arrival, work, dependencies.door);
  if ('notice' in pressed) return done(pressed.notice);
  const { ledger } = dependencies.door.records;
  if (await isRepeated(arrival, work, ledger)) return done(null);
  const where = await whereOf(arrival, dependencies);
  const locale = localeFor(pressed.text, audience.person, dependencies.language);
  const { isForeign } = audience;
  const asked = { workspace, where, person: arrival.person, text: pressed.text, locale, isForeign };
  const place = await placeQuestion(asked, work, dependencies.door);
  if (!place.ok) return place;
  const request = requestOf(arrival, workspace, pressed, place.value, work);
  const answered = await dependencies.answer(request, work);
  if (!answered.ok) return answered;
  return done(place.value.isMoved ? await whyMoved(asked) : null);
};

/** False where it was no question, or where nothing of it stands yet. */
export async function tellAskGaveUp(
  arrival: ClickArrival,
  work: WorkContext,
  dependencies: HandlerDependencies,
): Promise<boolean> {
  const workspace = await dependencies.workspaceOf(arrival.workspace);
  const place = placeKnown({ workspace, where: await whereOf(arrival, dependencies) }, work);
  const pressed = place === null ? null : await readPressed(arrival, work, dependencies.door);
  if (place === null || pressed === null || 'notice' in pressed) return false;
  await tellGaveUp(requestOf(arrival, workspace, pressed, place, work), work, dependencies);
  return true;
}

/** The thread of the message; what only one person sees has no thread of its own. */
async function whereOf(
  { workspace, message }: ClickArrival,
  { door }: HandlerDependencies,
): Promise<Conversation | null> {
  if (message === null) return null;
  const { channel, ts, thread } = message;
  if (thread !== null) return { channel, thread };
  const row = await door.records.posted.find({ workspace, channel, ts });
  return { channel, thread: row === null ? null : ts };
}

function requestOf(
  arrival: ClickArrival,
  workspace: Workspace,
  { text, onto }: PressedQuestion,
  { to, conversation }: QuestionPlace,
  work: WorkContext,
): AnswerRequest {
  return {
    ...{ workspace, to, conversation, text },
    person: arrival.person,
    questionKey: questionKeyOf(arrival, work.job.receivedAt),
    onto: onto !== null && isOf(onto, conversation) ? onto.question.id : null,
    source: null,
    existing: null,
  };
}

/** A question of another conversation is nothing to build on in this one. */
function isOf({ question }: LedgerEntry, conversation: string): boolean {
  return question.thread === conversation;
}
