import type { Standing } from '../delivery/outgoing.ts';
import type { MessagePart } from '../delivery/workspace.ts';
import type { WorkContext } from '../work/handler.ts';

/** Where an earlier run of the job put that message; null when none is known to have. */
export function notedStanding({ job }: WorkContext, part: MessagePart): Standing | null {
  const noted = job.progress[keyOf(part)];
  if (typeof noted !== 'object' || noted === null) return null;
  const { channel, ts } = noted as Partial<Record<keyof Standing, unknown>>;
  return typeof channel === 'string' && typeof ts === 'string' ? { channel, ts } : null;
}

export function noteStanding(work: WorkContext, part: MessagePart, at: Standing): Promise<void> {
  return work.note({ [keyOf(part)]: at });
}

/** Whether an earlier run of the job may have sent something: it began, and its end is not known. */
export function isResumed({ job }: WorkContext): boolean {
  return job.attempts > 1 || job.progress[begunKey] === true;
}

/** Before the first message: a run that is given back at a drain counts as none. */
export async function noteBegun(work: WorkContext): Promise<void> {
  if (!isResumed(work)) await work.note({ [begunKey]: true });
}

/** Whether the answer of that question stands, with its file: what fails now is not worth a word any more. */
export function isShown({ job }: WorkContext, question: string): boolean {
  return job.progress[shownKey] === question;
}

export function noteShown(work: WorkContext, question: string): Promise<void> {
  return work.note({ [shownKey]: question });
}

const begunKey = 'begun';
const shownKey = 'shown';

function keyOf(part: MessagePart): string {
  return part === 'answer' ? 'at' : `at-${part}`;
}
