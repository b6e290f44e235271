import type { HomeArrival } from '../../arrival.ts';
import type { Handler } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

export function createHomeHandler(_dependencies: HandlerDependencies): Handler<HomeArrival> {
  throw new Error('not built yet');
}
