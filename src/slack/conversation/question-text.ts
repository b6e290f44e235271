import type { Workspace } from '../delivery/workspace.ts';
import { plainWords } from './plain-words.ts';
import { readMessageText } from './read-message-text.ts';

/**
 * What a message asks: its words without their looks, and without the people it is also meant for. "<@U1>이 본 것" is about
 * somebody, so the name stays.
 */
export async function questionText(
  text: string,
  workspace: Pick<Workspace, 'self' | 'person'>,
): Promise<string> {
  const { user } = workspace.self;
  const toAll = text.replaceAll(addressed, (whole, id: string) => (id === user ? whole : ' '));
  return plainWords(await readMessageText(toAll, workspace));
}

const addressed =
  /(?:(?<![\p{L}\p{N}])cc:?\s*)?<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>(?:\s?님)?(?:\s*[,;])?(?=$|[\s.!?~)]|<)/giu;
