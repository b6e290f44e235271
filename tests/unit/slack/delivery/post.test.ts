import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Marker } from '../../../../src/slack/delivery/workspace.ts';
import { type Answer, broken, fakeWebApi, message, nobody, rateLimited, refusal } from './fake-web-api.ts';

const thread = { channel: 'C1', thread: '100.000001' };
const marker: Marker = { job: 'T1/C1/100.000001', part: 'answer', resumed: false };
const resumed: Marker = { ...marker, resumed: true };

function marked(ts: string, bot = 'BBOT', part = 'answer') {
  return {
    ts,
    user: 'UBOT',
    bot_id: bot,
    text: 'answer',
    thread_ts: '100.000001',
    metadata: { event_type: 'askbird_message', event_payload: { job: marker.job, part } },
  };
}

const empty: Answer = { ok: true, messages: [] };

describe('post', () => {
  test('when a message is posted, it is marked and nothing of it is unfurled or parsed', async () => {
    const slack = fakeWebApi();
    const posted = await slack.workspace.post(thread, message('hello'), marker);
    expect(posted).toMatchObject({ ok: true, value: { channel: 'C1' } });
    const [args] = slack.of('chat.postMessage');
    expect(args).toMatchObject({
      channel: 'C1',
      thread_ts: '100.000001',
      text: 'hello',
      unfurl_links: 'false',
      unfurl_media: 'false',
      metadata: { event_type: 'askbird_message', event_payload: { job: marker.job, part: 'answer' } },
    });
    expect(args).not.toHaveProperty('parse');
    expect(args).not.toHaveProperty('link_names');
    expect(slack.calls).toHaveLength(1);
  });

  test('when the connection breaks after it arrived, it is found and not posted twice', async () => {
    const slack = fakeWebApi({
      'chat.postMessage': () => broken(),
      'conversations.replies': () => ({ ok: true, messages: [marked('101.000001')] }),
    });
    const posted = await slack.workspace.post(thread, message('hello'), marker);
    expect(posted).toEqual({ ok: true, value: { channel: 'C1', ts: '101.000001' } });
    expect(slack.of('chat.postMessage')).toHaveLength(1);
    expect(slack.of('conversations.replies')[0]).toMatchObject({ include_all_metadata: 'true' });
  });

  test.each([
    ['breaks', () => broken() as Answer],
    ['ends in 503', () => 503 as Answer],
    ['ends in trouble of Slack', () => refusal('internal_error')],
    ['ends in a page of a proxy', () => new Response('<html>Bad gateway</html>')],
  ])('when an attempt %s and nothing arrived, it is posted again after a look', async (_, first) => {
    const slack = fakeWebApi({
      'chat.postMessage': (_args, nth) => (nth === 1 ? first() : { ok: true, ts: '102.000001' }),
      'conversations.replies': () => empty,
    });
    const posted = await slack.workspace.post(thread, message('hello'), marker);
    expect(posted).toEqual({ ok: true, value: { channel: 'C1', ts: '102.000001' } });
    expect(slack.calls.map(({ method }) => method)).toEqual([
      'chat.postMessage',
      'conversations.replies',
      'chat.postMessage',
    ]);
  });

  test('when an attempt gets no answer in time, it is looked for', async () => {
    const slack = fakeWebApi(
      {
        'chat.postMessage': () => 'stall',
        'conversations.replies': () => ({ ok: true, messages: [marked('101.000001')] }),
      },
      { timeout: 20 },
    );
    expect(await slack.workspace.post(thread, message('hello'), marker)).toMatchObject({ ok: true });
  });

  test('when nobody can tell whether it arrived, the problem is told instead of a second message', async () => {
    const slack = fakeWebApi({
      'chat.postMessage': () => broken(),
      'conversations.replies': () => 500,
    });
    const posted = await slack.workspace.post(thread, message('hello'), marker);
    expect(posted).toMatchObject({ ok: false, problem: { code: 'slack-unreachable' } });
    expect(slack.of('chat.postMessage')).toHaveLength(1);
  });

  test('when an earlier process posted it, that message is returned', async () => {
    const slack = fakeWebApi({
      'conversations.replies': () => ({
        ok: true,
        messages: [marked('90.000001', 'BBOT', 'notice'), marked('101.000001')],
      }),
    });
    const posted = await slack.workspace.post(thread, message('hello'), resumed);
    expect(posted).toEqual({ ok: true, value: { channel: 'C1', ts: '101.000001' } });
    expect(slack.of('chat.postMessage')).toHaveLength(0);
  });

  test('when another app copied the marker, it is not taken for ours', async () => {
    const slack = fakeWebApi({
      'conversations.replies': () => ({ ok: true, messages: [marked('101.000001', 'BOTHER')] }),
    });
    await slack.workspace.post(thread, message('hello'), resumed);
    expect(slack.of('chat.postMessage')).toHaveLength(1);
  });

  test('when it stands on a later page, it is found there', async () => {
    const slack = fakeWebApi({
      'conversations.replies': ({ cursor }) =>
        cursor === undefined
          ? { ok: true, messages: [], response_metadata: { next_cursor: 'more' } }
          : { ok: true, messages: [marked('101.000001')] },
    });
    const posted = await slack.workspace.post(thread, message('hello'), resumed);
    expect(posted).toMatchObject({ value: { ts: '101.000001' } });
  });

  test('when it stands outside a thread, the channel is searched', async () => {
    const slack = fakeWebApi({
      'conversations.history': () => ({ ok: true, messages: [marked('101.000001')] }),
    });
    const posted = await slack.workspace.post({ channel: 'C1', thread: null }, message('hello'), resumed);
    expect(posted).toMatchObject({ value: { ts: '101.000001' } });
    expect(slack.of('chat.postMessage')).toHaveLength(0);
  });

  test.each([
    ['Slack takes no more', () => rateLimited(0)],
    ['nobody listens', () => nobody() as Answer],
  ])('when %s for a moment, it is posted again without a look', async (_, first) => {
    const slack = fakeWebApi({
      'chat.postMessage': (_args, nth) => (nth === 1 ? first() : { ok: true, ts: '102.000001' }),
    });
    expect(await slack.workspace.post(thread, message('hello'), marker)).toMatchObject({ ok: true });
    expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage', 'chat.postMessage']);
  });

  test('when Slack asks for more patience than we have, the problem says how long', async () => {
    const slack = fakeWebApi({ 'chat.postMessage': () => rateLimited(60) });
    const post = () => slack.workspace.post(thread, message('hello'), marker);
    expect(await post()).toMatchObject({
      ok: false,
      problem: { code: 'slack-rate-limited', params: { seconds: 60 } },
    });
    expect(await post()).toMatchObject({ ok: false, problem: { code: 'slack-rate-limited' } });
    expect(slack.of('chat.postMessage')).toHaveLength(1);
  });

  test.each([
    ['not_in_channel', {}, { code: 'slack-not-in-channel' }],
    ['channel_not_found', {}, { code: 'slack-not-in-channel' }],
    [
      'missing_scope',
      { needed: 'chat:write' },
      { code: 'slack-scope-missing', params: { scope: 'chat:write' } },
    ],
    ['token_revoked', {}, { code: 'slack-token-refused', params: { error: 'token_revoked' } }],
    [
      'restricted_action',
      {},
      { code: 'slack-refused', params: { method: 'chat.postMessage', error: 'restricted_action' } },
    ],
  ])('when Slack says %s, that is the problem and nothing is tried again', async (error, more, problem) => {
    const slack = fakeWebApi({ 'chat.postMessage': () => refusal(error, more) });
    expect(await slack.workspace.post(thread, message('hello'), marker)).toMatchObject({
      ok: false,
      problem,
    });
    expect(slack.calls).toHaveLength(1);
  });
});

