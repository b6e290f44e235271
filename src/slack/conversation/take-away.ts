import type { Outcome } from '../../domain/outcome.ts';
import type { PostedMessage } from '../../storage/posted-messages.ts';
import { questionKey } from '../keys.ts';
import { readView } from '../posted-view.ts';
import type { DoorDependencies, WorkspaceOf } from '../slack-door.ts';

export interface TakeAwayDependencies {
  readonly door: Pick<DoorDependencies, 'records'>;
  readonly workspaceOf: WorkspaceOf;
  stopLocal(jobKey: string): void;
}

/** Takes a message of ours away for good, and ends the work on it: nobody wants its answer any more. */
export async function takeAway(
  message: PostedMessage,
  { door, workspaceOf, stopLocal }: TakeAwayDependencies,
): Promise<Outcome<void>> {
  const { posted, queue } = door.records;
  const { workspace: team, channel, ts } = message;
  const key = jobBehind(message);
  if (key !== null && (await queue.requestStop(key)) === 'running') stopLocal(key);
  const workspace = await workspaceOf(team);
  const removed = await workspace.remove({ channel, ts });
  if (removed.ok) await posted.remove(message);
  return removed;
}

function jobBehind(message: PostedMessage): string | null {
  const { workspace, channel, source } = message;
  return readView(message).job ?? (source === null ? null : questionKey(workspace, channel, source));
}
