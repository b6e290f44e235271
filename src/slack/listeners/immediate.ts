import type { App } from '@slack/bolt';
import type { HandlerDependencies } from './handler-dependencies.ts';

/** Binds what must be answered within 3 s: forms that open, and forms that are sent. */
export function registerImmediate(_app: App, _dependencies: HandlerDependencies): void {}
