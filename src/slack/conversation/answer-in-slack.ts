import type { Locale } from '../../domain/locale.ts';
import type { Log } from '../../telemetry/log.ts';
import type { DoorDependencies } from '../slack-door.ts';
import type { AnswerInSlack } from './answer-request.ts';

export interface AnswerDependencies {
  readonly door: DoorDependencies;
  readonly streams: boolean;
  readonly language: 'auto' | Locale;
  readonly log: Log;
}

/** The one path of a question through Slack. */
export function createAnswerInSlack(_dependencies: AnswerDependencies): AnswerInSlack {
  return async () => {
    throw new Error('not built yet');
  };
}
