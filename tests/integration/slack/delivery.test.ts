import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openLivingMessage } from '../../../src/slack/delivery/open-living-message.ts';
import { openWorkspace } from '../../../src/slack/delivery/open-workspace.ts';
import type { OutgoingMessage, Standing } from '../../../src/slack/delivery/outgoing.ts';
import type { Pace } from '../../../src/slack/delivery/pace.ts';
import type { Marker, Workspace } from '../../../src/slack/delivery/workspace.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';

const log = createLog('silent');
const pace: Partial<Pace> = {
  timeout: 400,
  backoff: 1,
  longestBackoff: 4,
  updateEvery: 1,
  firstUpdateAfter: 0,
  appendEvery: 1,
  picturePoll: 1,
};

let slack: FakeSlack;

beforeAll(async () => {
  slack = await openFakeSlack({
    teams: [
      {
        id: 'T1',
        token: 'xoxb-1',
        bot: { user: 'UBOT', bot: 'BBOT' },
        people: [
          { id: 'U1', name: 'mina', locale: 'ko-KR' },
          { id: 'U2', guest: true },
        ],
        channels: [
          { id: 'C1', name: 'sales' },
          { id: 'C2', member: false },
        ],
      },
    ],
  });
});

afterAll(async () => {
  await slack.close();
});

afterEach(() => slack.assertClean());

/** As a process that has just started sees it. */
function connect(): Workspace {
  return openWorkspace({
    id: 'T1',
    token: 'xoxb-1',
    self: { user: 'UBOT', bot: 'BBOT' },
    apiUrl: slack.apiUrl,
    log,
    pace,
  });
}

