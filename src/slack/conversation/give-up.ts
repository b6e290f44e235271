import { renderNotice } from '../blocks/notices.ts';
import type { WorkContext } from '../work/handler.ts';
import { type AnswerDependencies, notePosted } from './answer-at.ts';
import type { AnswerRequest } from './answer-request.ts';
import { localeFor } from './locale-for.ts';
import { isShown, notedStanding } from './progress.ts';
import { questionId } from './question-id.ts';

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
  if (isShown(work, id)) return;
  const person = await workspace.person(request.person);
  const locale = localeFor(text, person.ok ? person.value : { locale: 'en' }, language);
  const message = renderNotice({ kind: 'gave-up', id, text }, locale);
  const marker = { job: work.job.key, part: 'answer', resumed: true };
  const existing = notedStanding(work, 'answer') ?? request.existing;
  if (existing !== null) {
    const updated = await workspace.update(existing, message, marker);
    if (!updated.ok) log.warn({ code: updated.problem.code, job: work.job.id }, 'nobody could be told');
    return;
  }
  const sent = await workspace.post(to, message, marker);
  if (!sent.ok) return log.warn({ code: sent.problem.code, job: work.job.id }, 'nobody could be told');
  await notePosted({ workspace, to, asker: request.person, source }, sent.value, id, door);
}
