import type { Answer } from '../../domain/answer.ts';
import { done, type Outcome } from '../../domain/outcome.ts';
import type { Problem } from '../../domain/problem.ts';
import { renderNotice } from '../blocks/notices.ts';
import { conversations } from '../keys.ts';
import type { WorkContext } from '../work/handler.ts';
import type { AnswerDependencies, AnswerPlace } from './answer-at.ts';
import { postNoted } from './note-posted.ts';
import { isResumed, noteBegun, notedStanding, noteStanding } from './progress.ts';
import { unlessGone } from './slack-problems.ts';

/**
 * The asker's direct messages as the place of an answer that the channel must not read: a heading says which question it
 * is, the answer stands in its thread, and the conversation there remembers it.
 */
export async function privatePlace(
  place: AnswerPlace,
  work: WorkContext,
  { door }: AnswerDependencies,
): Promise<Outcome<AnswerPlace>> {
  const { workspace, asker, locale, question } = place;
  const asked = await privateQuestion(place, question);
  if (!asked.ok) return asked;
  const { channel } = asked.value;
  await noteBegun(work);
  let root = notedStanding(work, 'private-root');
  if (root === null) {
    const notice = { kind: 'asked-in' as const, channel: place.to.channel, text: question.text };
    const to = { channel, thread: null };
    const heading = { workspace, to, asker, source: null, part: 'private-root' as const };
    const sent = await postNoted(heading, renderNotice(notice, locale), work, door);
    if (!sent.ok) return sent;
    root = sent.value;
    await noteStanding(work, 'private-root', root);
  }
  return done({
    ...place,
    to: { channel, thread: root.ts },
    part: 'private',
    source: null,
    existing: null,
    question: asked.value.question,
  });
}

/** The question as one of that conversation: what it builds on, and who remembers it, is there and not in the channel. */
export async function privateQuestion(
  { workspace, asker }: AnswerPlace,
  { onto: _elsewhere, ...question }: AnswerPlace['question'],
): Promise<Outcome<{ readonly channel: string; readonly question: AnswerPlace['question'] }>> {
  const direct = await workspace.directChannel(asker);
  if (!direct.ok) return direct;
  const channel = direct.value;
  return done({ channel, question: { ...question, thread: conversations.direct(workspace.id, channel) } });
}

/** Tells the channel where the answer went, in the place of what stands there already. */
export async function tellChannel(
  place: AnswerPlace,
  work: WorkContext,
  { door }: AnswerDependencies,
): Promise<Outcome<void>> {
  const { workspace, locale } = place;
  const message = renderNotice({ kind: 'answered-privately' }, locale);
  const existing = notedStanding(work, 'notice') ?? place.existing;
  if (existing !== null) {
    const marker = { job: work.job.key, part: 'notice' as const, resumed: isResumed(work) };
    return unlessGone(await workspace.update(existing, message, marker));
  }
  const sent = await postNoted({ ...place, part: 'notice' }, message, work, door);
  if (!sent.ok) return sent;
  await noteStanding(work, 'notice', sent.value);
  return done(undefined);
}

/** Whether somebody with more rights might be told more than this. */
export function leavesOpen(answer: Answer): boolean {
  switch (answer.kind) {
    case 'refusal':
    case 'clarification':
    case 'guide':
      return true;
    case 'failure':
      return isAboutTables(answer.code);
    default:
      return false;
  }
}

/** Whether what the asker may be told says more than what the channel may. */
export function saysMore(own: Answer, shared: Answer): boolean {
  if (own.kind === 'data') return true;
  return own.kind === 'clarification' && shared.kind === 'refusal';
}

function isAboutTables(code: Problem['code']): boolean {
  return code.startsWith('sql-') || code === 'table-not-visible';
}
