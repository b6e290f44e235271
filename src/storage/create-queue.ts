import type { Database, Queryable } from '../database/database.ts';
import { DatabaseError } from '../database/database-error.ts';
import {
  type Job,
  type JobState,
  type Lease,
  LeaseLostError,
  type NewJob,
  type Queue,
  type RenewedJob,
} from './queue.ts';
import { storable, storableJson } from './storable.ts';

/** In the table `jobs`, whose rows several processes take from. */
export function createQueue(database: Database): Queue {
  return {
    put: (job) => put(database, job),
    claim: (owner, leaseMs) => claim(database, owner, leaseMs),
    renew: (owner, leaseMs) => renew(database, owner, leaseMs),
    note: (lease, progress) =>
      change(database, lease, 'progress = progress || $3::jsonb', [storableJson(progress)]),
    finish: (lease) => end(database, lease, 'done', null),
    retry: (lease, waitMs, problem) =>
      change(database, lease, `${backInLine}, run_after = now() + ${milliseconds('$3')}, problem = $4`, [
        waitMs,
        storable(problem),
      ]),
    bury: (lease, problem) => end(database, lease, 'dead', storable(problem)),
    release: (lease) =>
      change(database, lease, `${backInLine}, run_after = now(), attempts = greatest(attempts - 1, 0)`),
    async releaseAll() {
      const rows = await database.query(
        `update jobs set ${backInLine}, run_after = now() where state = 'running' returning id`,
      );
      return rows.length;
    },
    requestStop: (key) => requestStop(database, key),
    replace: (key, payload) => replace(database, key, payload),
    async find(key) {
      const rows = await database.query<JobRow>(`select ${jobColumns} from jobs where key = $1`, [key]);
      return rows[0] === undefined ? null : jobOf(rows[0]);
    },
    ...createOverview(database),
  };
}

function createOverview(
  database: Queryable,
): Pick<Queue, 'lastReceived' | 'recentConversations' | 'counts' | 'forget'> {
  return {
    async lastReceived(conversationPrefix) {
      const [row] = await database.query<{ last: string | null }>(
        'select max(received_at) as last from jobs where conversation ^@ $1',
        [conversationPrefix],
      );
      return row === undefined || row.last === null ? null : new Date(row.last);
    },
    async recentConversations(prefix, limit) {
      const rows = await database.query<{ conversation: string }>(
        `select conversation from jobs where conversation ^@ $1
         group by conversation order by max(id) desc limit $2`,
        [prefix, limit],
      );
      return rows.map(({ conversation }) => conversation);
    },
    async counts() {
      const rows = await database.query<{ state: JobState; count: number }>(
        'select state, count(*) as count from jobs group by state',
      );
      return {
        waiting: 0,
        running: 0,
        done: 0,
        dead: 0,
        ...Object.fromEntries(rows.map(({ state, count }) => [state, count])),
      };
    },
    async forget(before) {
      const [row] = await database.query<{ count: number }>(
        `with gone as (delete from jobs where finished_at < $1 returning id) select count(*) as count from gone`,
        [before],
      );
      return row?.count ?? 0;
    },
  };
}

const jobColumns =
  'id, key, kind, conversation, asker, payload, received_at, state, stop, attempts, progress, problem';

interface JobRow extends Omit<Job, 'id' | 'receivedAt'> {
  readonly id: number;
  readonly received_at: string;
}

function jobOf({ id, received_at, ...row }: JobRow): Job {
  return { ...row, id: String(id), receivedAt: new Date(received_at) };
}

const milliseconds = (parameter: string) => `${parameter}::float8 * interval '1 millisecond'`;

const backInLine = `state = 'waiting', owner = null, lease_until = null`;

/** A payload that came in meanwhile is not lost with the run that never saw it. */
function end(
  database: Queryable,
  lease: Lease,
  state: 'done' | 'dead',
  problem: string | null,
): Promise<void> {
  const unlessReplaced = (column: string, then: string, otherwise = column) =>
    `${column} = case when payload is distinct from coalesce($3::jsonb, payload) then ${otherwise} else ${then} end`;
  return change(
    database,
    lease,
    `${unlessReplaced('state', `'${state}'`, `'waiting'`)},
     owner = null, lease_until = null, ${unlessReplaced('finished_at', 'now()')},
     ${unlessReplaced('problem', '$4::text')}, ${unlessReplaced('payload', state === 'done' ? `'{}'` : 'payload')}`,
    [lease.payload === undefined ? null : storableJson(lease.payload), problem],
  );
}

