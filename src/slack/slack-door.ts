import type { ExamplesRequest } from '../ask/offers.ts';
import type { Ask } from '../ask/question.ts';
import type { Clock } from '../domain/date-range.ts';
import type { Principal } from '../domain/principal.ts';
import type { Installations } from '../storage/installations.ts';
import type { BotRecords } from '../storage/records.ts';
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
export interface Records extends BotRecords {
  readonly installations: Installations | null;
}

/** Workspaces by team id; throws `NotInstalledError` where the app is not installed. */
export type WorkspaceOf = (team: string) => Promise<Workspace>;
