import type { Task } from '../../../ask/question.ts';
import type { Locale } from '../../../domain/locale.ts';
import type { ShortcutArrival } from '../../arrival.ts';
import type { Admitted } from '../../conversation/audience.ts';
import type { Workspace } from '../../delivery/workspace.ts';

/** A shortcut used by somebody who may ask, with what there is to explain. */
export interface ShortcutUse {
  readonly arrival: ShortcutArrival;
  readonly workspace: Workspace;
  readonly audience: Admitted;
  readonly locale: Locale;
  readonly task: Task;
  readonly text: string;
}
