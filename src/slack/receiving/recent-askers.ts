import type { Arrival } from '../arrival.ts';
import type { Condition } from './reading.ts';

const mostThreads = 2_000;

/** Who asked in which thread of late, for as long as nothing of ours stands there yet. */
export interface RecentAskers {
  note(arrival: Arrival): void;
  know(condition: Condition): boolean;
}

export function createRecentAskers(): RecentAskers {
  const askers = new Map<string, Set<string>>();
  return {
    note(arrival) {
      if (arrival.kind !== 'question') return;
      const { workspace, channel, thread, ts, person } = arrival;
      const key = `${workspace}/${channel}/${thread ?? ts}`;
      askers.set(key, (askers.get(key) ?? new Set()).add(person));
      const [oldest] = askers.keys();
      if (askers.size > mostThreads && oldest !== undefined) askers.delete(oldest);
    },
    know(condition) {
      if (condition.kind !== 'engaged') return false;
      const { workspace, channel, thread, person } = condition;
      return askers.get(`${workspace}/${channel}/${thread}`)?.has(person) === true;
    },
  };
}