/**
 * A turn is one later than the asker's last, and no earlier than the latest anybody has begun: who asks once in a while
 * comes right after the turn under way, who asks 500 at once gets one of each round (start-time fair queueing, Goyal,
 * Vin and Cheng 1996, every job of the same length).
 */
async function put(database: Queryable, job: NewJob): Promise<boolean> {
  const rows = await database.query(
    `insert into jobs (key, kind, conversation, asker, payload, received_at, round)
     select $1, $2, $3, $4, $5, $6, greatest(
       (select max(round) from jobs where attempts > 0),
       (select max(round) + 1 from jobs where asker = $4 and (state = 'waiting' or attempts > 0)),
       0)
     on conflict (key) do nothing returning id`,
    [job.key, job.kind, job.conversation, job.asker, storableJson(job.payload), job.receivedAt],
  );
  return rows.length > 0;
}

const uniqueViolation = '23505';
/** Each miss means that another process has claimed meanwhile; more in a row do not happen, and the next poll is near. */
const tries = 5;

async function claim(database: Queryable, owner: string, leaseMs: number): Promise<Job | null> {
  for (let missed = 0; missed < tries; missed += 1) {
    try {
      const [row] = await database.query<JobRow>(claimText, [owner, leaseMs]);
      return row === undefined ? null : jobOf(row);
    } catch (error) {
      if (!(error instanceof DatabaseError && error.sqlState === uniqueViolation)) throw error;
    }
  }
  return null;
}

/**
 * The head of a conversation is the one that runs, else the first that waits. Jobs are looked at in the order of turns
 * until one may be claimed. That each condition is a bare truth value (the comparison with the head stands inside its
 * subquery) keeps the planner from taking them for rare and sorting all that wait: 0.5 ms against 50 with 10,000.
 */
const claimText = `
  update jobs set state = 'running', owner = $1, lease_until = clock_timestamp() + ${milliseconds('$2')},
         attempts = attempts + 1, replaced = false, started_at = now()
  where id = (
    select job.id from jobs job
    where job.state in ('waiting', 'running')
      and case job.state when 'waiting' then job.run_after <= now()
                         else job.lease_until <= now() and job.owner <> $1 end
      and (
        select head.id = job.id from jobs head
        where head.conversation = job.conversation and head.state in ('waiting', 'running')
        order by head.state, head.id limit 1)
    order by job.round, job.id limit 1
    for update skip locked)
  returning ${jobColumns}`;

async function renew(database: Queryable, owner: string, leaseMs: number): Promise<RenewedJob[]> {
  const rows = await database.query<Omit<RenewedJob, 'id'> & { id: number }>(
    `update jobs set lease_until = clock_timestamp() + ${milliseconds('$2')}
     where state = 'running' and owner = $1 returning id, stop, replaced`,
    [owner, leaseMs],
  );
  return rows.map((row) => ({ ...row, id: String(row.id) }));
}

async function change(
  database: Queryable,
  lease: Lease,
  assignments: string,
  values: readonly unknown[] = [],
): Promise<void> {
  const rows = await database.query(
    `update jobs set ${assignments} where id = $1::int8 and owner = $2 and state = 'running' returning id`,
    [lease.id, lease.owner, ...values],
  );
  if (rows.length === 0) throw new LeaseLostError(lease);
}

async function requestStop(database: Queryable, key: string): Promise<'waiting' | 'running' | null> {
  const [row] = await database.query<{ state: JobState }>(
    `update jobs set stop = true,
            state = case state when 'waiting' then 'done' else state end,
            finished_at = case state when 'waiting' then now() end,
            payload = case state when 'waiting' then '{}' else payload end
     where key = $1 and state in ('waiting', 'running') returning state`,
    [key],
  );
  if (row === undefined) return null;
  return row.state === 'running' ? 'running' : 'waiting';
}

async function replace(database: Queryable, key: string, payload: object): Promise<boolean> {
  const rows = await database.query(
    `update jobs set payload = $2, stop = false, replaced = state = 'running'
     where key = $1 and state in ('waiting', 'running') returning id`,
    [key, storableJson(payload)],
  );
  return rows.length > 0;
}
