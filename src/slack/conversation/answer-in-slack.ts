import type { Answer } from '../../domain/answer.ts';
import { done, type Outcome } from '../../domain/outcome.ts';
import type { Principal } from '../../domain/principal.ts';
import { renderNotice } from '../blocks/notices.ts';
import type { LivingMessage } from '../delivery/living-message.ts';
import type { WorkContext } from '../work/handler.ts';
import {
  type AnswerDependencies,
  type AnswerPlace,
  finishWith,
  openAnswer,
  showAnswer,
} from './answer-at.ts';
import type { AnswerInSlack, AnswerRequest } from './answer-request.ts';
import { type Admitted, audienceOf, mayReadMore, type Refused, refusal } from './audience.ts';
import { greetOnce } from './greet.ts';
import { localeFor, localeOf } from './locale-for.ts';
import { notePosted, postNoted } from './note-posted.ts';
import { leavesOpen, privatePlace, privateQuestion, saysMore, tellChannel } from './private-answer.ts';
import { isResumed, noteBegun } from './progress.ts';
import { ownKey, questionId } from './question-id.ts';
import { isLeft, runQuestion } from './run-question.ts';
import { unlessGone } from './slack-problems.ts';

/** The one path of a question through Slack: who asks and who reads along, the answer in its place, a welcome. */
export function createAnswerInSlack(dependencies: AnswerDependencies): AnswerInSlack {
  return async (request, work) => {
    const { workspace, person, to } = request;
    const audience = await audienceOf(workspace, { person, channel: to.channel }, dependencies.door);
    if (!audience.ok) return audience;
    if (audience.value.kind === 'refused') return refuse(audience.value, request, work, dependencies);
    const admitted = audience.value;
    const answered = admitted.isForeign
      ? await answerForeign(request, admitted, work, dependencies)
      : await answerHere(request, admitted, work, dependencies);
    if (answered.ok && !isLeft(work.signal)) {
      await greetOnce(workspace, admitted.person, admitted.own, dependencies);
    }
    return answered;
  };
}

async function answerHere(
  request: AnswerRequest,
  audience: Admitted,
  work: WorkContext,
  dependencies: AnswerDependencies,
): Promise<Outcome<void>> {
  const { own, shared, here: principal } = audience;
  const place = placeOf(request, principal, audience, work, dependencies);
  const opened = await openAnswer(place, work, dependencies);
  if (!opened.ok) return opened;
  const answer = await runQuestion(dependencies.door.ask, place.question, opened.value, work);
  if (answer === null) return done(undefined);
  if (principal === shared && mayReadMore(own, shared) && leavesOpen(answer)) {
    const personal = await askAsOwn(request, own, place, work, dependencies);
    if (isLeft(work.signal)) return done(undefined);
    if (personal !== null && saysMore(personal.answer, answer)) {
      return showPrivately(personal.place, opened.value, work, dependencies);
    }
  }
  return showAnswer(answer, place, opened.value, work, dependencies);
}

/**
 * The same with the asker's own rights. It is another question, of their direct messages, so that the channel's thread
 * never holds its answer. Null where it cannot be asked.
 */
async function askAsOwn(
  request: AnswerRequest,
  principal: Principal,
  place: AnswerPlace,
  work: WorkContext,
  { door, log }: AnswerDependencies,
): Promise<{ readonly place: AnswerPlace; readonly answer: Answer } | null> {
  const id = questionId(ownKey(request.questionKey));
  const asked = await privateQuestion(place, { ...place.question, id, principal });
  if (!asked.ok) {
    log.warn({ code: asked.problem.code, job: work.job.id }, 'a question could not be asked privately');
    return null;
  }
  const { question } = asked.value;
  const answer = await runQuestion(door.ask, question, null, work);
  return answer === null ? null : { place: { ...place, question }, answer };
}

/** Another company reads along: nothing is answered there, not even what everybody of ours may know. */
async function answerForeign(
  request: AnswerRequest,
  audience: Admitted,
  work: WorkContext,
  dependencies: AnswerDependencies,
): Promise<Outcome<void>> {
  const place = placeOf(request, audience.own, audience, work, dependencies);
  const shown = await answerInDirect(place, work, dependencies);
  return shown.ok && !isLeft(work.signal) ? tellChannel(place, work, dependencies) : shown;
}

async function showPrivately(
  place: AnswerPlace,
  inChannel: LivingMessage,
  work: WorkContext,
  dependencies: AnswerDependencies,
): Promise<Outcome<void>> {
  const shown = await answerInDirect(place, work, dependencies);
  if (!shown.ok || isLeft(work.signal)) return shown;
  const notice = renderNotice({ kind: 'answered-privately' }, place.locale);
  const told = await finishWith(notice, place, inChannel, dependencies.door);
  if (!told.ok) return told;
  if (told.value === 'stands') {
    const note = { ...place, question: null, view: { job: work.job.key } };
    await notePosted(note, inChannel.at, dependencies.door);
  }
  return done(undefined);
}

/** A question that was answered already keeps its answer: asking by the same id shows it without asking anew. */
async function answerInDirect(
  place: AnswerPlace,
  work: WorkContext,
  dependencies: AnswerDependencies,
): Promise<Outcome<void>> {
  const direct = await privatePlace(place, work, dependencies);
  if (!direct.ok) return direct;
  const opened = await openAnswer(direct.value, work, dependencies);
  if (!opened.ok) return opened;
  const answer = await runQuestion(dependencies.door.ask, direct.value.question, opened.value, work);
  if (answer === null) return done(undefined);
  return showAnswer(answer, direct.value, opened.value, work, dependencies);
}

function placeOf(
  request: AnswerRequest,
  principal: Principal,
  { person }: Admitted,
  work: WorkContext,
  { door, language }: AnswerDependencies,
): AnswerPlace {
  const { workspace, to, source, existing, text, task, onto } = request;
  const isQuery = task !== undefined;
  const written = isQuery ? localeOf(person, language) : null;
  return {
    ...{ workspace, to, source, existing, part: 'answer', asker: request.person },
    locale: written ?? localeFor(text, person, language),
    question: {
      ...{ id: questionId(request.questionKey), text, principal, door: 'slack' },
      thread: request.conversation,
      locale: written ?? (language === 'auto' ? null : language),
      askerLocale: person.locale,
      // Of when it was asked: a second run must not read "yesterday" as another day.
      clock: door.clock(work.job.receivedAt),
      ...(task === undefined ? {} : { task }),
      ...(onto === null ? {} : { onto }),
    },
  };
}

async function refuse(
  refused: Refused,
  request: AnswerRequest,
  work: WorkContext,
  { door, language }: AnswerDependencies,
): Promise<Outcome<void>> {
  const { workspace, to, source, existing } = request;
  const message = refusal(refused, language);
  if (existing !== null) {
    const marker = { job: work.job.key, part: 'notice' as const, resumed: isResumed(work) };
    return unlessGone(await workspace.update(existing, message, marker));
  }
  await noteBegun(work);
  const note = { workspace, to, asker: request.person, source, part: 'notice' as const };
  const sent = await postNoted(note, message, work, door);
  return sent.ok ? done(undefined) : sent;
}
