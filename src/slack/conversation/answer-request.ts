import type { Outcome } from '../../domain/outcome.ts';
import type { Conversation, Standing } from '../delivery/outgoing.ts';
import type { Workspace } from '../delivery/workspace.ts';
import type { WorkContext } from '../work/handler.ts';

/** One question for Slack, from wherever it came: typed, pressed, a command or a shortcut. */
export interface AnswerRequest {
  readonly workspace: Workspace;
  /** Where the answer goes: the question's thread. */
  readonly to: Conversation;
  /** Slack id of the asker, `U…`; their rights decide. */
  readonly person: string;
  /** Plain: markup decoded. */
  readonly text: string;
  /** Names the question for good, so that a second run finds its answer instead of asking anew. */
  readonly questionKey: string;
  /** Whose turns it belongs to: `slack:T/D` or `slack:T/C/<root ts>`. */
  readonly conversation: string;
  /** Id in the ledger of the question it builds on; null for the last of the conversation. */
  readonly onto: string | null;
  /** `ts` of the message that is answered; null where none is (slash command). */
  readonly source: string | null;
  readonly task?: 'explain-query' | 'explain-table';
  /** A message of ours that the answer takes the place of. */
  readonly existing: Standing | null;
}

/** Asks, and shows the answer where it belongs; what it notes in the job lets a second run go on where the first ended. */
export type AnswerInSlack = (request: AnswerRequest, work: WorkContext) => Promise<Outcome<void>>;
