import { done, failed, type Outcome } from '../../../domain/outcome.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { DeletionArrival } from '../../arrival.ts';
import { takeAway } from '../../conversation/take-away.ts';
import { questionKey } from '../../keys.ts';
import type { Handler } from '../../work/handler.ts';
import { pause } from '../../work/pause.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

/** Whoever deletes a question wants no answer to stand under nothing. */
export function createDeletionHandler(dependencies: HandlerDependencies): Handler<DeletionArrival> {
  return {
    async run(arrival, work) {
      const key = questionKey(arrival.workspace, arrival.channel, arrival.ts);
      const isOver = await endWork(key, work.signal, dependencies);
      return isOver ? removeAnswers(arrival, dependencies) : failed({ code: 'slack-unreachable' });
    },
  };
}

const waits = { times: 50, ms: 200 };

/**
 * A placeholder on its way has to stand before it can be taken away, and an attempt that fails meanwhile must not be made
 * again. False while only Slack keeps it from ending.
 */
async function endWork(
  key: string,
  signal: AbortSignal,
  { door, stopLocal }: HandlerDependencies,
): Promise<boolean> {
  for (let time = 0; time < waits.times && !signal.aborted; time += 1) {
    if ((await door.records.queue.requestStop(key)) !== 'running') return true;
    stopLocal(key);
    await pause(waits.ms, signal);
  }
  return false;
}

async function removeAnswers(
  arrival: DeletionArrival,
  dependencies: HandlerDependencies,
): Promise<Outcome<void>> {
  const answers = await dependencies.door.records.posted.answering(arrival);
  let problem: Problem | null = null;
  for (const answer of answers) {
    const removed = await takeAway(answer, dependencies);
    if (!removed.ok) problem = removed.problem;
  }
  return problem === null ? done(undefined) : failed(problem);
}
