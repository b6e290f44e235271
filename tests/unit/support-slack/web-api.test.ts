import { ErrorCode, LogLevel, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';

let slack: FakeSlack;
let client: WebClient;
const quiet = { unfurl_links: false, unfurl_media: false };
const options = () => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  logLevel: LogLevel.ERROR,
  // What is refused on purpose need not be read in the log.
  logger: {
    debug() {},
    info() {},
    warn() {},
    error() {},
    setLevel() {},
    setName() {},
    getLevel: () => LogLevel.ERROR,
  },
});

beforeEach(async () => {
  slack = await openFakeSlack({ retryWaits: [] });
  client = new WebClient(slack.botToken, options());
});

afterEach(() => slack.close());

const refused = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: { data?: { error: string } }) => error.data?.error ?? error,
  );

describe('messages', () => {
  test('when a message is posted, it is read back with its metadata only where that is asked for', async () => {
    const { ts: root } = slack.say({ person: 'U1', channel: 'C1', text: 'how much?' });
    const metadata = { event_type: 'askbird', event_payload: { job: 'j1' } };
    await client.chat.postMessage({ ...quiet, channel: 'C1', thread_ts: root, text: 'much', metadata });
    const plain = await client.conversations.replies({ channel: 'C1', ts: root });
    const full = await client.conversations.replies({ channel: 'C1', ts: root, include_all_metadata: true });
    expect(plain.messages?.[1]).not.toHaveProperty('metadata');
    expect(full.messages?.[1]).toMatchObject({ metadata, thread_ts: root, bot_id: 'B1' });
    expect((await client.conversations.history({ channel: 'C1' })).messages).toHaveLength(1);
    slack.assertClean();
  });

  test('when it is not allowed, it is refused as Slack refuses it', async () => {
    const { ts } = slack.say({ person: 'U1', channel: 'C1', text: 'mine' });
    const post = (channel: string, text: string) =>
      refused(client.chat.postMessage({ ...quiet, channel, text }));
    expect(await post('CFOREIGN', 'a')).toBe('not_in_channel');
    expect(await post('CSECRET', 'a')).toBe('channel_not_found');
    expect(await post('C9', 'a')).toBe('channel_not_found');
    expect(await post('C1', '')).toBe('no_text');
    expect(await post('C1', 'x'.repeat(40_001))).toBe('msg_too_long');
    expect(await refused(client.chat.update({ channel: 'C1', ts, text: 'yours' }))).toBe(
      'cant_update_message',
    );
    expect(await refused(client.chat.update({ channel: 'C1', ts: '1.1', text: 'a' }))).toBe(
      'message_not_found',
    );
    expect(await refused(client.chat.delete({ channel: 'C1', ts }))).toBe('cant_delete_message');
    expect(await refused(client.apiCall('chat.whistle'))).toBe('unknown_method');
    expect(await refused(new WebClient('xoxb-other', options()).auth.test())).toBe('invalid_auth');
    expect(await refused(new WebClient(undefined, options()).auth.test())).toBe('not_authed');
  });

  test('when blocks are faulty, the refusal says where and the test fails', async () => {
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: '' } }];
    const error = await client.chat
      .postMessage({ ...quiet, channel: 'C1', text: 'a', blocks })
      .catch((each) => each);
    expect(error.data.error).toBe('invalid_blocks');
    expect(error.data.response_metadata.messages[0]).toContain('[json-pointer:/blocks/0/text/text]');
    expect(() => slack.assertClean()).toThrow(/blocks\/0/);
  });

  test('when a message pings somebody, Slack takes it and the test fails', async () => {
    await client.chat.postMessage({ ...quiet, channel: 'C1', text: '<@U2> look' });
    expect(() => slack.assertClean()).toThrow(/U2/);
  });

  test('when a root with replies is removed, a tombstone stands in its place', async () => {
    const { ts } = slack.say({ person: 'U1', channel: 'C1', text: 'how much?' });
    await client.chat.postMessage({ ...quiet, channel: 'C1', thread_ts: ts, text: 'much' });
    await slack.remove({ channel: 'C1', ts });
    expect(slack.thread('C1', ts)[0]).toMatchObject({ subtype: 'tombstone', user: 'USLACKBOT' });
    const { ts: alone } = slack.say({ person: 'U1', channel: 'C1', text: 'never mind' });
    await slack.remove({ channel: 'C1', ts: alone });
    expect(slack.thread('C1', alone)).toEqual([]);
  });
});

