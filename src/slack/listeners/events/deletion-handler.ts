import type { DeletionArrival } from '../../arrival.ts';
import type { Handler } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

export function createDeletionHandler(_dependencies: HandlerDependencies): Handler<DeletionArrival> {
  throw new Error('not built yet');
}
