import type { Locale } from '../../domain/locale.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Mark } from '../slack-door.ts';
import type { LivingMessage } from './living-message.ts';
import type { Conversation, Standing } from './outgoing.ts';
import type { Pace } from './pace.ts';
import type { Marker, Workspace } from './workspace.ts';

export interface LivingMessageOptions {
  readonly workspace: Workspace;
  readonly to: Conversation;
  /** The asker's person id. */
  readonly recipient: string;
  readonly locale: Locale;
  readonly marker: Marker;
  /** Whether Slack is to stream it; a refusal of the stream falls back to a plain placeholder. */
  readonly streams: boolean;
  /** For the stop button. */
  readonly jobKey: string;
  /** Of an earlier run of the job, or the answer of an edited question: finished in place, without a new placeholder. */
  readonly existing: Standing | null;
  /** Whether a message of ours is noted already; tells a stream apart whose `ts` never reached us. */
  readonly isKnown?: (at: Standing) => Promise<boolean>;
  /** Stores where the placeholder stands, before anything else happens. */
  readonly onStanding?: (at: Standing) => Promise<void>;
  /** Marks `placeholder-posted` and `placeholder-noted`. */
  readonly mark: Mark;
  readonly log: Log;
  readonly pace?: Partial<Pace>;
}

/** Puts the placeholder in place, or takes over the one that stands. */
export async function openLivingMessage(options: LivingMessageOptions): Promise<Outcome<LivingMessage>> {
  throw new Error(`not built yet: ${options.jobKey}`);
}
