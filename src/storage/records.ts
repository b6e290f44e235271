import type { Database } from '../database/database.ts';
import { createQueue } from './create-queue.ts';
import { createFeedback, type Feedback } from './feedback.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createPeople, type People } from './people.ts';
import { createPostedMessages, type PostedMessages } from './posted-messages.ts';
import type { Queue } from './queue.ts';
import { createThreads, type Threads } from './threads.ts';

/** What a door with a memory of its own keeps in the bot's database. */
export interface BotRecords {
  readonly queue: Queue;
  readonly posted: PostedMessages;
  readonly feedback: Feedback;
  readonly people: People;
  readonly ledger: Ledger;
  readonly threads: Threads;
}

export function createRecords(database: Database): BotRecords {
  return {
    queue: createQueue(database),
    posted: createPostedMessages(database),
    feedback: createFeedback(database),
    people: createPeople(database),
    ledger: createLedger(database),
    threads: createThreads(database),
  };
}
