import { describe, expect, test } from 'vitest';
import { done } from '../../../../../src/domain/outcome.ts';
import type { DeletionArrival } from '../../../../../src/slack/arrival.ts';
import { createDeletionHandler } from '../../../../../src/slack/listeners/events/deletion-handler.ts';
import type { HandlerDependencies } from '../../../../../src/slack/listeners/handler-dependencies.ts';
import { jobAt, workOn } from '../actions/clicks.ts';

const arrival: DeletionArrival = { kind: 'deletion', workspace: 'T1', channel: 'C1', ts: '1.0' };

/** What happened, in order, to a question whose job is in these states, one look after the other; null is none. */
async function deletionWhile(states: ('running' | 'waiting' | null)[], isOver = false) {
  const seen: string[] = [];
  const queue = {
    requestStop: async (key: string) => {
      if (key === 'edit') return null;
      const state = states.length > 1 ? states.shift() : states[0];
      seen.push(`stop: ${state}`);
      return state ?? null;
    },
  };
  const posted = {
    answering: async () => [
      { workspace: 'T1', channel: 'C1', ts: '2.0', source: '1.0', view: { job: 'edit' } },
    ],
    remove: async () => void seen.push('forgotten'),
  };
  const workspace = {
    remove: async () => {
      seen.push('removed');
      return done(undefined);
    },
  };
  const dependencies = {
    door: { records: { queue, posted } },
    workspaceOf: async () => workspace,
    stopLocal: () => seen.push('stopped here'),
  } as unknown as HandlerDependencies;
  const signal = isOver ? AbortSignal.abort() : AbortSignal.timeout(2_000);
  const outcome = await createDeletionHandler(dependencies).run(arrival, {
    ...workOn(jobAt(new Date())),
    signal,
  });
  return { seen, outcome };
}

describe('a question that is deleted', () => {
  test('when nothing works on it any more, its answer goes', async () => {
    const { seen, outcome } = await deletionWhile([null]);
    expect(outcome.ok).toBe(true);
    expect(seen).toEqual(['stop: null', 'removed', 'forgotten']);
  });

  test('when an attempt at it fails while its end is waited for, there is no further one', async () => {
    const { seen } = await deletionWhile(['running', 'waiting', null]);
    expect(seen).toEqual(['stop: running', 'stopped here', 'stop: waiting', 'removed', 'forgotten']);
  });

  test('when the work on it has not ended, the answer to come is taken away later', async () => {
    const { seen, outcome } = await deletionWhile(['running'], true);
    expect(outcome.ok).toBe(false);
    expect(seen).not.toContain('removed');
  });
});