describe('update and remove', () => {
  const at = { channel: 'C1', ts: '101.000001' };

  test('when the message was deleted meanwhile, an update says so', async () => {
    const slack = fakeWebApi({ 'chat.update': () => refusal('message_not_found') });
    const updated = await slack.workspace.update(at, message('hello'), marker);
    expect(updated).toMatchObject({ ok: false, problem: { code: 'slack-message-gone' } });
  });

  test('when the connection breaks, an update is made again', async () => {
    const slack = fakeWebApi({ 'chat.update': (_, nth) => (nth < 3 ? broken() : { ok: true }) });
    expect(await slack.workspace.update(at, message('hello'), marker)).toMatchObject({ ok: true });
    expect(slack.of('chat.update')).toHaveLength(3);
  });

  test('when an update is worth one try, it is made once', async () => {
    const slack = fakeWebApi({ 'chat.update': () => broken() });
    expect(await slack.workspace.update(at, message('hello'), marker, 'once')).toMatchObject({ ok: false });
    expect(slack.of('chat.update')).toHaveLength(1);
  });

  test('when it is gone already, removing succeeds', async () => {
    const slack = fakeWebApi({ 'chat.delete': () => refusal('message_not_found') });
    expect(await slack.workspace.remove(at)).toMatchObject({ ok: true });
  });

  test('when updates meet the rate limit, those worth one try are not made, and the others wait', async () => {
    const slack = fakeWebApi({ 'chat.update': (_, nth) => (nth === 1 ? rateLimited(1) : { ok: true }) });
    const once = () => slack.workspace.update(at, message('hello'), marker, 'once');
    expect(await once()).toMatchObject({ problem: { code: 'slack-rate-limited' } });
    expect(await once()).toMatchObject({ problem: { code: 'slack-rate-limited' } });
    expect(slack.of('chat.update')).toHaveLength(1);
    expect(await slack.workspace.update(at, message('hello'), marker)).toMatchObject({ ok: true });
  });

  test('when a call fails, the problem holds nothing of what was sent', async () => {
    const told = { response_metadata: { messages: ['[ERROR] secret figure [json-pointer:/text]'] } };
    const answers = [500, refusal('message_not_found', told), refusal('msg_too_long', told)];
    for (const answer of answers) {
      const slack = fakeWebApi({ 'chat.update': () => answer });
      const updated = await slack.workspace.update(at, message('secret figure'), marker);
      expect(inspect([updated, slack.logged], { depth: 12 })).not.toContain('secret');
    }
  });
});
