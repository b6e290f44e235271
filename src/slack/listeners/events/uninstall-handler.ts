import { done } from '../../../domain/outcome.ts';
import type { UninstallArrival } from '../../arrival.ts';
import type { Handler } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

/** Tokens that are worth nothing any more are not kept. */
export function createUninstallHandler({ door, log }: HandlerDependencies): Handler<UninstallArrival> {
  return {
    async run({ workspace }) {
      await door.records.installations?.remove(workspace);
      log.info({ workspace }, 'the app was removed from a workspace');
      return done(undefined);
    },
  };
}
