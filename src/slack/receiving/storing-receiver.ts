import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Queue } from '../../storage/queue.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Mark } from '../work/steps.ts';
import type { Admission } from './admission.ts';
import { readArrival } from './read-arrival.ts';
import type { Self } from './reading.ts';

export interface StoringDependencies {
  readonly queue: Pick<Queue, 'put'>;
  readonly admission: Admission;
  readonly self: Self;
  /** Something was put. */
  wake(): void;
  readonly mark: Mark;
  readonly log: Log;
}

/** Bolt's receiver with the storing in its middle. */
export interface StoringReceiver {
  readonly receiver: Receiver;
  /** Waits for what is being stored, so that it is acknowledged before the connection goes. */
  settle(): Promise<void>;
}

/**
 * Stores what starts work before Slack is told that it arrived, so that no crash can lose it: what could not be stored is
 * not acknowledged, and Slack sends it again. Bolt acknowledges first and works then, hence this in its place.
 */
export function createStoringReceiver(inner: Receiver, dependencies: StoringDependencies): StoringReceiver {
  const underWay = new Set<Promise<void>>();
  const receiver: Receiver = {
    init(app) {
      const take = createTaker(dependencies, (event) => app.processEvent(event));
      const processEvent = async (event: ReceiverEvent) => {
        const taking = take(event);
        underWay.add(taking);
        await taking.finally(() => underWay.delete(taking));
      };
      // A receiver calls nothing of the app but this.
      inner.init({ processEvent } as unknown as App);
    },
    start: (...args) => inner.start(...args),
    stop: (...args) => inner.stop(...args),
  };
  return {
    receiver,
    settle: async () => {
      await Promise.allSettled(underWay);
    },
  };
}

/** Throws what keeps an arrival from being stored, for the receiver to refuse it. */
export function createTaker(
  { queue, admission, self, wake, mark, log }: StoringDependencies,
  answerNow: (event: ReceiverEvent) => Promise<void>,
): (event: ReceiverEvent) => Promise<void> {
  return async (event) => {
    const read = readArrival(event.body, self, new Date());
    if (read.kind === 'now') return answerNow(event);
    if (read.kind === 'ignored') {
      log.debug({ why: read.why }, 'an arrival is none of ours');
      return acknowledge(event, log);
    }
    if (!(await admission(read))) return acknowledge(event, log);
    await Promise.all(read.jobs.map((job) => queue.put(job)));
    mark('stored');
    await acknowledge(event, log);
    mark('acknowledged');
    wake();
  };
}

/** What is stored stays so: an acknowledgement that does not arrive brings the same event again, which folds by its key. */
async function acknowledge(event: ReceiverEvent, log: Log): Promise<void> {
  try {
    await event.ack();
  } catch (error) {
    log.info({ err: error }, 'an acknowledgement did not arrive');
  }
}
