import type { Outcome } from '../../domain/outcome.ts';
import type { Conversation, OutgoingMessage, Standing } from '../delivery/outgoing.ts';
import type { MessagePart, Workspace } from '../delivery/workspace.ts';
import type { PostedView } from '../posted-view.ts';
import type { DoorDependencies } from '../slack-door.ts';
import type { WorkContext } from '../work/handler.ts';
import { isResumed } from './progress.ts';

/** A message of ours, for the record. */
export interface PostedNote {
  readonly workspace: Pick<Workspace, 'id'>;
  /** Where it was posted. */
  readonly to: Conversation;
  /** Person id of whoever it is for. */
  readonly asker: string;
  /** `ts` of the message it answers, if any. */
  readonly source: string | null;
  /** Id in the ledger; null for what answers no question. */
  readonly question: string | null;
  readonly view: PostedView;
}

/** So that buttons, reactions, edits and replies find what the message is about. */
export function notePosted(
  { workspace, to, asker, source, question, view }: PostedNote,
  at: Standing,
  { records }: Pick<DoorDependencies, 'records'>,
): Promise<void> {
  const row = { thread: to.thread, question, person: asker, source, view };
  return records.posted.note({ workspace: workspace.id, ...at, ...row });
}

/** A message of ours that answers no question itself: a heading, a refusal, a short word. */
export interface PlainNote extends Pick<PostedNote, 'to' | 'asker' | 'source'> {
  readonly workspace: Pick<Workspace, 'id' | 'post'>;
  readonly part: MessagePart;
}

/** Posts it once, however often the job runs, and puts it on record. Only after `noteBegun`. */
export async function postNoted(
  { part, ...note }: PlainNote,
  message: OutgoingMessage,
  work: WorkContext,
  door: Pick<DoorDependencies, 'records'>,
): Promise<Outcome<Standing>> {
  const job = work.job.key;
  const sent = await note.workspace.post(note.to, message, { job, part, resumed: isResumed(work) });
  if (sent.ok) await notePosted({ ...note, question: null, view: { job } }, sent.value, door);
  return sent;
}
