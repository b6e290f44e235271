import { expect, test } from 'vitest';
import { done } from '../../../../../src/domain/outcome.ts';
import { createHomeHandler } from '../../../../../src/slack/listeners/events/home-handler.ts';
import type { HandlerDependencies } from '../../../../../src/slack/listeners/handler-dependencies.ts';
import { jobAt, workOn } from '../actions/clicks.ts';

interface Asked {
  readonly text: string;
  readonly id: string;
  readonly kind: string | null;
}

/** The Home of somebody who asked these, the newest first. */
async function homeOf(asked: readonly Asked[]): Promise<string> {
  const published: unknown[] = [];
  const workspace = {
    id: 'T1',
    person: async (id: string) => done({ id, standing: 'member', locale: 'en', name: id }),
    channelsOf: async () => done([]),
    publishHome: async (_person: string, view: unknown) => {
      published.push(view);
      return done(undefined);
    },
  };
  const entries = asked.map(({ text, id, kind }) => ({
    question: { id, text, askedAt: '2026-03-30T01:00:00Z' },
    answer: kind === null ? null : { kind },
  }));
  const door = {
    principal: (id: string) => ({ id, groups: ['everyone'] }),
    isListed: () => false,
    clock: () => ({ timeZone: 'Asia/Seoul' }),
    examples: async () => [],
    records: { ledger: { recent: async () => entries } },
  };
  const handler = createHomeHandler({
    ...{ door, workspaceOf: async () => workspace, language: 'auto' },
  } as unknown as HandlerDependencies);
  await handler.run(
    { kind: 'home', workspace: 'T1', person: 'U1', tab: 'home', channel: 'D1' },
    workOn(jobAt(new Date(0))),
  );
  return JSON.stringify(published);
}

const unanswered = 'not answered';

test('when a channel could not be told and the asker was, it is listed once, as answered', async () => {
  const home = await homeOf([
    { text: 'refunds last week', id: 'own', kind: 'data' },
    { text: 'refunds last week', id: 'shared', kind: 'refusal' },
  ]);
  expect(home.split('refunds last week')).toHaveLength(2);
  expect(home).toContain('"own"');
  expect(home).not.toContain(unanswered);
});

test.each(['refusal', 'failure', null])('when it ended in %s, it says so', async (kind) => {
  expect(await homeOf([{ text: 'salaries', id: '1', kind }])).toContain(unanswered);
  expect(await homeOf([{ text: 'salaries', id: '1', kind: 'data' }])).not.toContain(unanswered);
});
