import { describe, expect, test } from 'vitest';
import { done, failed, type Outcome } from '../../../../src/domain/outcome.ts';
import { audienceOf, mayReadMore } from '../../../../src/slack/conversation/audience.ts';
import type { SlackChannel, SlackPerson, Workspace } from '../../../../src/slack/delivery/workspace.ts';

const rights = {
  isListed: (id: string) => id === 'T1/ULISTED',
  principal: (id: string) => ({ id, groups: id === 'T1/ULISTED' ? ['everyone', 'finance'] : ['everyone'] }),
};

const sales: SlackChannel = { id: 'C1', name: 'sales', topic: '', shared: false };

function audience(
  standing: SlackPerson['standing'],
  { person = 'U1', asked = 'C1' as string | null, channel = done(sales) as Outcome<SlackChannel> } = {},
) {
  const workspace: Partial<Workspace> = {
    id: 'T1',
    person: async (id) => done({ id, standing, locale: 'ko', name: id }),
    channel: async () => channel,
  };
  return audienceOf(workspace as Workspace, { person, channel: asked }, rights);
}

describe('who asks and who reads along', () => {
  test.each([
    ['guest', 'guest'],
    ['stranger', 'stranger'],
    ['bot', 'stranger'],
  ] as const)('when a %s asks whom no policy names, they are refused', async (standing, as) => {
    expect(await audience(standing)).toMatchObject({ ok: true, value: { kind: 'refused', as } });
  });

  test('when the policy names a guest, they ask with their own rights, and in a channel with those of everybody', async () => {
    const found = await audience('guest', { person: 'ULISTED' });
    if (!found.ok || found.value.kind !== 'admitted') throw new Error('refused');
    const { own, shared } = found.value;
    expect({ own, shared }).toEqual({
      own: { id: 'T1/ULISTED', groups: ['everyone', 'finance'] },
      shared: { id: 'T1/ULISTED', groups: ['everyone'] },
    });
    expect([mayReadMore(own, shared), mayReadMore(shared, own)]).toEqual([true, false]);
  });

  test.each([
    ['in a channel', 'C1', ['everyone']],
    ['in direct messages', 'D1', ['everyone', 'finance']],
    ['in no channel', null, ['everyone', 'finance']],
  ])(
    'when somebody with more rights asks %s, they ask with the rights of its readers',
    async (_where, asked, groups) => {
      const found = await audience('member', { person: 'ULISTED', asked });
      expect(found).toMatchObject({ value: { here: { id: 'T1/ULISTED', groups } } });
    },
  );

  test.each([
    ['a channel of our own', done(sales), false],
    ['a channel with another company', done({ ...sales, shared: true }), true],
    ['a channel that may not be looked at', failed<SlackChannel>({ code: 'slack-scope-missing' }), true],
  ])('when it is %s, it is told whether strangers read along', async (_what, channel, isForeign) => {
    expect(await audience('member', { channel })).toMatchObject({ ok: true, value: { isForeign } });
  });

  test('when a channel cannot be looked at just now, nothing is decided yet', async () => {
    const channel = failed<SlackChannel>({ code: 'slack-rate-limited' });
    expect(await audience('member', { channel })).toEqual(channel);
    expect(await audience('member', { channel, asked: 'D1' })).toMatchObject({ value: { isForeign: false } });
    expect(await audience('member', { channel, asked: null })).toMatchObject({ value: { isForeign: false } });
  });
});
