import { done, type Outcome } from '../../../domain/outcome.ts';
import type { EditArrival, QuestionArrival } from '../../arrival.ts';
import { messageText } from '../../conversation/message-text.ts';
import type { Workspace } from '../../delivery/workspace.ts';
import { isDirect, questionKey } from '../../keys.ts';
import type { Handler, WorkContext } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';
import { type AskedMessage, answerMessage, tellMessageGaveUp } from './question-handler.ts';

/** An edited question is answered as it reads now, where its answer stands or is being made. */
export function createEditHandler(dependencies: HandlerDependencies): Handler<EditArrival> {
  return {
    async run(arrival, work) {
      const workspace = await dependencies.workspaceOf(arrival.workspace);
      const now = messageText(arrival.text, workspace.self.user);
      if (now === '' || now === messageText(arrival.before, workspace.self.user)) return done(undefined);
      return askAnew(arrival, workspace, work, dependencies);
    },
    /** What stands there answers other words by now, so that it must not be left to look like an answer. */
    async giveUp(arrival, work) {
      const workspace = await dependencies.workspaceOf(arrival.workspace);
      const edited = questionOf(arrival, null, work.job.key);
      const asked = await askedInPlace(edited, workspace, work, dependencies);
      if (asked !== null) await tellMessageGaveUp(asked, work, dependencies);
    },
  };
}

async function askAnew(
  arrival: EditArrival,
  workspace: Workspace,
  work: WorkContext,
  dependencies: HandlerDependencies,
): Promise<Outcome<void>> {
  const { queue } = dependencies.door.records;
  const key = questionKey(arrival.workspace, arrival.channel, arrival.ts);
  const job = await queue.find(key);
  const isOpen = job !== null && (job.state === 'waiting' || job.state === 'running');
  const original = isOpen ? (job.payload as QuestionArrival) : null;
  const edited = questionOf(arrival, original, work.job.key);
  if (isOpen && (await queue.replace(key, edited))) {
    dependencies.stopLocal(key, 'replaced');
    return done(undefined);
  }
  const asked = await askedInPlace(edited, workspace, work, dependencies);
  return asked === null ? done(undefined) : answerMessage(asked, work, dependencies);
}

/** In the place of the answer so far. Null where none stands: taken away by its asker, or it was never a question. */
async function askedInPlace(
  edited: QuestionArrival,
  workspace: Workspace,
  { job }: WorkContext,
  { door }: HandlerDependencies,
): Promise<AskedMessage | null> {
  const [answer] = await door.records.posted.answering(edited);
  if (answer === undefined) return null;
  const existing = { channel: answer.channel, ts: answer.ts };
  return { arrival: edited, workspace, key: job.key, existing };
}

function questionOf(
  arrival: EditArrival,
  original: QuestionArrival | null,
  revision: string,
): QuestionArrival {
  const { workspace, channel, person, ts, thread, text } = arrival;
  return {
    kind: 'question',
    ...{ workspace, channel, person, ts, thread, text, revision },
    addressed: original?.addressed ?? (isDirect(channel) ? 'dm' : 'mention'),
  };
}
