import type { Day } from '../../src/domain/civil-date.ts';
import type { Incidents } from '../incidents.ts';

/** What the rosters are made from. */
export interface WorldFrame {
  readonly seed: number;
  /** Orders wanted, against the usual 150,000. */
  readonly scale: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly incidents: Incidents;
}
