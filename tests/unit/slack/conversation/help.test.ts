import { expect, test } from 'vitest';
import { done } from '../../../../src/domain/outcome.ts';
import type { AnswerDependencies } from '../../../../src/slack/conversation/answer-at.ts';
import { helpMessage } from '../../../../src/slack/conversation/help.ts';
import type { Workspace } from '../../../../src/slack/delivery/workspace.ts';

const example = 'orders last week';

/** The help in a channel, as it is sent. */
async function help(shared: boolean, lastSaid: string | null = null): Promise<string> {
  const workspace = {
    id: 'T1',
    person: async (id: string) => done({ id, standing: 'member', locale: 'en', name: id }),
    channel: async () => done({ id: 'C1', name: 'sales', topic: '', shared }),
  } as unknown as Workspace;
  const door = {
    isListed: () => false,
    principal: (id: string) => ({ id, groups: ['everyone'] }),
    clock: () => null,
    examples: async () => [example],
  };
  const request = { workspace, person: 'U1', channel: 'C1', lastSaid } as const;
  const message = await helpMessage(request, { door, language: 'auto' } as unknown as AnswerDependencies);
  if (!message.ok) throw new Error(message.problem.code);
  return JSON.stringify(message.value);
}

test('when only colleagues read along, the help has questions to tap', async () => {
  expect(await help(false)).toContain(example);
  expect(await help(false, 'sales yesterday')).toContain('sales yesterday');
});

test('when another company reads along, it has none', async () => {
  expect(await help(true)).not.toContain(example);
  expect(await help(true, 'sales yesterday')).not.toContain('sales yesterday');
});
