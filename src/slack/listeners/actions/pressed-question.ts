import { otherSpan } from '../../../language/time/other-span.ts';
import type { LedgerEntry } from '../../../storage/ledger.ts';
import type { ClickArrival } from '../../arrival.ts';
import { type ActionId, actionOf } from '../../blocks/action-ids.ts';
import type { Notice } from '../../blocks/notices.ts';
import type { DoorDependencies } from '../../slack-door.ts';
import type { WorkContext } from '../../work/handler.ts';
import { findPressed, questionBehind } from '../find-answer.ts';
import { readAskValue, readChoiceValue } from './click-values.ts';

/** What a button asks. */
export interface PressedQuestion {
  readonly text: string;
  /** The question it goes on from; null for one that stands alone. */
  readonly onto: LedgerEntry | null;
}

type Pressed = PressedQuestion | { readonly notice: Notice };

const forgotten: Pressed = { notice: { kind: 'forgotten' } };
const notPossible: Pressed = { notice: { kind: 'not-possible' } };

/** The question behind a button: in the button itself, or in the ledger by its id. */
export async function readPressed(
  arrival: ClickArrival,
  work: WorkContext,
  door: Pick<DoorDependencies, 'clock' | 'records'>,
): Promise<Pressed> {
  const name = actionOf(arrival.action);
  if (name === 'ask') return offered(arrival, door);
  const choice = name === 'choose' ? readChoiceValue(arrival.value) : null;
  const entry = await findPressed(choice?.question ?? arrival.value, arrival, door.records.ledger);
  if (entry === null) return forgotten;
  switch (name) {
    case 'choose':
      return choice === null ? forgotten : chosen(entry, choice.index);
    case 'rerun':
      return { text: entry.answer?.answer.readAs?.text ?? entry.question.text, onto: entry };
    case 'narrower':
    case 'wider':
      return spanned(entry, name, work, door);
    default:
      return notPossible;
  }
}

/** A suggestion under an answer goes on from it; on the App Home and in help it stands alone. */
async function offered(
  { workspace, message, value }: ClickArrival,
  { records }: Pick<DoorDependencies, 'records'>,
): Promise<Pressed> {
  const read = readAskValue(value);
  if (read === null) return forgotten;
  if (message === null) return { text: read.text, onto: null };
  const { channel, ts } = message;
  return { text: read.text, onto: await questionBehind({ workspace, channel, ts }, records) };
}

function chosen(entry: LedgerEntry, index: number): Pressed {
  const answer = entry.answer?.answer;
  if (answer === undefined) return forgotten;
  const choice = answer.kind === 'clarification' ? answer.choices[index] : undefined;
  return choice === undefined ? notPossible : { text: choice.question, onto: entry };
}

function spanned(
  entry: LedgerEntry,
  direction: Extract<ActionId, 'narrower' | 'wider'>,
  { job }: WorkContext,
  { clock }: Pick<DoorDependencies, 'clock'>,
): Pressed {
  const answer = entry.answer?.answer;
  if (answer === undefined) return forgotten;
  if (answer.kind !== 'data' || answer.sources.range === null) return notPossible;
  const span = otherSpan(answer.sources, direction, clock(job.receivedAt), answer.locale);
  return span === null ? notPossible : { text: span.text, onto: entry };
}
