import type { ExamplesRequest } from '../ask/offers.ts';
import type { Ask } from '../ask/question.ts';
import type { Clock } from '../domain/date-range.ts';
import type { Principal } from '../domain/principal.ts';
import type { Feedback } from '../storage/feedback.ts';
import type { Installations } from '../storage/installations.ts';
import type { Ledger } from '../storage/ledger.ts';
import type { People } from '../storage/people.ts';
import type { PostedMessages } from '../storage/posted-messages.ts';
import type { Queue } from '../storage/queue.ts';
import type { Threads } from '../storage/threads.ts';
import type { Log } from '../telemetry/log.ts';
import type { Workspace } from './delivery/workspace.ts';

/** What the door needs of the application. */
export interface DoorDependencies {
  readonly ask: Ask;
  principal(id: string): Principal;
  /** Whether somebody is named in the access policy, beyond the default group. */
  isListed(id: string): boolean;
  clock(now?: Date): Clock;
  mayRead(principal: Principal, tables: readonly string[]): boolean;
  /** Questions that work for that person, nearest to the words first; in that language. */
  examples(request: ExamplesRequest): Promise<readonly string[]>;
  readonly records: Records;
  readonly log: Log;
}

/** What is kept in the bot's own database. */
export interface Records {
  readonly queue: Queue;
  readonly posted: PostedMessages;
  readonly feedback: Feedback;
  readonly people: People;
  readonly installations: Installations | null;
  readonly ledger: Ledger;
  readonly threads: Threads;
}

/** Workspaces by team id; throws `NotInstalledError` where the app is not installed. */
export type WorkspaceOf = (team: string) => Promise<Workspace>;

/**
 * Points of the work at which a process may die. A test kills it there; in production they are lines of the debug log.
 */
export const workSteps = [
  'stored',
  'acknowledged',
  'claimed',
  'placeholder-posted',
  'placeholder-noted',
  'asking',
  'drafting',
  'drafted',
  'running',
  'answered',
  'updated',
  'noted',
] as const;

export type WorkStep = (typeof workSteps)[number];

export type Mark = (step: WorkStep) => void;
