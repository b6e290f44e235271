import type { EditArrival } from '../../arrival.ts';
import type { Handler } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

export function createEditHandler(_dependencies: HandlerDependencies): Handler<EditArrival> {
  throw new Error('not built yet');
}
