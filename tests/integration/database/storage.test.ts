import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { createLedger, type LedgerAnswer, type LedgerQuestion } from '../../../src/storage/ledger.ts';
import { type MigrationFamily, migrate } from '../../../src/storage/migrate.ts';
import { storageMigrations } from '../../../src/storage/migrations/storage-migrations.ts';
import { createThreads } from '../../../src/storage/threads.ts';
import { noUsage } from '../../support/sample-answers.ts';
import { type Engine, engineNames, openEngine, whyNoEngine } from './engines.ts';

describe.each(engineNames)('%s', (name) => {
  const skipped = whyNoEngine(name) !== null;
  let engine: Engine;
  let database: Database;

  beforeAll(async () => {
    if (skipped) return;
    engine = await openEngine(name);
    database = engine.database;
  });
  afterAll(() => engine?.stop());

  test.skipIf(skipped)('when several start at once on a new database, each migration runs once', async () => {
    const reports = await Promise.all([1, 2, 3].map(() => migrate(database, [storageMigrations])));
    const applied = reports.flatMap((report) => (report.ok ? report.value.applied : [report.problem.code]));
    expect(applied.toSorted()).toEqual(
      storageMigrations.migrations.map(({ number, name }) => `storage/00${number}-${name}`),
    );
    expect(await migrate(database, [storageMigrations])).toEqual({ ok: true, value: { applied: [] } });
  });

  test.skipIf(skipped)('when another folder brings its own family, it grows on its own', async () => {
    const family = (...sql: string[]): MigrationFamily => ({
      name: 'birds',
      migrations: sql.map((text, index) => ({ number: index + 1, name: `step-${index + 1}`, sql: text })),
    });
    const first = 'create table birds (a int); insert into birds values (1)';
    const second = 'alter table birds add b int';
    await migrate(database, [storageMigrations, family(first)]);
    expect(await migrate(database, [storageMigrations, family(first, second)])).toEqual({
      ok: true,
      value: { applied: ['birds/002-step-2'] },
    });
    expect(await migrate(database, [family(`${first};`, second)])).toMatchObject({
      ok: false,
      problem: { code: 'migration-changed', params: { migration: 'birds/001-step-1' } },
    });
    expect(await migrate(database, [family(first)])).toMatchObject({
      ok: false,
      problem: { code: 'migration-newer', params: { migration: 'birds/002-step-2' } },
    });
    const failing = await migrate(database, [
      family(first, second, 'alter table birds add c int', 'alter table birds add d int; select 1 / 0'),
    ]);
    expect(failing).toMatchObject({
      ok: false,
      problem: { code: 'migration-failed', params: { migration: 'birds/004-step-4' } },
    });
    expect(await database.query('select * from birds')).toEqual([{ a: 1, b: null, c: null }]);
  });

  test.skipIf(skipped)('when a question is asked and answered, both are found as they were', async () => {
    const ledger = createLedger(database);
    const question = questionOf('지난주 지역별 주문 수 보여줘');
    await ledger.begin(question);
    expect(await ledger.find(question.id)).toMatchObject({ answer: null, question: { text: question.text } });
    expect((await ledger.unfinished(new Date('2027-01-01'))).map(({ question: { id } }) => id)).toEqual([
      question.id,
    ]);

    const answer = answerOf(question.id);
    await ledger.finish(answer);
    const found = await ledger.find(question.id);
    expect(found?.answer).toEqual({ ...answer, finishedAt: '2026-11-16T00:00:01+00:00' });
    expect(found?.question).toEqual({ ...question, askedAt: '2026-11-16T00:00:00+00:00' });
    expect(await ledger.unfinished(new Date('2027-01-01'))).toEqual([]);
    expect(await ledger.find(randomUUID())).toBeNull();
    await expect(ledger.finish(answerOf(randomUUID()))).rejects.toThrow('never begun');
  });

  test.skipIf(skipped)(
    'when a question holds what PostgreSQL cannot store, it is recorded all the same',
    async () => {
      const ledger = createLedger(database);
      const question = { ...questionOf('bad \0 text \ud800'), principal: 'u-odd' };
      await ledger.begin(question);
      await ledger.finish({
        ...answerOf(question.id),
        answer: { ...answerOf(question.id).answer, text: 'a\0b' },
      });
      expect((await ledger.recent('u-odd'))[0]?.question.text).toBe('bad \u2400 text \ufffd');
    },
  );

  test.skipIf(skipped)(
    'when someone asks often, their newest come first and nobody else sees them',
    async () => {
      const ledger = createLedger(database);
      for (const minute of [3, 1, 2]) {
        const askedAt = new Date(Date.UTC(2026, 10, 16, 1, minute));
        await ledger.begin({ ...questionOf(`q${minute}`), principal: 'u-many', askedAt });
      }
      expect((await ledger.recent('u-many', 2)).map(({ question }) => question.text)).toEqual(['q3', 'q2']);
      expect(await ledger.recent('u-none')).toEqual([]);
    },
  );

  test.skipIf(skipped)(
    'when a thread grows from two sides at once, its last turns come in their order',
    async () => {
      const threads = createThreads(database);
      const turnsOf = (n: number) =>
        [
          { ...turn, author: 'u1', role: 'asker', text: `질문 ${n}`, kind: null, state: null },
          {
            ...turn,
            author: 'askbird',
            role: 'askbird',
            text: `답 ${n}`,
            kind: 'data',
            state: { query: { metrics: [`m${n}`] } },
          },
        ] as const;
      await Promise.all([1, 2, 3, 4].map((n) => threads.append('t1', turnsOf(n))));
      await threads.append('t2', turnsOf(9));
      const last = await threads.recent('t1', 6, 0);
      expect(last.map(({ position }) => position)).toEqual([3, 4, 5, 6, 7, 8]);
      for (const [index, { role, text, state }] of last.entries()) {
        expect(role).toBe(index % 2 === 0 ? 'asker' : 'askbird');
        if (state !== null) expect(state).toEqual({ query: { metrics: [`m${text.slice(2)}`] } });
      }
      expect(await threads.recent('t3', 6, 0)).toEqual([]);
    },
  );
});

const turn = { saidAt: new Date('2026-11-16T00:00:00Z'), question: null };

function questionOf(text: string): LedgerQuestion {
  return {
    id: randomUUID(),
    askedAt: new Date('2026-11-16T00:00:00Z'),
    principal: 'u1',
    thread: 't1',
    door: 'terminal',
    locale: 'ko',
    text,
  };
}

function answerOf(id: string): LedgerAnswer {
  const usage = noUsage;
  const timings = [{ stage: 'read', ms: 1.5 }];
  const answer: Answer = {
    id,
    kind: 'chat',
    locale: 'ko',
    text: '안녕하세요',
    repairs: [],
    readAs: null,
    usage,
    prompts: [],
    timings,
    examples: ['어제 매출'],
  };
  return {
    id,
    finishedAt: new Date('2026-11-16T00:00:01Z'),
    repaired: null,
    kind: 'chat',
    text: answer.text,
    sql: null,
    resultHash: null,
    rowCount: null,
    confidence: null,
    knowledge: 'g1',
    timings,
    usage,
    answer,
  };
}