describe('streams', () => {
  test('when one is started, grown and stopped, it is one message', async () => {
    const { ts: root } = slack.say({ person: 'U1', channel: 'C1', text: '<@UBOT> how much?' });
    const to = { channel: 'C1', thread_ts: root };
    expect(await refused(client.apiCall('chat.startStream', to))).toBe('missing_recipient_user_id');
    const recipient = { recipient_user_id: 'U1', recipient_team_id: 'T1' };
    const { ts } = (await client.chat.startStream({ ...to, ...recipient })) as { ts: string };
    const at = { channel: 'C1', ts };
    const task = (status: 'in_progress' | 'complete') => ({
      type: 'task_update' as const,
      id: '1',
      title: 'Reading',
      status,
    });
    await client.chat.appendStream({ ...at, chunks: [task('in_progress')] });
    await client.chat.appendStream({
      ...at,
      chunks: [task('complete'), { type: 'markdown_text', text: 'so ' }],
    });
    expect(await refused(client.chat.update({ ...at, text: 'a' }))).toBe('streaming_state_conflict');
    await client.chat.stopStream({ ...at, markdown_text: 'much' });
    const [, message] = slack.thread('C1', root);
    expect(message).toMatchObject({ text: 'so much', stream: { open: false } });
    expect(message?.stream?.tasks.get('1')).toMatchObject({ status: 'complete' });
    expect(await refused(client.chat.stopStream(at))).toBe('message_not_in_streaming_state');
    await client.chat.update({ ...at, text: 'done' });
    expect(slack.thread('C1', root)[1]).toMatchObject({ text: 'done', updates: 1 });
    slack.assertClean();
  });
});

describe('files', () => {
  test('when one is uploaded, its bytes are kept and it is shared in the thread', async () => {
    const { ts } = slack.say({ person: 'U1', channel: 'C1', text: 'all of it' });
    const file = Buffer.from('a,b\n1,2\n');
    await client.filesUploadV2({ channel_id: 'C1', thread_ts: ts, filename: 'rows.csv', file });
    const [, shared] = slack.thread('C1', ts);
    expect(shared?.files).toHaveLength(1);
    const kept = slack.file(shared?.files[0] ?? '');
    expect(Buffer.from(kept?.bytes ?? []).equals(file)).toBe(true);
    expect(kept).toMatchObject({ name: 'rows.csv', shares: [{ channel: 'C1' }] });
  });

  test('when a picture is shown that was never uploaded, its block is refused', async () => {
    const blocks = [{ type: 'image' as const, slack_file: { id: 'F9' }, alt_text: 'a chart' }];
    const call = client.chat.postMessage({ ...quiet, channel: 'C1', text: 'a', blocks });
    expect(await refused(call)).toBe('invalid_blocks');
  });
});

describe('faults', () => {
  const post = () => client.chat.postMessage({ ...quiet, channel: 'C1', text: 'a' });
  const stored = () => slack.messages('C1').length;

  test('when a call is limited, the client waits as told and nothing was stored', async () => {
    slack.fail('chat.postMessage', { kind: 'ratelimited', retryAfter: 0 });
    await expect(post()).rejects.toMatchObject({ code: ErrorCode.RequestError });
    expect(stored()).toBe(0);
    await post();
    expect(stored()).toBe(1);
    expect(slack.callsTo('chat.postMessage').map((each) => each.outcome)).toEqual([
      'planted ratelimited',
      'ok',
    ]);
  });

  test('when a call is cut, it was done all the same; unless it was not', async () => {
    slack.fail('*', { kind: 'cut' });
    await expect(post()).rejects.toMatchObject({ code: ErrorCode.RequestError });
    expect(stored()).toBe(1);
    slack.fail('*', { kind: 'cut', done: false });
    await expect(post()).rejects.toMatchObject({ code: ErrorCode.RequestError });
    expect(stored()).toBe(1);
  });

  test('when blocks are refused on purpose, the test stays clean', async () => {
    slack.fail('chat.postMessage', {
      kind: 'invalid_blocks',
      when: (args) => args.blocks !== undefined,
      times: 2,
    });
    expect(await refused(post())).toBe('ok');
    const blocks = [{ type: 'divider' as const }];
    expect(await refused(client.chat.postMessage({ ...quiet, channel: 'C1', text: 'a', blocks }))).toBe(
      'invalid_blocks',
    );
    slack.assertClean();
  });

  test('when the weather is bad, the same seed brings the same faults', async () => {
    const outcomes: string[][] = [];
    for (const seed of [7, 7, 8]) {
      slack.weather({ seed, rate500: 0.3, cut: 0.2 });
      const from = slack.calls.length;
      for (let count = 0; count < 12; count += 1) await refused(post());
      outcomes.push(slack.calls.slice(from).map((each) => each.outcome));
    }
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(outcomes[0]).not.toEqual(outcomes[2]);
    expect(new Set(outcomes[0])).toContain('ok');
  });
});

