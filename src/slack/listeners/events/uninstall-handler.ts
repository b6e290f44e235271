import type { UninstallArrival } from '../../arrival.ts';
import type { Handler } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

export function createUninstallHandler(_dependencies: HandlerDependencies): Handler<UninstallArrival> {
  throw new Error('not built yet');
}
