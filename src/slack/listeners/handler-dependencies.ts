import type { AnswerDependencies } from '../conversation/answer-at.ts';
import type { AnswerInSlack } from '../conversation/answer-request.ts';
import type { WorkspaceOf } from '../slack-door.ts';
import type { StopReason } from '../work/stop-reason.ts';

/** What the handlers of arrivals share. */
export interface HandlerDependencies extends AnswerDependencies {
  readonly workspaceOf: WorkspaceOf;
  readonly answer: AnswerInSlack;
  /** Tells the worker of this process at once that a job is to end; others learn of it when they renew its lease. */
  stopLocal(jobKey: string, reason?: StopReason): void;
}
