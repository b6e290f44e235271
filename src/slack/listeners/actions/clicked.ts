import type { Outcome } from '../../../domain/outcome.ts';
import type { ClickArrival } from '../../arrival.ts';
import type { Notice } from '../../blocks/notices.ts';
import type { Admitted } from '../../conversation/audience.ts';
import type { Workspace } from '../../delivery/workspace.ts';
import type { WorkContext } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

/** A click by somebody who may ask. */
export interface Clicked {
  readonly arrival: ClickArrival;
  readonly workspace: Workspace;
  /** Whoever pressed, whose rights decide, and who reads along where they pressed. */
  readonly audience: Admitted;
}

/** Does what a button says; a notice is what whoever pressed is told instead. */
export type ClickAction = (
  clicked: Clicked,
  work: WorkContext,
  dependencies: HandlerDependencies,
) => Promise<Outcome<Notice | null>>;
