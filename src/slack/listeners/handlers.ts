import type { Handlers } from '../work/handler.ts';
import { createClickHandler } from './actions/click-handler.ts';
import { createCommandHandler } from './commands/command-handler.ts';
import { createDeletionHandler } from './events/deletion-handler.ts';
import { createEditHandler } from './events/edit-handler.ts';
import { createHomeHandler } from './events/home-handler.ts';
import { createQuestionHandler } from './events/question-handler.ts';
import { createReactionHandler } from './events/reaction-handler.ts';
import { createUninstallHandler } from './events/uninstall-handler.ts';
import type { HandlerDependencies } from './handler-dependencies.ts';
import { createShortcutHandler } from './shortcuts/shortcut-handler.ts';

/** The table of contents of what people can do: every kind of arrival has its handler. */
export function createHandlers(dependencies: HandlerDependencies): Handlers {
  return {
    question: createQuestionHandler(dependencies),
    edit: createEditHandler(dependencies),
    deletion: createDeletionHandler(dependencies),
    reaction: createReactionHandler(dependencies),
    home: createHomeHandler(dependencies),
    uninstall: createUninstallHandler(dependencies),
    click: createClickHandler(dependencies),
    command: createCommandHandler(dependencies),
    shortcut: createShortcutHandler(dependencies),
  };
}
