import type { Answer } from '../../../domain/answer.ts';
import type { Principal } from '../../../domain/principal.ts';
import type { Ledger, LedgerEntry } from '../../../storage/ledger.ts';
import type { Notice } from '../../blocks/notices.ts';
import type { DoorDependencies } from '../../slack-door.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Null where nothing is known of that question (any more). */
export async function findQuestion(id: string, ledger: Pick<Ledger, 'find'>): Promise<LedgerEntry | null> {
  return uuid.test(id) ? ledger.find(id) : null;
}

export type FoundAnswer =
  | { readonly kind: 'found'; readonly answer: Answer }
  | { readonly kind: 'missing'; readonly notice: Notice };

/** The answer to that question, for somebody who may read all tables behind it. */
export async function findAnswer(
  id: string,
  reader: Principal,
  door: Pick<DoorDependencies, 'mayRead'> & { readonly records: Pick<DoorDependencies['records'], 'ledger'> },
): Promise<FoundAnswer> {
  const entry = await findQuestion(id, door.records.ledger);
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
