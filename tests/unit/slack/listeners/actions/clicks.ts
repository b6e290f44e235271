import { done } from '../../../../../src/domain/outcome.ts';
import type { ClickArrival } from '../../../../../src/slack/arrival.ts';
import type { ActionId } from '../../../../../src/slack/blocks/action-ids.ts';
import type { Clicked } from '../../../../../src/slack/listeners/actions/clicked.ts';
import type { HandlerDependencies } from '../../../../../src/slack/listeners/handler-dependencies.ts';
import type { WorkContext } from '../../../../../src/slack/work/handler.ts';
import type { Job, Queue } from '../../../../../src/storage/queue.ts';

export const message = { channel: 'C1', ts: '2.0', thread: '1.0' };

export function clickOn(action: ActionId, value: string, person = 'U1'): ClickArrival {
  return { kind: 'click', workspace: 'T1', person, action, value, message, responseUrl: null };
}

export function jobAt(receivedAt: Date, progress: Job['progress'] = {}): Job {
  return {
    ...{ id: '1', key: 'T1/3.0/rerun/U1', kind: 'click', conversation: 'slack:T1/C1/1.0', asker: 'T1/U1' },
    ...{ payload: {}, receivedAt, state: 'running', stop: false, attempts: 1, progress, problem: null },
  };
}

/** What is noted ends up in `noted`. */
export function workOn(job: Job, noted: object[] = []): WorkContext {
  return {
    job,
    signal: new AbortController().signal,
    note: async (progress) => void noted.push(progress),
    mark: () => undefined,
  };
}

/** A click of a member, in a workspace that only updates messages; where, ends up in `updated`. */
export function clickedBy(arrival: ClickArrival, updated: unknown[]): Clicked {
  const principal = { id: `T1/${arrival.person}`, groups: ['everyone'] };
  const person = { id: arrival.person, locale: 'en', name: 'somebody', standing: 'member' } as const;
  const workspace = {
    id: 'T1',
    update: async (at: unknown) => {
      updated.push(at);
      return done(undefined);
    },
  } as unknown as Clicked['workspace'];
  const rights = { own: principal, shared: principal, here: principal };
  const audience = { kind: 'admitted', person, ...rights, isForeign: false } as const;
  return { arrival, workspace, audience };
}

export interface FakeHandling {
  readonly asker: string | null;
  readonly state: 'waiting' | 'running' | null;
  readonly poster?: string;
}

/** A queue that knows one job; what is stopped in this process ends up in `stopped`. */
export function handlingOf({ asker, state, poster }: FakeHandling, stopped: string[]): HandlerDependencies {
  const queue: Pick<Queue, 'find' | 'requestStop'> = {
    find: async (key) => (asker === null ? null : { ...jobAt(new Date(0)), key, asker }),
    requestStop: async () => state,
  };
  const posted = { find: async () => (poster === undefined ? null : { person: poster }) };
  return {
    door: { records: { queue, posted } },
    language: 'auto',
    stopLocal: (key: string) => stopped.push(key),
  } as unknown as HandlerDependencies;
}
