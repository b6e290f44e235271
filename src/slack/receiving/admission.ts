import type { PostedMessages } from '../../storage/posted-messages.ts';
import type { Queue } from '../../storage/queue.ts';
import { principalId, questionKey } from '../keys.ts';
import { readView } from '../posted-view.ts';
import type { Condition, JobsRead } from './reading.ts';
import { createRecentAskers } from './recent-askers.ts';

/**
 * Whether it is ours by what was before it: the same rule for what arrives and for what is looked up because it was missed.
 * What is ours is about to be stored, and what follows it counts on it.
 */
export type Admission = (read: JobsRead) => Promise<boolean>;

export interface AdmissionRecords {
  readonly queue: Pick<Queue, 'find'>;
  readonly posted: Pick<PostedMessages, 'inThread' | 'answering'>;
}

export function createAdmission(records: AdmissionRecords): Admission {
  const recent = createRecentAskers();
  return async ({ jobs, condition }) => {
    if (condition !== null && !recent.know(condition) && !(await check(condition, records))) return false;
    // Before anything is waited for, unless storage is asked: what comes in one go with it must not take it for nothing
    // of ours.
    for (const { payload } of jobs) recent.note(payload);
    return true;
  };
}

async function check(condition: Condition, { queue, posted }: AdmissionRecords): Promise<boolean> {
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
  return (
    root?.asker === principalId(workspace, person) ||
    ours.some((message) => message.person === person && readView(message).isAside !== true)
  );
}
