import type { Arrival } from '../arrival.ts';
import { questionKey } from '../keys.ts';
import type { Condition } from './reading.ts';

const most = 2_000;

/** Who asked what in which thread of late, for as long as storage may not know of it yet. */
export interface RecentAskers {
  note(arrival: Arrival): void;
  know(condition: Condition): boolean;
}

export function createRecentAskers(): RecentAskers {
  /** The people of a thread, and the questions themselves. */
  const askers = new Map<string, Set<string>>();
  const asked = new Set<string>();
  return {
    note(arrival) {
      if (arrival.kind !== 'question') return;
      const { workspace, channel, thread, ts, person } = arrival;
      const root = questionKey(workspace, channel, thread ?? ts);
      askers.set(root, (askers.get(root) ?? new Set()).add(person));
      asked.add(questionKey(workspace, channel, ts));
      for (const kept of [askers, asked]) {
        const [oldest] = kept.keys();
        if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      }
    },
    know(condition) {
      const { workspace, channel } = condition;
      if (condition.kind === 'asked') return asked.has(questionKey(workspace, channel, condition.ts));
      const { thread, person } = condition;
      return askers.get(questionKey(workspace, channel, thread))?.has(person) === true;
    },
  };
}
