import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMeter } from '../../../src/ask/meter.ts';
import type { Question } from '../../../src/ask/question.ts';
import { createRecorder } from '../../../src/ask/record.ts';
import { baseOf, type Turn, told } from '../../../src/ask/turn.ts';
import type { Database } from '../../../src/database/database.ts';
import { createModelBudget } from '../../../src/model/chat/budget.ts';
import { createLedger } from '../../../src/storage/ledger.ts';
import { migrate } from '../../../src/storage/migrate.ts';
import { storageMigrations } from '../../../src/storage/migrations/storage-migrations.ts';
import { createModelReplies } from '../../../src/storage/model-replies.ts';
import { createThreads } from '../../../src/storage/threads.ts';
import { startStopwatch } from '../../../src/telemetry/stopwatch.ts';
import { openEmbedded, placeEmptyDatabase } from '../../support/embedded-database.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

let database: Database;
const home = temporaryDirectory();
beforeAll(async () => {
  database = await openEmbedded(await placeEmptyDatabase(join(home, 'storage')));
  await migrate(database, [storageMigrations]);
});
afterAll(() => database.close());

const clock = { now: new Date('2026-04-01T01:00:00Z'), timeZone: 'Asia/Seoul', weekStart: 'monday' } as const;

function asked(id = randomUUID()): { turn: Turn; question: Question } {
  const question: Question = {
    ...{ id, text: '지난주 주문 수', principal: { id: 'hana', groups: [] }, thread: id },
    ...{ door: 'slack', locale: null, clock },
  };
  const turn: Turn = {
    ...{ id, isNamed: true, task: null, text: question.text, repairs: [], readAs: null, reading: null },
    ...{
      locale: 'ko',
      localeIsChosen: false,
      askedAt: clock.now,
      clock,
      thread: id,
      previous: [],
      chosen: [],
    },
    principal: question.principal,
    watch: startStopwatch(),
    meter: startMeter(createModelBudget({ maxCalls: 1, maxTokens: 1, maxCost: null }, null)),
    signal: new AbortController().signal,
    progress: () => undefined,
    say: () => undefined,
  };
  return { turn, question };
}

const answered = (turn: Turn, text: string) =>
  told(turn, { ...baseOf(turn), kind: 'chat', text, examples: [] });

/** A database whose process dies while the thread is written. */
function dyingAt(statement: RegExp): Database {
  return {
    ...database,
    query: (text, values) => database.query(text, values),
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          script: (sql) => tx.script(sql),
          query: (text, values) => {
            if (statement.test(text)) throw new Error('the process died here');
            return tx.query(text, values);
          },
        }),
      ),
  };
}

it('when a process dies between the ledger and the thread, neither knows the answer and the next run notes both', async () => {
  const { turn, question } = asked();
  const dying = createRecorder(dyingAt(/insert into thread_turns/), '1');
  expect(await dying.begin(turn, question)).toEqual({ ok: true, value: null });
  await expect(dying.finish(turn, question, answered(turn, '첫 번째'))).rejects.toThrow('died');
  expect((await createLedger(database).find(turn.id))?.answer).toBeNull();

  const next = createRecorder(database, '1');
  expect(await next.begin(turn, question)).toEqual({ ok: true, value: null });
  await next.finish(turn, question, answered(turn, '두 번째'));
  const turns = await createThreads(database).recent(question.thread, 10, 0);
  expect(turns.map(({ text }) => text)).toEqual([question.text, '두 번째']);
});

it('when two runs of one question finish, the answer of the first stands and the thread knows it once', async () => {
  const { turn, question } = asked();
  const recorder = createRecorder(database, '1');
  await recorder.begin(turn, question);
  const first = await recorder.finish(turn, question, answered(turn, '먼저'));
  const second = await recorder.finish(turn, question, answered(turn, '나중'));
  expect([first.text, second.text]).toEqual(['먼저', '먼저']);
  expect(await recorder.begin(turn, question)).toMatchObject({ ok: true, value: { text: '먼저' } });
  expect(await createThreads(database).recent(question.thread, 10, 0)).toHaveLength(2);
});

it('when the id is that of somebody else or of another thread, it is a bug and nothing is told', async () => {
  const { turn, question } = asked();
  const recorder = createRecorder(database, '1');
  await recorder.begin(turn, question);
  const others = [{ thread: 'other' }, { principal: { id: 'minjun', groups: [] } }];
  for (const over of others) await expect(recorder.begin(turn, { ...question, ...over })).rejects.toThrow();
});

it('when a question is answered, what models said for it is forgotten, and for others it is kept', async () => {
  const replies = createModelReplies(database);
  const recorder = createRecorder(database, '1');
  const [one, other] = [asked(), asked()];
  const placeOf = (question: string) => ({ question, purpose: 'p', prompt: 'x', ordinal: 0 });
  for (const { turn, question } of [one, other]) {
    await recorder.begin(turn, question);
    await replies.keep(placeOf(turn.id), { text: 'first' });
    await replies.keep(placeOf(turn.id), { text: 'a\0b' });
  }
  expect(await replies.of(one.turn.id)).toEqual([{ ...placeOf(one.turn.id), reply: { text: 'a\u2400b' } }]);
  await recorder.finish(one.turn, one.question, answered(one.turn, '답'));
  expect(await replies.of(one.turn.id)).toEqual([]);
  expect(await replies.of(other.turn.id)).toHaveLength(1);
});
