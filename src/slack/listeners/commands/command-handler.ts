import type { Outcome } from '../../../domain/outcome.ts';
import { readTalk } from '../../../routing/talk.ts';
import type { CommandArrival } from '../../arrival.ts';
import { renderNotice } from '../../blocks/notices.ts';
import type { AnswerRequest } from '../../conversation/answer-request.ts';
import { audienceOf, refusal } from '../../conversation/audience.ts';
import { tellGaveUp } from '../../conversation/give-up.ts';
import { helpMessage } from '../../conversation/help.ts';
import { localeFor, localeOfPerson } from '../../conversation/locale-for.ts';
import {
  placeKnown,
  placeQuestion,
  type QuestionPlace,
  whyMoved,
} from '../../conversation/place-question.ts';
import { questionText } from '../../conversation/question-text.ts';
import { bugNotice, tellByResponseUrl } from '../../conversation/tell.ts';
import type { Workspace } from '../../delivery/workspace.ts';
import type { Handler, WorkContext } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

/** `/ask`: the question stands in the channel for all to see who asked, its answer below; without one, help. */
export function createCommandHandler(dependencies: HandlerDependencies): Handler<CommandArrival> {
  return {
    run: (arrival, work) => ask(arrival, work, dependencies),
    giveUp: (arrival, work) => tellEnd(arrival, work, dependencies),
  };
}

async function ask(
  arrival: CommandArrival,
  work: WorkContext,
  dependencies: HandlerDependencies,
): Promise<Outcome<void>> {
  const workspace = await dependencies.workspaceOf(arrival.workspace);
  const text = await questionText(arrival.text, workspace);
  const { person, channel } = arrival;
  if (text === '' || text === '?' || readTalk(text) === 'help') {
    const asked = { workspace, person, channel, lastSaid: null };
    const message = await helpMessage(asked, dependencies);
    return message.ok ? workspace.respond(arrival.responseUrl, message.value) : message;
  }
  const audience = await audienceOf(workspace, { person, channel }, dependencies.door);
  if (!audience.ok) return audience;
  if (audience.value.kind === 'refused') {
    return workspace.respond(arrival.responseUrl, refusal(audience.value, dependencies.language));
  }
  const locale = localeFor(text, audience.value.person, dependencies.language);
  const { isForeign } = audience.value;
  const asked = { workspace, where: { channel, thread: null }, person, text, locale, isForeign };
  const isFirst = placeKnown(asked, work) === null;
  const placed = await placeQuestion(asked, work, dependencies.door);
  if (!placed.ok) return placed;
  if (placed.value.isMoved && isFirst) {
    const notice = renderNotice(await whyMoved(asked), locale);
    await tellByResponseUrl(arrival, notice, workspace, dependencies.log);
  }
  return dependencies.answer(requestOf(arrival, workspace, text, placed.value, work), work);
}

function requestOf(
  { person }: CommandArrival,
  workspace: Workspace,
  text: string,
  { to, conversation }: QuestionPlace,
  { job }: WorkContext,
): AnswerRequest {
  return {
    ...{ workspace, to, conversation, person, text },
    questionKey: job.key,
    onto: null,
    source: null,
    existing: null,
  };
}

async function tellEnd(
  arrival: CommandArrival,
  work: WorkContext,
  dependencies: HandlerDependencies,
): Promise<void> {
  const workspace = await dependencies.workspaceOf(arrival.workspace);
  const place = placeKnown({ workspace, where: { channel: arrival.channel, thread: null } }, work);
  if (place !== null) {
    const text = await questionText(arrival.text, workspace);
    return tellGaveUp(requestOf(arrival, workspace, text, place, work), work, dependencies);
  }
  const locale = await localeOfPerson(workspace, arrival.person, dependencies.language);
  const notice = renderNotice(bugNotice(work.job.id), locale);
  await tellByResponseUrl(arrival, notice, workspace, dependencies.log);
}
