import type { Log } from '../../telemetry/log.ts';
import { createDirectoryCalls } from './directory-calls.ts';
import { createFileCalls } from './file-calls.ts';
import { createMessageCalls } from './message-calls.ts';
import { type Pace, usualPace } from './pace.ts';
import { createRespond } from './respond-call.ts';
import { createStreamCalls } from './stream-calls.ts';
import { createViewCalls } from './view-calls.ts';
import { createWebApi } from './web-api.ts';
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
  const { id, self, apiUrl, log, token } = options;
  const pace: Pace = { ...usualPace, ...options.pace };
  const fetch = options.fetch ?? globalThis.fetch;
  const api = createWebApi({ token, apiUrl, pace, log, fetch });
  return {
    id,
    self,
    ...createMessageCalls({ api, self, attempts: pace.attempts, log }),
    respond: createRespond({ api, apiUrl, pace, log, fetch }),
    ...createFileCalls({ api, self, pace, log, fetch }),
    ...createStreamCalls({ id, api, log }),
    ...createViewCalls({ api, log }),
    ...createDirectoryCalls({ id, api }),
  };
}
