import type { Log } from '../../telemetry/log.ts';
import type { Pace } from './pace.ts';
import type { Workspace } from './workspace.ts';

export interface WorkspaceOptions {
  /** Team id, `T…`. */
  readonly id: string;
  readonly token: string;
  readonly self: { readonly user: string; readonly bot: string };
  /** Another place than slack.com; null for the real one. */
  readonly apiUrl: string | null;
  readonly log: Log;
  readonly pace?: Partial<Pace>;
  /** In place of the runtime's own. */
  readonly fetch?: typeof globalThis.fetch;
}

/** The Web API of one workspace behind our own rules for retries, refusals and remembering. */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  throw new Error(`not built yet: ${options.id}`);
}