function message(text: string): OutgoingMessage {
  const block = { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
  return { text, blocks: [block, { type: 'divider' }], simpler: [[block]] };
}

let workspace: Workspace;
let to: { channel: string; thread: string };
let marker: Marker;

beforeEach(() => {
  workspace = connect();
  const { ts } = slack.say({ person: 'U1', channel: 'C1', text: 'orders by region?' });
  to = { channel: 'C1', thread: ts };
  marker = { job: `T1/C1/${ts}`, part: 'answer', resumed: false };
});

function replies() {
  return slack.thread('C1', to.thread).slice(1);
}

function living(streams: boolean, more: { existing?: Standing; marker?: Marker } = {}) {
  return openLivingMessage({
    workspace,
    to,
    recipient: 'U1',
    locale: 'ko',
    marker,
    streams,
    jobKey: marker.job,
    existing: null,
    since: to.thread,
    isKnown: async () => false,
    mark: () => {},
    log,
    pace,
    ...more,
  });
}

async function opened(...options: Parameters<typeof living>) {
  const message = await living(...options);
  if (!message.ok) throw new Error(message.problem.code);
  return message.value;
}

describe('posting', () => {
  test.each([
    ['is cut after it was posted', { kind: 'cut' }],
    ['is cut before it was posted', { kind: 'cut', done: false }],
    ['answers too late', { kind: 'stall', ms: 700 }],
    ['ends in 500', { kind: 'http', status: 500 }],
    ['meets the rate limit', { kind: 'ratelimited', retryAfter: 0 }],
  ] as const)('when the call %s, the message stands there once', async (_, fault) => {
    slack.fail('chat.postMessage', fault);
    const posted = await workspace.post(to, message('hello'), marker);
    expect(replies().map(({ ts, text }) => ({ ts, text }))).toEqual([
      { ts: posted.ok && posted.value.ts, text: 'hello' },
    ]);
  });

  test('when the weather is bad, each of many messages stands there once in the end', async () => {
    slack.weather({ seed: 7, rate500: 0.1, cut: 0.3, rate429: 0.1, retryAfter: 0 });
    const jobs = Array.from({ length: 20 }, (_, index) => `job ${index}`);
    const post = (job: string, resumed: boolean) =>
      workspace.post(to, message(job), { ...marker, job, resumed });
    const posted = await Promise.all(jobs.map((job) => post(job, false)));
    slack.weather(null);
    for (const [index, job] of jobs.entries()) if (!posted[index]?.ok) await post(job, true);
    const told = replies().map(({ text }) => text);
    expect(told.toSorted()).toEqual(jobs.toSorted());
  });

  test('when a process died after it posted, the next one finds the message', async () => {
    const first = await workspace.post(to, message('hello'), marker);
    const second = await connect().post(to, message('hello'), { ...marker, resumed: true });
    expect(second).toEqual(first);
    expect(replies()).toHaveLength(1);
  });

  test('when a process died after it posted outside a thread, the next one finds the message', async () => {
    const root = { channel: 'C1', thread: null };
    const part = { ...marker, part: 'root' as const };
    const first = await workspace.post(root, message('hello'), part);
    expect(await connect().post(root, message('hello'), { ...part, resumed: true })).toEqual(first);
  });

  test('when Slack refuses the blocks, what it takes stands there', async () => {
    slack.fail('chat.postMessage', { kind: 'invalid_blocks', times: 1 });
    await workspace.post(to, message('hello'), marker);
    expect(replies()[0]?.blocks).toHaveLength(1);
  });

  test('when the bot is not in the channel, the problem says so', async () => {
    const posted = await workspace.post({ channel: 'C2', thread: null }, message('hello'), marker);
    expect(posted).toMatchObject({ problem: { code: 'slack-not-in-channel' } });
  });
});

describe('a living message', () => {
  test('when it streams, its steps and words are seen and the answer stands in their place', async () => {
    const message = await opened(true);
    message.progress('drafting');
    message.say('주문을 지역별로 셌어요. ');
    await slack.waitFor(() => replies()[0]?.stream?.text.includes('셌어요'), 'words of the stream');
    await message.finish(answer);
    expect(replies()).toMatchObject([{ text: 'the answer', stream: { open: false } }]);
  });

  test('when Slack ends the stream by itself, the answer stands there all the same', async () => {
    const message = await opened(true);
    slack.expireStream('C1', message.at.ts);
    message.say('more words ');
    await slack.waitFor(
      () => slack.callsTo('chat.appendStream').at(-1)?.outcome === 'message_not_in_streaming_state',
      'a refused append',
    );
    expect(await message.finish(answer)).toMatchObject({ ok: true });
    expect(replies()).toMatchObject([{ text: 'the answer' }]);
  });

  test('when the start of the stream is cut after it took effect, there is one message', async () => {
    slack.fail('chat.startStream', { kind: 'cut' });
    const message = await opened(true);
    message.say('words ');
    await message.finish(answer);
    expect(replies()).toMatchObject([{ ts: message.at.ts, text: 'the answer' }]);
  });

  test('when a process died within a stream, the next one puts the answer in its place', async () => {
    await opened(true);
    workspace = connect();
    const message = await opened(true, { marker: { ...marker, resumed: true } });
    await message.finish(answer);
    expect(replies()).toMatchObject([{ text: 'the answer', stream: { open: false } }]);
  });

  test('when streaming was turned off since a process died within a stream, the answer takes its place', async () => {
    const { at } = await opened(true);
    workspace = connect();
    const message = await opened(false, { existing: at });
    expect(await message.finish(answer)).toMatchObject({ ok: true });
    expect(replies()).toMatchObject([{ text: 'the answer', stream: { open: false } }]);
  });

  test('when Slack does not stream, a placeholder is shown and replaced', async () => {
    slack.fail('chat.startStream', { kind: 'platform', error: 'unknown_method' });
    const message = await opened(true);
    message.progress('drafting');
    await slack.waitFor(() => (replies()[0]?.updates ?? 0) > 0, 'an updated placeholder');
    await message.finish(answer);
    expect(replies()).toMatchObject([{ text: 'the answer', stream: null }]);
  });

  test('when somebody deleted it meanwhile, finishing says so', async () => {
    const message = await opened(false);
    await workspace.remove(message.at);
    expect(await message.finish(answer)).toMatchObject({ problem: { code: 'slack-message-gone' } });
  });

  const answer = message('the answer');
});

describe('files', () => {
  const file = {
    name: 'regions.csv',
    title: 'regions',
    bytes: new TextEncoder().encode('a\n'),
    altText: null,
  };

  test.each([
    ['is cut after it was shared', 'files.completeUploadExternal', { kind: 'cut' }],
    ['is cut before it was shared', 'files.completeUploadExternal', { kind: 'cut', done: false }],
    ['loses its bytes', 'upload', { kind: 'cut', done: false }],
  ] as const)('when a file %s, it stands in the thread once', async (_, method, fault) => {
    slack.fail(method, fault);
    expect(await workspace.share(to, file, false)).toMatchObject({ ok: true });
    expect(replies().map(({ files }) => files.length)).toEqual([1]);
    const [shared] = replies()[0]?.files ?? [];
    expect(Buffer.from(slack.file(shared ?? '')?.bytes ?? []).toString()).toBe('a\n');
  });

  test('when a process died after it shared a file, the next one does not share it again', async () => {
    await workspace.share(to, file, false);
    await connect().share(to, file, true);
    expect(replies()).toHaveLength(1);
  });

  test('when a picture is uploaded, it stands nowhere by itself', async () => {
    const picture = { ...file, name: 'chart.png', altText: 'a chart' };
    const id = await workspace.uploadPicture(picture);
    expect(slack.file(id.ok ? id.value : '')).toMatchObject({
      complete: true,
      shares: [],
      altText: 'a chart',
    });
  });
});

describe('people and places', () => {
  test('when people are looked up, their language and standing are told', async () => {
    expect(await workspace.person('U1')).toMatchObject({ value: { locale: 'ko', standing: 'member' } });
    expect(await workspace.person('U2')).toMatchObject({ value: { locale: 'en', standing: 'guest' } });
  });

  test('when the channels of the bot are asked for, those it is in are told', async () => {
    const channels = await workspace.ownChannels();
    expect(channels.ok && channels.value.map(({ id }) => id)).toEqual(['C1']);
  });

  test('when a thread is read, the words of people and ours are told apart', async () => {
    await workspace.post(to, message('hello'), marker);
    const read = await workspace.thread('C1', to.thread, 10);
    expect(read).toMatchObject({
      value: [
        { person: 'U1', bot: null, marker: null },
        { person: null, bot: 'BBOT', marker: { job: marker.job, part: 'answer' } },
      ],
    });
  });
});
