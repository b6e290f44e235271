import type { ClickArrival } from '../../arrival.ts';
import type { Handler } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

export function createClickHandler(_dependencies: HandlerDependencies): Handler<ClickArrival> {
  return { run: () => Promise.reject(new Error('not built yet')) };
}
