import type { Outcome } from '../../../domain/outcome.ts';
import type { ClickArrival } from '../../arrival.ts';
import type { Notice } from '../../blocks/notices.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

/** A click that Slack waits for. */
export interface ImmediateClick {
  readonly arrival: ClickArrival;
  /** Slack's ticket for a form, valid for 3 s. */
  readonly trigger: string;
  /** After what must not be lost is stored. */
  ack(): Promise<void>;
}

/** A notice is what whoever pressed is told instead. */
export type ImmediateAction = (
  click: ImmediateClick,
  dependencies: HandlerDependencies,
) => Promise<Outcome<Notice | null>>;
