import type { Locale } from '../../domain/locale.ts';
import type { Stage } from '../../domain/stage.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Conversation, Standing } from './outgoing.ts';
import type { Pace } from './pace.ts';
import type { Marker, Workspace } from './workspace.ts';

/** How somebody who waits sees what is going on. */
export interface ProgressView {
  progress(stage: Stage): void;
  say(text: string): void;
  /** Waits for what is under way; nothing is sent any more. The answer may be put in place then. */
  close(): Promise<void>;
  /** Takes away what stands beside the message; goes on while the answer is put in place. */
  clear(): Promise<void>;
}

export interface ProgressOptions {
  readonly workspace: Workspace;
  readonly to: Conversation;
  readonly at: Standing;
  readonly locale: Locale;
  readonly marker: Marker;
  readonly jobKey: string;
  readonly pace: Pace;
  readonly log: Log;
}
