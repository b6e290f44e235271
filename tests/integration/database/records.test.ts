import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { createFeedback, type Feedback, type Vote } from '../../../src/storage/feedback.ts';
import { createInstallations } from '../../../src/storage/installations.ts';
import { createPeople } from '../../../src/storage/people.ts';
import {
  createPostedMessages,
  type PostedMessage,
  type PostedMessages,
} from '../../../src/storage/posted-messages.ts';
import { type Engine, openEngine } from './engines.ts';
import { migrateStorage } from './queue-support.ts';

let engine: Engine;
let database: Database;

beforeAll(async () => {
  engine = await openEngine('pglite');
  database = engine.database;
  await migrateStorage(database);
});
afterAll(() => engine?.stop());

describe('posted messages', () => {
  let posted: PostedMessages;
  beforeAll(() => {
    posted = createPostedMessages(database);
  });
  const message = (ts: string, rest: Partial<PostedMessage> = {}): PostedMessage => ({
    workspace: 'T1',
    channel: 'C1',
    ts,
    thread: null,
    question: randomUUID(),
    person: 'U1',
    source: null,
    view: {},
    ...rest,
  });

  test('when a message is noted again, it points to the newer question, and its view is that of its question', async () => {
    await posted.note(message('1.1', { view: { chart: 'bar' } }));
    const repointed = message('1.1', { thread: '1.0', source: '1.0' });
    await posted.note(repointed);
    expect(await posted.find(repointed)).toEqual(repointed);
    await posted.note({ ...repointed, view: { chart: 'line', file: 'a.csv' } });
    await posted.note({ ...repointed, view: { chart: 'pie' } });
    expect((await posted.find(repointed))?.view).toEqual({ chart: 'pie', file: 'a.csv' });
    expect(await posted.find({ ...repointed, channel: 'C2' })).toBeNull();
    expect(await posted.find({ ...repointed, workspace: 'T2' })).toBeNull();
  });

  test('when a thread is asked for, our messages in it come oldest first, its root too if it is ours', async () => {
    const root = message('2.0');
    const replies = [message('2.1', { thread: '2.0', person: 'U2' }), message('2.2', { thread: '2.0' })];
    for (const each of [replies[1], root, replies[0], message('2.3', { thread: '2.1' })]) {
      if (each !== undefined) await posted.note(each);
    }
    await posted.note(message('2.4', { thread: '2.0', channel: 'C2' }));
    expect(await posted.inThread('T1', 'C1', '2.0')).toEqual([root, ...replies]);
    expect(await posted.inThread('T1', 'C1', '9.9')).toEqual([]);
  });

  test('when a message was answered twice, both answers to it are found and no other', async () => {
    const answers = [message('3.1', { source: '3.0' }), message('3.2', { source: '3.0' })];
    for (const each of [...answers, message('3.3', { source: '3.1' })]) await posted.note(each);
    expect(await posted.answering({ workspace: 'T1', channel: 'C1', ts: '3.0' })).toEqual(answers);
  });

  test('when a message is shown otherwise and then removed, first its view changes and then it is gone', async () => {
    const place = message('4.1');
    await posted.note(place);
    await posted.setView(place, { chart: 'table' });
    await posted.setView(place, { file: 'a.csv' });
    expect((await posted.find(place))?.view).toEqual({ chart: 'table', file: 'a.csv' });
    await posted.remove(place);
    await posted.setView(place, { chart: 'bar' });
    expect(await posted.find(place)).toBeNull();
  });
});