describe('response_url', () => {
  test('when it was used five times, or is old, it takes no more', async () => {
    const commandUrl = async () => {
      await slack.command({ person: 'U1', command: '/ask', text: 'a', channel: 'CFOREIGN' });
      return String(slack.dropped.at(-1)?.payload.response_url);
    };
    const respond = async (url: string) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ text: 'answer' }),
      });
      return response.text();
    };
    const url = await commandUrl();
    for (let count = 0; count < 5; count += 1) expect(await respond(url)).toBe('ok');
    expect(await respond(url)).toBe('used_url');
    const other = await commandUrl();
    slack.expireResponses();
    expect(await respond(other)).toBe('expired_url');
    expect(slack.ephemerals('U1')).toHaveLength(5);
  });
});

describe('trigger_id', () => {
  test('when it was used, or is old, it opens no form', async () => {
    const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Why' }, blocks: [] };
    const open = async (trigger?: string) => {
      await slack.command({ person: 'U1', command: '/ask', text: 'a' });
      const fresh = String(slack.dropped.at(-1)?.payload.trigger_id);
      return { fresh, outcome: await refused(client.views.open({ trigger_id: trigger ?? fresh, view })) };
    };
    const first = await open();
    expect(first.outcome).toBe('ok');
    expect(slack.forms('U1')).toHaveLength(1);
    expect((await open(first.fresh)).outcome).toBe('exchanged_trigger_id');
    expect((await open('no such')).outcome).toBe('invalid_trigger_id');
    await slack.close();
    slack = await openFakeSlack({ triggerLife: -1 });
    client = new WebClient(slack.botToken, options());
    expect((await open()).outcome).toBe('expired_trigger_id');
  });
});

describe('an installation', () => {
  test('when a workspace installs and removes the app, its tokens change and end', async () => {
    const before = slack.botToken;
    const query = `client_id=${slack.clientId}&state=s&redirect_uri=${encodeURIComponent('http://127.0.0.1/back')}`;
    const page = await fetch(`${slack.url}/oauth/v2/authorize?${query}`, { redirect: 'manual' });
    const back = new URL(page.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe('s');
    const code = back.searchParams.get('code') ?? '';
    const keys = { client_id: slack.clientId, client_secret: slack.clientSecret };
    const access = () => new WebClient(undefined, options()).oauth.v2.access({ ...keys, code });
    const { access_token: token = '' } = await access();
    expect(await refused(access())).toBe('code_already_used');
    expect(await refused(new WebClient(before, options()).auth.test())).toBe('token_revoked');
    expect((await new WebClient(token, options()).auth.test()).response_metadata?.scopes).toContain(
      'chat:write',
    );
    await slack.uninstall('T1');
    expect(await refused(new WebClient(token, options()).auth.test())).toBe('account_inactive');
  });
});

describe('people and places', () => {
  test('when the bot looks around, it sees who and what is there', async () => {
    const { user } = await client.users.info({ user: 'U1', include_locale: true });
    expect(user).toMatchObject({ locale: 'ko-KR', is_restricted: false });
    expect((await client.users.info({ user: 'USTRANGER' })).user).toMatchObject({
      is_stranger: true,
      team_id: 'T9',
    });
    expect((await client.conversations.info({ channel: 'CSHARED' })).channel).toMatchObject({
      is_ext_shared: true,
    });
    const own = await client.users.conversations({ types: 'public_channel,private_channel' });
    expect(own.channels?.map((each) => each.id)).toEqual(['C1', 'C2', 'CPRIVATE', 'CSHARED']);
    expect((await client.conversations.open({ users: 'U2' })).channel?.id).toBe('D2');
  });
});

describe('waiting', () => {
  test('when an answer never comes, the error tells what did', async () => {
    await client.auth.test();
    await expect(slack.answerTo('1.1', undefined, 20)).rejects.toThrow(/auth\.test/);
  });
});
