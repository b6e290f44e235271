import type { CommandArrival } from '../../arrival.ts';
import type { Handler } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

export function createCommandHandler(_dependencies: HandlerDependencies): Handler<CommandArrival> {
  return { run: () => Promise.reject(new Error('not built yet')) };
}
