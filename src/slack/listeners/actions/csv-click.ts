import type { DataAnswer } from '../../../domain/answer.ts';
import { done, type Outcome } from '../../../domain/outcome.ts';
import { csvFile } from '../../conversation/dress-answer.ts';
import { isResumed, noteBegun } from '../../conversation/progress.ts';
import type { Conversation } from '../../delivery/outgoing.ts';
import { isDirect } from '../../keys.ts';
import { findAnswer } from '../find-answer.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';
import type { ClickAction, Clicked } from './clicked.ts';

/** All rows of an answer as a file: in its thread where everybody there may read them, else for whoever pressed alone. */
export const shareCsv: ClickAction = async (clicked, work, dependencies) => {
  const { arrival, workspace, audience } = clicked;
  const found = await findAnswer(arrival.value, arrival, audience.own, dependencies.door);
  if (found.kind === 'missing') return done(found.notice);
  const { answer } = found;
  if (answer.kind !== 'data' || answer.rows.length === 0) return done({ kind: 'not-possible' });
  const to = await placeFor(answer, clicked, dependencies);
  if (!to.ok) return to;
  if (work.job.progress[sharedKey] !== true) {
    await noteBegun(work);
    const shared = await workspace.share(to.value, csvFile(answer), isResumed(work));
    if (!shared.ok) return shared;
    await work.note({ [sharedKey]: true });
  }
  const isThere = to.value.channel === arrival.message?.channel;
  return done(isThere || arrival.message === null ? null : { kind: 'file-sent-privately' });
};

const sharedKey = 'shared';

async function placeFor(
  answer: DataAnswer,
  { arrival, workspace, audience }: Clicked,
  { door }: HandlerDependencies,
): Promise<Outcome<Conversation>> {
  const { message, person } = arrival;
  if (message !== null) {
    const there = { channel: message.channel, thread: message.thread ?? message.ts };
    if (isDirect(message.channel)) return done(there);
    if (!audience.isForeign && door.mayRead(audience.shared, answer.sources.tables)) return done(there);
  }
  const direct = await workspace.directChannel(person);
  return direct.ok ? done({ channel: direct.value, thread: null }) : direct;
}
