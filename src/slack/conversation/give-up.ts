import type { Log } from '../../telemetry/log.ts';
import { renderNotice } from '../blocks/notices.ts';
import type { OutgoingMessage } from '../delivery/outgoing.ts';
import type { WorkContext } from '../work/handler.ts';
import type { AnswerDependencies } from './answer-at.ts';
import type { AnswerRequest } from './answer-request.ts';
import { localeFor, localeOfPerson } from './locale-for.ts';
import { notePosted } from './note-posted.ts';
import { isShown, notedStanding } from './progress.ts';
import { ownKey, questionId } from './question-id.ts';

/**
 * After the last attempt: says so in the answer's place, with a way to try again. Not where the answer stands already and
 * only something beside it failed.
 */
export async function tellGaveUp(
  request: AnswerRequest,
  work: WorkContext,
  { door, language, log }: AnswerDependencies,
): Promise<void> {
  const { workspace, to, source, text } = request;
  const id = questionId(request.questionKey);
  const person = { locale: await localeOfPerson(workspace, request.person, language) };
  const locale = localeFor(text, person, language);
  const message = renderNotice({ kind: 'gave-up', id, text }, locale);
  if ((await endUnfinished(message, request, work, log)) !== 'nothing-stands') return;
  const sent = await workspace.post(to, message, markerOf(work));
  if (!sent.ok) return log.warn({ code: sent.problem.code, job: work.job.id }, 'nobody could be told');
  const view = { job: work.job.key };
  await notePosted({ workspace, to, asker: request.person, source, question: id, view }, sent.value, door);
}

/**
 * Puts it in the place of everything that still says that the question is being worked on, in the direct messages too.
 * `answered` where the answer stands.
 */
export async function endUnfinished(
  message: OutgoingMessage,
  { workspace, questionKey, existing }: Pick<AnswerRequest, 'workspace' | 'questionKey' | 'existing'>,
  work: WorkContext,
  log: Log,
): Promise<'answered' | 'ended' | 'nothing-stands'> {
  if (isShown(work, questionId(questionKey))) return 'answered';
  const isToldPrivately = isShown(work, questionId(ownKey(questionKey)));
  const unfinished = [
    notedStanding(work, 'answer') ?? existing,
    isToldPrivately ? null : notedStanding(work, 'private'),
  ].filter((at) => at !== null);
  for (const at of unfinished) {
    const updated = await workspace.update(at, message, markerOf(work));
    if (!updated.ok) log.warn({ code: updated.problem.code, job: work.job.id }, 'nobody could be told');
  }
  return unfinished.length === 0 ? 'nothing-stands' : 'ended';
}

function markerOf({ job }: WorkContext) {
  return { job: job.key, part: 'answer' as const, resumed: true };
}
