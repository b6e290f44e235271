import type { Conversation, Standing } from '../delivery/outgoing.ts';
import type { Workspace } from '../delivery/workspace.ts';
import type { PostedView } from '../posted-view.ts';
import type { DoorDependencies } from '../slack-door.ts';

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
