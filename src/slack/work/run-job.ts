import { DatabaseError } from '../../database/database-error.ts';
import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { Problem } from '../../domain/problem.ts';
import { type Lease, LeaseLostError, type Queue } from '../../storage/queue.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Arrival } from '../arrival.ts';
import { NotInstalledError } from '../not-installed.ts';
import type { Handler, Handlers, WorkContext } from './handler.ts';
import { pause } from './pause.ts';
import type { RunningJob } from './running-job.ts';
import type { Mark } from './steps.ts';
import { allowedFaults, isPoison, judge, readCounts } from './verdict.ts';

export interface RunDependencies {
  readonly queue: Queue;
  readonly handlers: Handlers;
  readonly owner: string;
  readonly mark: Mark;
  readonly log: Log;
}

/** Where the worker keeps its counts in a job's progress. */
const countsKey = 'attemptCounts';
const storagePauseMs = { first: 500, most: 15_000 };

/**
 * Runs a job under its lease and settles it; never throws. One whose payload was replaced meanwhile is up again by being
 * settled.
 */
export async function runJob(running: RunningJob, dependencies: RunDependencies): Promise<void> {
  const { id, payload } = running.job;
  const lease: Lease = { id, owner: dependencies.owner, payload };
  const outcome = await attempt(running, lease, dependencies);
  if (running.isLost) return;
  const settlement = await decide(outcome, running, lease, dependencies);
  await writeSurely(settlement, running, lease, dependencies);
}

async function attempt(
  running: RunningJob,
  lease: Lease,
  dependencies: RunDependencies,
): Promise<Outcome<void>> {
  const { job } = running;
  const bug: Problem = { code: 'unexpected', params: { id: job.id } };
  if (isPoison(job.attempts, readCounts(job.progress[countsKey]))) {
    dependencies.log.error(
      { job: job.id, kind: job.kind, attempts: job.attempts },
      'a job ended its process',
    );
    return failed(bug);
  }
  try {
    const arrival = job.payload as Arrival;
    return await handlerOf(arrival, dependencies).run(arrival, contextOf(running, lease, dependencies));
  } catch (error) {
    if (running.isLost || error instanceof LeaseLostError) return lost(running);
    const expected = expectedProblem(error);
    if (expected !== null) return failed(expected);
    dependencies.log.error({ err: error, job: job.id, kind: job.kind }, 'a job ended in a bug');
    return failed(bug);
  }
}

/** Null for a bug. */
function expectedProblem(error: unknown): Problem | null {
  if (error instanceof NotInstalledError) {
    return { code: 'slack-not-installed', params: { team: error.team } };
  }
  return error instanceof DatabaseError && error.disconnected
    ? { code: 'storage-unreachable', cause: error }
    : null;
}

function handlerOf(arrival: Arrival, { handlers }: RunDependencies): Handler<Arrival> {
  const table: Partial<Record<string, unknown>> = handlers;
  const handler = table[arrival.kind];
  if (handler === undefined) throw new Error(`no handler for arrivals of the kind ${arrival.kind}`);
  return handler as Handler<Arrival>;
}

function contextOf(running: RunningJob, lease: Lease, { queue, mark }: RunDependencies): WorkContext {
  return {
    job: running.job,
    signal: running.signal,
    note: (progress) => queue.note(lease, progress),
    mark,
  };
}

/** Whoever holds the lease now does the work. */
function lost(running: RunningJob): Outcome<void> {
  running.end('lost');
  return done(undefined);
}

/** Writes down what became of a job. */
type Settlement = (queue: Queue, lease: Lease) => Promise<void>;

/** Tells the asker first where the job is given up. */
async function decide(
  outcome: Outcome<void>,
  running: RunningJob,
  lease: Lease,
  dependencies: RunDependencies,
): Promise<Settlement> {
  if (outcome.ok) return (queue) => queue.finish(lease);
  const { log } = dependencies;
  const { job } = running;
  const { problem } = outcome;
  const { code, params, cause } = problem;
  const noted = readCounts(job.progress[countsKey]);
  const counts = isPoison(job.attempts, noted) ? { ...noted, faults: allowedFaults } : noted;
  const verdict = judge(problem, counts);
  const seen = { job: job.id, kind: job.kind, code, params, err: cause };
  if (verdict.kind === 'again') {
    if (code === 'slack-token-refused')
      log.error(seen, 'Slack refuses the token: npm run doctor tells what to set');
    log.info({ ...seen, waitMs: verdict.waitMs }, 'a job is tried again later');
    return async (queue) => {
      await queue.note(lease, { [countsKey]: verdict.counts });
      await queue.retry(lease, verdict.waitMs, code);
    };
  }
  log.error(seen, 'a job is given up');
  // There is nobody left to tell.
  if (code !== 'slack-not-installed') await giveUp(running, lease, dependencies);
  return (queue) => queue.bury(lease, code);
}

async function giveUp(running: RunningJob, lease: Lease, dependencies: RunDependencies): Promise<void> {
  try {
    const arrival = running.job.payload as Arrival;
    const handler = handlerOf(arrival, dependencies);
    await handler.giveUp?.(arrival, contextOf(running, lease, dependencies));
  } catch (error) {
    dependencies.log.error({ err: error, job: running.job.id }, 'nobody could be told of a job given up');
  }
}

/** As soon as storage lets: the work is done, and must not be done again because storage was away for a while. */
async function writeSurely(
  settle: Settlement,
  running: RunningJob,
  lease: Lease,
  { queue, log }: RunDependencies,
): Promise<void> {
  const { first, most } = storagePauseMs;
  for (let waitMs = first; !running.isLost; waitMs = Math.min(2 * waitMs, most)) {
    try {
      await settle(queue, lease);
      return;
    } catch (error) {
      if (error instanceof LeaseLostError) {
        log.info({ job: running.job.id }, 'a job is done by another process');
        return;
      }
      log.warn({ err: error, job: running.job.id }, 'storage does not take what became of a job');
      await pause(waitMs);
    }
  }
}
