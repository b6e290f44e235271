import { blockActions, eventEnvelope, messageAction, slashCommand } from './payloads.ts';
import { readEvent } from './read-event.ts';
import { readActions, readCommand, readShortcut } from './read-interaction.ts';
import type { ReadArrival, Self } from './reading.ts';

/** Pure: what is to become of an arrival. What cannot be read is not ours to answer, and is ignored. */
export function readArrival(body: unknown, self: Self, now: Date): ReadArrival {
  const event = eventEnvelope.safeParse(body);
  if (event.success) return readEvent(event.data, self, now);
  const actions = blockActions.safeParse(body);
  if (actions.success) return readActions(actions.data, self, now);
  if (typeOf(body) === 'view_submission') return { kind: 'now' };
  const shortcut = messageAction.safeParse(body);
  if (shortcut.success) return readShortcut(shortcut.data, self, now);
  const command = slashCommand.safeParse(body);
  if (command.success) return readCommand(command.data, self, now);
  return { kind: 'ignored', why: `nothing of ours: ${typeOf(body) ?? 'no type'}` };
}

function typeOf(body: unknown): string | null {
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : null;
  return typeof type === 'string' ? type : null;
}
