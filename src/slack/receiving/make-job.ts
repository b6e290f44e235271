import type { Arrival } from '../arrival.ts';
import type { ArrivalJob, ReadArrival } from './reading.ts';

/** Names of the conversations in which jobs keep their order. */
export const conversations = {
  /** Questions of a thread, or of a whole direct conversation. */
  of(workspace: string, channel: string, root: string): string {
    return isDirect(channel) ? `slack:${workspace}/${channel}` : `slack:${workspace}/${channel}/${root}`;
  },
  /** What must not wait for the question it is about: edits, deletions, stops. */
  aside(workspace: string, channel: string, ts: string): string {
    return `slack:${workspace}/${channel}/${ts}/aside`;
  },
  home(workspace: string, person: string): string {
    return `slack:${workspace}/home/${person}`;
  },
  command(workspace: string, trigger: string): string {
    return `slack:${workspace}/command/${trigger}`;
  },
  uninstall(workspace: string): string {
    return `slack:${workspace}/uninstall`;
  },
};

/** Ids of direct conversations with one person begin so. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** The same question however often and in whatever guise it arrives. */
export function questionKey(workspace: string, channel: string, ts: string): string {
  return `${workspace}/${channel}/${ts}`;
}

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
  const asker = person === null ? workspace : `${workspace}/${person}`;
  return { key, kind, conversation, asker, payload, receivedAt: now };
}

export function oneJob(parts: JobParts): ReadArrival {
  return { kind: 'job', jobs: [makeJob(parts)], condition: null };
}

export function ignored(why: string): ReadArrival {
  return { kind: 'ignored', why };
}
