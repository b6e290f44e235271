import type { ReactionArrival } from '../../arrival.ts';
import type { Handler } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

export function createReactionHandler(_dependencies: HandlerDependencies): Handler<ReactionArrival> {
  throw new Error('not built yet');
}
