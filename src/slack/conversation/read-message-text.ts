import type { Workspace } from '../delivery/workspace.ts';
import { mentioned, messageText } from './message-text.ts';

/** One message may mention thousands, and each is a call of Slack. */
const mostLookedUp = 20;

/** Like `messageText`, with the people it mentions by their names as far as they can be looked up. */
export async function readMessageText(
  text: string,
  workspace: Pick<Workspace, 'self' | 'person'>,
): Promise<string> {
  const names = new Map<string, string>();
  for (const id of mentioned(text, workspace.self.user).slice(0, mostLookedUp)) {
    const found = await workspace.person(id);
    if (found.ok) names.set(id, found.value.name);
  }
  return messageText(text, workspace.self.user, names);
}
