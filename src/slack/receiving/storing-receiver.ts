import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { PostedMessages } from '../../storage/posted-messages.ts';
import type { Queue } from '../../storage/queue.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Mark } from '../slack-door.ts';
import { questionKey } from './make-job.ts';
import { readArrival } from './read-arrival.ts';
import type { Condition, Self } from './reading.ts';

export interface StoringDependencies {
  readonly queue: Pick<Queue, 'put' | 'find'>;
  readonly posted: Pick<PostedMessages, 'inThread' | 'answering'>;
  readonly self: Self;
  /** Something was put. */
  wake(): void;
  readonly mark: Mark;
  readonly log: Log;
}

/**
 * Stores what starts work before Slack is told that it arrived, so that no crash can lose it: what could not be stored is
 * not acknowledged, and Slack sends it again. Bolt acknowledges first and works then, hence this in its place.
 */
export function createStoringReceiver(inner: Receiver, dependencies: StoringDependencies): Receiver {
  return {
    init(app) {
      const take = createTaker(dependencies, (event) => app.processEvent(event));
      // A receiver calls nothing of the app but this.
      inner.init({ processEvent: take } as unknown as App);
    },
    start: (...args) => inner.start(...args),
    stop: (...args) => inner.stop(...args),
  };
}

/** Pure of Bolt, for tests: throws what keeps an arrival from being stored, for the receiver to refuse it. */
export function createTaker(
  { queue, posted, self, wake, mark, log }: StoringDependencies,
  answerNow: (event: ReceiverEvent) => Promise<void>,
): (event: ReceiverEvent) => Promise<void> {
  const holds = (condition: Condition | null) =>
    condition === null ? true : check(condition, queue, posted);
  return async (event) => {
    const read = readArrival(event.body, self, new Date());
    if (read.kind === 'now') return answerNow(event);
    if (read.kind === 'ignored') log.debug({ why: read.why }, 'an arrival is none of ours');
    if (read.kind === 'ignored' || !(await holds(read.condition))) {
      await event.ack();
      return;
    }
    await Promise.all(read.jobs.map((job) => queue.put(job)));
    mark('stored');
    try {
      await event.ack();
      mark('acknowledged');
    } finally {
      wake();
    }
  };
}

async function check(
  condition: Condition,
  queue: StoringDependencies['queue'],
  posted: StoringDependencies['posted'],
): Promise<boolean> {
  const { workspace, channel } = condition;
  if (condition.kind === 'asked') {
    const { ts } = condition;
    const [job, answers] = await Promise.all([
      queue.find(questionKey(workspace, channel, ts)),
      posted.answering({ workspace, channel, ts }),
    ]);
    return job !== null || answers.length > 0;
  }
  const { thread, person } = condition;
  // The question at the root counts before anything of ours stands below it.
  const [root, ours] = await Promise.all([
    queue.find(questionKey(workspace, channel, thread)),
    posted.inThread(workspace, channel, thread),
  ]);
  return root?.asker === `${workspace}/${person}` || ours.some((message) => message.person === person);
}
