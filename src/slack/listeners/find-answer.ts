import type { Answer } from '../../domain/answer.ts';
import type { Principal } from '../../domain/principal.ts';
import type { Ledger, LedgerEntry } from '../../storage/ledger.ts';
import type { MessagePlace } from '../../storage/posted-messages.ts';
import type { ClickArrival } from '../arrival.ts';
import type { Notice } from '../blocks/notices.ts';
import { conversations, principalId } from '../keys.ts';
import type { DoorDependencies, Records } from '../slack-door.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** The question that a message of ours answers; null where it answers none. */
export async function questionBehind(
  message: MessagePlace,
  { posted, ledger }: Pick<Records, 'posted' | 'ledger'>,
): Promise<LedgerEntry | null> {
  const row = await posted.find(message);
  return row?.question == null ? null : ledger.find(row.question);
}

/** Where a button was pressed, and by whom. */
export type PressedAt = Pick<ClickArrival, 'workspace' | 'person' | 'message'>;

/**
 * The question that a button speaks of: one of the conversation it stands in, or of whoever pressed. An id alone opens
 * nothing: neither what others asked in their direct messages, nor what was asked in another workspace.
 */
export async function findPressed(
  id: string,
  pressed: PressedAt,
  ledger: Pick<Ledger, 'find'>,
): Promise<LedgerEntry | null> {
  const entry = uuid.test(id) ? await ledger.find(id) : null;
  return entry !== null && isWithin(entry, pressed) ? entry : null;
}

function isWithin({ question }: LedgerEntry, { workspace, person, message }: PressedAt): boolean {
  if (question.principal === principalId(workspace, person)) return true;
  if (message === null) return false;
  return question.thread === conversations.of(workspace, message.channel, message.thread ?? message.ts);
}

export type FoundAnswer =
  | { readonly kind: 'found'; readonly answer: Answer }
  | { readonly kind: 'missing'; readonly notice: Notice };

/** The answer to that question, for somebody who may read all tables behind it. */
export async function findAnswer(
  id: string,
  pressed: PressedAt,
  reader: Principal,
  door: Pick<DoorDependencies, 'mayRead'> & { readonly records: Pick<Records, 'ledger'> },
): Promise<FoundAnswer> {
  const entry = await findPressed(id, pressed, door.records.ledger);
  if (entry === null || entry.answer === null) return missing('forgotten');
  const { answer } = entry.answer;
  return mayOpen(answer, entry.question.principal, reader, door)
    ? { kind: 'found', answer }
    : missing('not-yours');
}

/** A statement that gave no answer names tables of its asker's, and no list of them is kept: it is theirs alone. */
function mayOpen(
  answer: Answer,
  asker: string,
  reader: Principal,
  { mayRead }: Pick<DoorDependencies, 'mayRead'>,
): boolean {
  if ('sources' in answer) return mayRead(reader, answer.sources.tables);
  return reader.id === asker || !('sql' in answer) || answer.sql === null;
}

function missing(kind: 'forgotten' | 'not-yours'): FoundAnswer {
  return { kind: 'missing', notice: { kind } };
}
