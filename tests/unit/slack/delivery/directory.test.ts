import { describe, expect, test } from 'vitest';
import { done, failed } from '../../../../src/domain/outcome.ts';
import { remember } from '../../../../src/slack/delivery/remember.ts';
import { fakeWebApi, refusal } from './fake-web-api.ts';

describe('people', () => {
  test.each([
    [{ team_id: 'T1' }, 'member'],
    [{ team_id: 'T1', is_restricted: true }, 'guest'],
    [{ team_id: 'T1', is_ultra_restricted: true }, 'guest'],
    [{ team_id: 'T2' }, 'stranger'],
    [{ team_id: 'T1', is_stranger: true }, 'stranger'],
    [{ team_id: 'T1', deleted: true }, 'stranger'],
    [{ team_id: 'T9', enterprise_user: { teams: ['T1'] } }, 'member'],
    [{ team_id: 'T1', is_bot: true }, 'bot'],
  ])('when Slack says %j, their standing is %s', async (user, standing) => {
    const slack = fakeWebApi({ 'users.info': () => ({ ok: true, user: { id: 'U1', ...user } }) });
    expect(await slack.workspace.person('U1')).toMatchObject({ ok: true, value: { standing } });
  });

  test('when Slack shows nobody of that id, it is a stranger', async () => {
    const slack = fakeWebApi({ 'users.info': () => refusal('user_not_found') });
    expect(await slack.workspace.person('U1')).toMatchObject({ ok: true, value: { standing: 'stranger' } });
  });

  test.each([
    ['ko-KR', 'ko'],
    ['de-DE', 'en'],
    [undefined, 'en'],
  ])('when their Slack speaks %s, they are spoken to in %s', async (locale, spoken) => {
    const slack = fakeWebApi({
      'users.info': () => ({ ok: true, user: { id: 'U1', team_id: 'T1', locale } }),
    });
    expect(await slack.workspace.person('U1')).toMatchObject({ value: { locale: spoken } });
    expect(slack.of('users.info')).toMatchObject([{ include_locale: 'true' }]);
  });

  test('when the same person is looked up again, Slack is not asked again', async () => {
    const slack = fakeWebApi({ 'users.info': () => ({ ok: true, user: { id: 'U1', team_id: 'T1' } }) });
    await Promise.all([slack.workspace.person('U1'), slack.workspace.person('U1')]);
    await slack.workspace.person('U1');
    expect(slack.of('users.info')).toHaveLength(1);
  });

  test('when a look-up failed, it is made again', async () => {
    const slack = fakeWebApi({
      'users.info': (_, nth) => (nth === 1 ? refusal('not_authed') : { ok: true, user: { team_id: 'T1' } }),
    });
    expect(await slack.workspace.person('U1')).toMatchObject({ ok: false });
    expect(await slack.workspace.person('U1')).toMatchObject({ ok: true });
  });

  test('when more is kept than there is room for, what was kept longest goes', async () => {
    const looked: string[] = [];
    const find = remember(
      async (key) => {
        looked.push(key);
        return key === 'bad' ? failed({ code: 'unexpected' }) : done(key);
      },
      { milliseconds: 60_000, entries: 2 },
    );
    for (const key of ['a', 'b', 'c', 'b', 'a']) await find(key);
    expect(looked).toEqual(['a', 'b', 'c', 'a']);
  });
});

describe('channels', () => {
  test.each([
    [{ is_im: true }, false],
    [{ is_mpim: true, is_private: true }, false],
    [{ is_private: true, is_ext_shared: true }, true],
    [{ is_channel: true, is_pending_ext_shared: true }, true],
    [{ is_channel: true, is_shared: true, is_org_shared: true }, false],
  ])('when Slack says %j, it is with another company: %j', async (channel, shared) => {
    const slack = fakeWebApi({
      'conversations.info': () => ({ ok: true, channel: { id: 'C1', ...channel } }),
    });
    expect(await slack.workspace.channel('C1')).toMatchObject({ ok: true, value: { shared } });
  });

  test('when the bot is in more channels than a page holds, all are told', async () => {
    const slack = fakeWebApi({
      'users.conversations': ({ cursor }) =>
        cursor === undefined
          ? { ok: true, channels: [{ id: 'C1', name: 'a' }], response_metadata: { next_cursor: 'x' } }
          : { ok: true, channels: [{ id: 'C2', name: 'b' }] },
    });
    const channels = await slack.workspace.ownChannels();
    expect(channels.ok && channels.value.map(({ id }) => id)).toEqual(['C1', 'C2']);
  });
});

describe('messages', () => {
  test('when a thread is longer than asked for, its newest are told, the oldest of them first', async () => {
    const slack = fakeWebApi({
      'conversations.replies': () => ({
        ok: true,
        messages: ['1.1', '2.1', '3.1'].map((ts) => ({ ts, user: 'U1', text: ts, thread_ts: '1.1' })),
      }),
    });
    const read = await slack.workspace.thread('C1', '1.1', 2);
    expect(read.ok && read.value.map(({ ts }) => ts)).toEqual(['2.1', '3.1']);
  });

  test('when a channel is read, what no person said has no person', async () => {
    const slack = fakeWebApi({
      'conversations.history': () => ({
        ok: true,
        messages: [
          { ts: '3.1', user: 'U1', subtype: 'channel_join', text: 'joined' },
          { ts: '2.1', user: 'UBOT', bot_id: 'BBOT', text: 'answer' },
          { ts: '1.1', user: 'U1', text: 'hello' },
        ],
      }),
    });
    const read = await slack.workspace.history('C1', '0', 10);
    expect(read.ok && read.value.map(({ ts, person, bot }) => [ts, person, bot])).toEqual([
      ['1.1', 'U1', null],
      ['2.1', null, 'BBOT'],
      ['3.1', null, null],
    ]);
  });
});

describe('status', () => {
  test('when the workspace has no status, it is not asked for one again', async () => {
    const slack = fakeWebApi({ 'assistant.threads.setStatus': () => refusal('unknown_method') });
    await slack.workspace.setStatus({ channel: 'C1', thread: '1.1' }, 'looking');
    await slack.workspace.setStatus({ channel: 'C1', thread: '1.1' }, 'looking');
    expect(slack.calls).toHaveLength(1);
  });

  test('when Slack is away for a moment, the next status is tried', async () => {
    const slack = fakeWebApi({ 'assistant.threads.setStatus': () => 503 });
    await slack.workspace.setStatus({ channel: 'C1', thread: '1.1' }, 'looking');
    await slack.workspace.setStatus({ channel: 'C1', thread: '1.1' }, 'looking');
    expect(slack.calls).toHaveLength(2);
  });
});