describe('feedback', () => {
  let feedback: Feedback;
  beforeAll(() => {
    feedback = createFeedback(database);
  });
  const vote = (question: string, minute: number, rest: Partial<Vote> = {}): Vote => ({
    question,
    principal: 'T1/U1',
    value: 'good',
    by: 'button',
    at: new Date(Date.UTC(2026, 10, 16, 1, minute)),
    ...rest,
  });
  const valuesOf = async (question: string) => (await feedback.of(question)).map(({ value }) => value);

  test('when a person votes again, the last vote counts, even if an earlier one arrives after it', async () => {
    const question = randomUUID();
    await feedback.vote(vote(question, 1));
    await feedback.vote(vote(question, 3, { value: 'bad', by: 'emoji' }));
    await feedback.vote(vote(question, 2));
    await feedback.vote(vote(question, 1, { principal: 'T1/U2' }));
    expect(await feedback.of(question)).toEqual([
      { ...vote(question, 1, { principal: 'T1/U2' }), at: '2026-11-16T01:01:00+00:00', reason: null },
      { ...vote(question, 3, { value: 'bad', by: 'emoji' }), at: '2026-11-16T01:03:00+00:00', reason: null },
    ]);
    expect(await feedback.of(randomUUID())).toEqual([]);
  });

  test('when a vote is taken back, it goes only if it is the one that counts', async () => {
    const question = randomUUID();
    await feedback.vote(vote(question, 1, { value: 'bad', by: 'emoji' }));
    await feedback.withdraw(question, 'T1/U1', 'good');
    await feedback.withdraw(question, 'T1/U2', 'bad');
    expect(await valuesOf(question)).toEqual(['bad']);
    await feedback.withdraw(question, 'T1/U1', 'bad');
    expect(await valuesOf(question)).toEqual([]);
  });

  test('when an emoji is taken back after a button was pressed, the press stands', async () => {
    const question = randomUUID();
    await feedback.vote(vote(question, 1, { by: 'emoji' }));
    await feedback.vote(vote(question, 2));
    await feedback.withdraw(question, 'T1/U1', 'good');
    expect(await valuesOf(question)).toEqual(['good']);
  });

  test('when a person says why, it stays with that vote and goes when they change their mind', async () => {
    const question = randomUUID();
    const reason = { code: 'wrong-number', text: '환불이 빠졌어요 \0' } as const;
    expect(await feedback.explain(question, 'T1/U1', reason)).toBe(false);
    await feedback.vote(vote(question, 1, { value: 'bad' }));
    expect(await feedback.explain(question, 'T1/U1', reason)).toBe(true);
    await feedback.vote(vote(question, 2, { value: 'bad', by: 'emoji' }));
    const kept = { code: 'wrong-number', text: '환불이 빠졌어요 \u2400' };
    expect(await feedback.of(question)).toMatchObject([{ by: 'emoji', reason: kept }]);
    await feedback.vote(vote(question, 3));
    expect(await feedback.of(question)).toMatchObject([{ value: 'good', reason: null }]);
  });
});

test('when a person is met several times at once, it is the first time exactly once', async () => {
  const people = createPeople(database);
  const met = await Promise.all([1, 2, 3].map(() => people.meet('T1/U1', new Date())));
  expect(met.toSorted()).toEqual([false, false, true]);
  expect(await people.meet('T2/U1', new Date())).toBe(true);
});

describe('installations', () => {
  const installation = { team: { id: 'T1' }, bot: { token: 'token-of-t1' } };

  test('when an installation is saved, it is found as it was, and its token stands nowhere in the row', async () => {
    const installations = createInstallations(database, 'secret');
    await installations.save('T2', { bot: { token: 'token-of-t2' } });
    await installations.save('T1', { old: true });
    await installations.save('T1', installation);
    expect(await installations.find('T1')).toEqual(installation);
    expect(await installations.ids()).toEqual(['T1', 'T2']);
    const rows = await database.query<{ text: string }>(
      `select id || encode(sealed, 'escape') as text from installations`,
    );
    for (const { text } of rows) expect(text).not.toMatch(/token/);
    await installations.remove('T1');
    expect(await installations.find('T1')).toBeNull();
    expect(await installations.ids()).toEqual(['T2']);
  });

  test('when it is opened with another secret, moved to another workspace or altered, it does not open', async () => {
    const installations = createInstallations(database, 'secret');
    await installations.save('T1', installation);
    await expect(createInstallations(database, 'other').find('T1')).rejects.toThrow('T1');
    await database.query(
      `insert into installations (id, sealed) select 'T3', sealed from installations where id = 'T1'`,
    );
    await expect(installations.find('T3')).rejects.toThrow('T3');
    await database.query(
      `update installations set sealed = set_byte(sealed, length(sealed) - 1, 255 - get_byte(sealed, length(sealed) - 1))
       where id = 'T1'`,
    );
    await expect(installations.find('T1')).rejects.toThrow('T1');
    await database.query(`update installations set sealed = '' where id = 'T1'`);
    await expect(installations.find('T1')).rejects.toThrow('T1');
  });

  test('when the same is saved twice, it is not sealed alike', async () => {
    const installations = createInstallations(database, 'secret');
    const sealed: unknown[] = [];
    for (let n = 0; n < 2; n += 1) {
      await installations.save('T4', installation);
      const [row] = await database.query<{ text: string }>(
        `select encode(sealed, 'hex') as text from installations where id = 'T4'`,
      );
      sealed.push(row?.text);
    }
    expect(sealed[0]).not.toBe(sealed[1]);
  });
});
