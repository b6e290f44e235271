import type { Locale } from '../../domain/locale.ts';
import type { Log } from '../../telemetry/log.ts';
import type { AnswerInSlack } from '../conversation/answer-request.ts';
import type { DoorDependencies, WorkspaceOf } from '../slack-door.ts';
import type { StopReason } from '../work/stop-reason.ts';

/** What the handlers of arrivals share. */
export interface HandlerDependencies {
  readonly door: DoorDependencies;
  readonly workspaceOf: WorkspaceOf;
  readonly answer: AnswerInSlack;
  /** Whether answers are streamed as they are written: only with a language model that writes. */
  readonly streams: boolean;
  /** `auto` follows the question, and where there is none the person. */
  readonly language: 'auto' | Locale;
  readonly log: Log;
  /** Tells the worker of this process at once that a job is to end; others learn of it when they renew its lease. */
  stopLocal(jobKey: string, reason?: StopReason): void;
}
