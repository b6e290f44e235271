import { randomUUID } from 'node:crypto';
import type { Triggers } from './methods.ts';
import { Refusal } from './refusal.ts';

/** Each trigger opens one form, for as long as `life` says in milliseconds. */
export function createTriggers(life: number): Triggers {
  const issued = new Map<string, { person: string; at: number; used: boolean }>();
  return {
    issue(person) {
      const id = `${Date.now()}.${issued.size + 1}.${randomUUID().slice(0, 8)}`;
      issued.set(id, { person, at: performance.now(), used: false });
      return id;
    },
    take(id) {
      const trigger = issued.get(id);
      if (!trigger) throw new Refusal('invalid_trigger_id');
      if (performance.now() - trigger.at > life) throw new Refusal('expired_trigger_id');
      if (trigger.used) throw new Refusal('exchanged_trigger_id');
      trigger.used = true;
      return trigger.person;
    },
  };
}
