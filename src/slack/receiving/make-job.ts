import type { Arrival } from '../arrival.ts';
import { principalId } from '../keys.ts';
import type { ArrivalJob, Condition, ReadArrival } from './reading.ts';

export interface JobParts {
  readonly key: string;
  readonly conversation: string;
  /** Null for what nobody in particular did. */
  readonly person: string | null;
  readonly payload: Arrival;
  readonly now: Date;
}

export function makeJob({ key, conversation, person, payload, now }: JobParts): ArrivalJob {
  const { kind, workspace } = payload;
  const asker = person === null ? workspace : principalId(workspace, person);
  return { key, kind, conversation, asker, payload, receivedAt: now };
}

export function oneJob(parts: JobParts, condition: Condition | null = null): ReadArrival {
  return { kind: 'job', jobs: [makeJob(parts)], condition };
}

export function ignored(why: string): ReadArrival {
  return { kind: 'ignored', why };
}
