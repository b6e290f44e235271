import { done, failed, type Outcome } from '../../../domain/outcome.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { DeletionArrival } from '../../arrival.ts';
import type { Handler } from '../../work/handler.ts';
import { pause } from '../../work/pause.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

/** Whoever deletes a question wants no answer to stand under nothing. */
export function createDeletionHandler(dependencies: HandlerDependencies): Handler<DeletionArrival> {
  return {
    async run(arrival, work) {
      const key = `${arrival.workspace}/${arrival.channel}/${arrival.ts}`;
      const state = await dependencies.door.records.queue.requestStop(key);
      if (state === 'running') {
        dependencies.stopLocal(key);
        await waitForEnd(key, work.signal, dependencies);
      }
      return removeAnswers(arrival, dependencies);
    },
  };
}

const waits = { times: 50, ms: 200 };

/** A placeholder on its way has to stand before it can be taken away. */
async function waitForEnd(key: string, signal: AbortSignal, { door }: HandlerDependencies): Promise<void> {
  for (let time = 0; time < waits.times && !signal.aborted; time += 1) {
    const job = await door.records.queue.find(key);
    if (job === null || job.state === 'done' || job.state === 'dead') return;
    await pause(waits.ms, signal);
  }
}

async function removeAnswers(
  arrival: DeletionArrival,
  { door, workspaceOf }: HandlerDependencies,
): Promise<Outcome<void>> {
  const { posted } = door.records;
  const { workspace: team, channel, ts } = arrival;
  const answers = await posted.answering({ workspace: team, channel, ts });
  const workspace = await workspaceOf(team);
  let problem: Problem | null = null;
  for (const answer of answers) {
    const removed = await workspace.remove({ channel, ts: answer.ts });
    if (removed.ok) await posted.remove(answer);
    else problem = removed.problem;
  }
  return problem === null ? done(undefined) : failed(problem);
}
