import type { Ledger } from '../../../storage/ledger.ts';
import type { ClickArrival } from '../../arrival.ts';
import { questionId } from '../../conversation/question-id.ts';
import type { WorkContext } from '../../work/handler.ts';

const foldedMs = 60_000;

/** The same button pressed by the same person within a minute asks the same question. */
export function questionKeyOf(arrival: ClickArrival, receivedAt: Date): string {
  return keyIn(arrival, minuteOf(receivedAt));
}

/**
 * Whether an earlier click asked it a moment ago: people press twice, and Slack gives each press a name of its own. Jobs of
 * a conversation run one after the other, so the first is in the ledger by the time of the second.
 */
export async function isRepeated(
  arrival: ClickArrival,
  work: WorkContext,
  ledger: Pick<Ledger, 'find'>,
): Promise<boolean> {
  const { job } = work;
  if (job.progress[firstKey] === true) return false;
  const minute = minuteOf(job.receivedAt);
  if ((await ledger.find(questionId(keyIn(arrival, minute)))) !== null) return true;
  const before = await ledger.find(questionId(keyIn(arrival, minute - 1)));
  if (before !== null && job.receivedAt.getTime() - Date.parse(before.question.askedAt) < foldedMs)
    return true;
  await work.note({ [firstKey]: true });
  return false;
}

const firstKey = 'first';

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / foldedMs);
}

function keyIn({ workspace, person, message, action, value }: ClickArrival, minute: number): string {
  const place = message === null ? 'home' : `${message.channel}/${message.ts}`;
  return [workspace, place, action, value, person, minute].join('/');
}
