import type { ShortcutArrival } from '../../arrival.ts';
import type { Handler } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

export function createShortcutHandler(_dependencies: HandlerDependencies): Handler<ShortcutArrival> {
  return { run: () => Promise.reject(new Error('not built yet')) };
}
