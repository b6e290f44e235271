import type { Question } from '../../ask/question.ts';
import type { Answer } from '../../domain/answer.ts';
import type { Locale } from '../../domain/locale.ts';
import { done, type Outcome } from '../../domain/outcome.ts';
import type { Log } from '../../telemetry/log.ts';
import type { LivingMessage } from '../delivery/living-message.ts';
import { openLivingMessage } from '../delivery/open-living-message.ts';
import type { Conversation, OutgoingFile, OutgoingMessage, Standing } from '../delivery/outgoing.ts';
import type { MessagePart, Workspace } from '../delivery/workspace.ts';
import { type PostedView, readView } from '../posted-view.ts';
import type { DoorDependencies } from '../slack-door.ts';
import type { WorkContext } from '../work/handler.ts';
import { dressAnswer } from './dress-answer.ts';
import { notePosted } from './note-posted.ts';
import { isResumed, isShown, noteBegun, notedStanding, noteShown, noteStanding } from './progress.ts';
import { isLeft } from './run-question.ts';

export interface AnswerDependencies {
  readonly door: DoorDependencies;
  /** Whether answers are streamed as they are written: only with a language model that writes. */
  readonly streams: boolean;
  /** `auto` follows the question, and where there is none the person. */
  readonly language: 'auto' | Locale;
  readonly log: Log;
}

/** The place of one answer. */
export interface AnswerPlace {
  readonly workspace: Workspace;
  readonly to: Conversation;
  readonly part: MessagePart;
  /** Person id. */
  readonly asker: string;
  readonly source: string | null;
  readonly existing: Standing | null;
  readonly question: Question & { readonly id: string };
  /** Until the answer has its own. */
  readonly locale: Locale;
}

/** The message in which an answer grows: the one of an earlier run, or a new one; noted before anything relies on it. */
export async function openAnswer(
  place: AnswerPlace,
  work: WorkContext,
  { door, streams, log }: AnswerDependencies,
): Promise<Outcome<LivingMessage>> {
  const { workspace, to, part, locale, asker } = place;
  const { posted } = door.records;
  const resumed = isResumed(work);
  await noteBegun(work);
  const opened = await openLivingMessage({
    ...{ workspace, to, recipient: asker, locale, log },
    streams: streams && place.question.task === undefined,
    marker: { job: work.job.key, part, resumed },
    jobKey: work.job.key,
    since: place.source,
    existing: notedStanding(work, part) ?? place.existing,
    isKnown: async (at) => (await posted.find({ workspace: workspace.id, ...at })) !== null,
    onStanding: (at) => noteStanding(work, part, at),
    mark: work.mark,
  });
  if (opened.ok) {
    const { id, task } = place.question;
    const view = { job: work.job.key, ...(task === undefined ? {} : { isAside: true }) };
    await notePosted({ ...place, question: id, view }, opened.value.at, door);
  }
  return opened;
}

/** Puts the answer in its place, and its rows beside it where they are many. */
export async function showAnswer(
  answer: Answer,
  place: AnswerPlace,
  living: LivingMessage,
  work: WorkContext,
  { door, log }: AnswerDependencies,
): Promise<Outcome<void>> {
  const { workspace, asker } = place;
  const { chart = 'auto', file: standing } = await viewAt(place, living.at, door);
  const dressed = await dressAnswer(answer, { workspace, asker, log, chart });
  if (isLeft(work.signal)) return done(undefined);
  // Where an earlier run ended, Slack took the file or never will.
  const isRefused = isShown(work, answer.id) && dressed.file?.name !== standing;
  const message = isRefused ? dressed.withoutFile : dressed.message;
  const finished = await finishWith(message, place, living, door);
  if (!finished.ok) return finished;
  work.mark('updated');
  if (dressed.file !== null && finished.value === 'stands' && !isShown(work, answer.id)) {
    const shared = await shareRows(
      dressed.file,
      dressed.withoutFile,
      { place, at: living.at, work },
      { door, log },
    );
    if (!shared.ok) return shared;
  }
  await noteShown(work, answer.id);
  work.mark('noted');
  return done(undefined);
}

/** Deleted by somebody meanwhile: then nobody wants it, and it is forgotten. */
export async function finishWith(
  message: OutgoingMessage,
  { workspace }: Pick<AnswerPlace, 'workspace'>,
  living: LivingMessage,
  { records }: DoorDependencies,
): Promise<Outcome<'stands' | 'gone'>> {
  const finished = await living.finish(message);
  if (finished.ok) return done('stands');
  if (finished.problem.code !== 'slack-message-gone') return finished;
  await records.posted.remove({ workspace: workspace.id, ...living.at });
  return done('gone');
}

async function viewAt(
  { workspace }: AnswerPlace,
  at: Standing,
  { records }: DoorDependencies,
): Promise<PostedView> {
  const row = await records.posted.find({ workspace: workspace.id, ...at });
  return row === null ? {} : readView(row);
}

interface StandingAnswer {
  readonly place: AnswerPlace;
  readonly at: Standing;
  readonly work: WorkContext;
}

/** A file that Slack will never take must not cost the answer: the message then says nothing of it. */
async function shareRows(
  file: OutgoingFile,
  withoutFile: OutgoingMessage,
  { place, at, work }: StandingAnswer,
  { door, log }: Pick<AnswerDependencies, 'door' | 'log'>,
): Promise<Outcome<void>> {
  const { workspace, to, part } = place;
  const shared = await workspace.share(to, file, isResumed(work));
  if (shared.ok) {
    await door.records.posted.setView({ workspace: workspace.id, ...at }, { file: file.name });
    return shared;
  }
  const { code } = shared.problem;
  if (code !== 'slack-scope-missing' && code !== 'slack-refused') return shared;
  log.warn({ code, params: shared.problem.params, job: work.job.id }, 'a file could not be shared');
  return workspace.update(at, withoutFile, { job: work.job.key, part, resumed: false });
}
