import { describe, expect, test, vi } from 'vitest';
import { openLivingMessage } from '../../../../src/slack/delivery/open-living-message.ts';
import { broken, type FakeWebApi, fakeWebApi, rateLimited, refusal } from './fake-web-api.ts';
import { final, job, methods, opened, options, to } from './living-messages.ts';

interface Chunk {
  readonly type: string;
  readonly text?: string;
  readonly id?: string;
  readonly status?: string;
}

function appended(slack: FakeWebApi): Chunk[] {
  return slack.of('chat.appendStream').flatMap(({ chunks }) => chunks as Chunk[]);
}

describe('a stream', () => {
  const streaming = { 'chat.startStream': () => ({ ok: true, ts: '101.000001' }) };

  test('when much is said at once, appends go one after the other and keep the order', async () => {
    let underWay = 0;
    let most = 0;
    const slack = fakeWebApi({
      ...streaming,
      'chat.appendStream': async () => {
        most = Math.max(most, ++underWay);
        await new Promise((resolve) => setTimeout(resolve, 3));
        underWay--;
        return { ok: true };
      },
    });
    const living = await opened(slack, { streams: true });
    const words = Array.from({ length: 200 }, (_, index) => `word${index} `);
    for (const [index, word] of words.entries()) {
      living.say(word);
      if (index % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const told = () =>
      appended(slack)
        .map(({ text = '' }) => text)
        .join('');
    await vi.waitFor(() => expect(told()).toBe(words.join('')));
    await living.finish(final);
    expect(most).toBe(1);
    expect(slack.of('chat.appendStream').length).toBeLessThan(words.length);
    expect(methods(slack).slice(-2)).toEqual(['chat.stopStream', 'chat.update']);
  });

  test('when steps follow each other, each is begun and ended', async () => {
    const slack = fakeWebApi(streaming);
    const living = await opened(slack, { streams: true });
    living.progress('drafting');
    await vi.waitFor(() => expect(appended(slack)).toHaveLength(1));
    living.progress('running');
    await vi.waitFor(() => expect(appended(slack)).toHaveLength(3));
    expect(appended(slack).map(({ id, status }) => [id, status])).toEqual([
      ['step-1', 'in_progress'],
      ['step-1', 'complete'],
      ['step-2', 'in_progress'],
    ]);
    await living.finish(final);
  });

  test('when it starts, Slack is told for whom', async () => {
    const slack = fakeWebApi(streaming);
    await (await opened(slack, { streams: true })).finish(final);
    expect(slack.of('chat.startStream')).toMatchObject([
      { recipient_user_id: 'U1', recipient_team_id: 'T1', thread_ts: to.thread, task_display_mode: 'plan' },
    ]);
  });

  test('when a link is told in halves, neither it nor its label links', async () => {
    const slack = fakeWebApi(streaming);
    const living = await opened(slack, { streams: true });
    for (const part of [
      'see [here',
      '](ht',
      'tps://evil.example/x) <!chan',
      'nel> ![p](http',
      '://e.com/p.png) end ',
    ]) {
      living.say(part);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await vi.waitFor(() => expect(JSON.stringify(appended(slack))).toContain('end'));
    const told = appended(slack)
      .map(({ text = '' }) => text)
      .join('');
    expect(told).not.toMatch(/\]\(|https?:\/\/|<!|<@/u);
    await living.finish(final);
  });

  test('when Slack takes no appends for a moment, nothing of it is lost', async () => {
    const slack = fakeWebApi({
      ...streaming,
      'chat.appendStream': (_, nth) => (nth === 1 ? rateLimited(0) : { ok: true }),
    });
    const living = await opened(slack, { streams: true });
    living.progress('drafting');
    living.say('one ');
    await vi.waitFor(() => expect(slack.of('chat.appendStream').length).toBeGreaterThan(1));
    expect(slack.of('chat.appendStream').at(-1)).toMatchObject({
      chunks: [{ id: 'step-1' }, { text: 'one ' }],
    });
    await living.finish(final);
  });

  test('when the stream ended by itself, nothing is appended any more and the answer comes all the same', async () => {
    const ended = () => refusal('message_not_in_streaming_state');
    const slack = fakeWebApi({ ...streaming, 'chat.appendStream': ended, 'chat.stopStream': ended });
    const living = await opened(slack, { streams: true });
    living.say('one ');
    await vi.waitFor(() => expect(slack.of('chat.appendStream')).toHaveLength(1));
    living.say('two ');
    living.progress('running');
    expect(await living.finish(final)).toMatchObject({ ok: true });
    expect(slack.of('chat.appendStream')).toHaveLength(1);
    expect(slack.of('chat.update')).toMatchObject([{ ts: '101.000001', text: 'the answer' }]);
  });

  test('when Slack refuses to stream, a plain placeholder stands there', async () => {
    const slack = fakeWebApi({ 'chat.startStream': () => refusal('unknown_method') });
    const living = await opened(slack, { streams: true });
    await living.finish(final);
    expect(methods(slack)).toEqual(['chat.startStream', 'chat.postMessage', 'chat.update']);
  });

  const inThread = (...messages: object[]) => ({
    ok: true,
    messages: [{ ts: to.thread, user: 'U1', text: 'question' }, ...messages],
  });
  const own = { user: 'UBOT', bot_id: 'BBOT', text: '' };

  test('when the answer to the start is lost, the message of ours that no record knows is taken over', async () => {
    const slack = fakeWebApi({
      'chat.startStream': () => broken(),
      'conversations.replies': () =>
        inThread(
          { ...own, ts: '100.500000' },
          { ...own, ts: '101.000001' },
          { ...own, ts: '102.000001', files: [{ name: 'rows.csv' }] },
        ),
    });
    const living = await opened(slack, { streams: true, isKnown: async ({ ts }) => ts === '100.500000' });
    expect(living.at.ts).toBe('101.000001');
    expect(slack.of('chat.postMessage')).toHaveLength(0);
  });

  test('when the start is lost and nothing arrived, a plain placeholder is posted', async () => {
    const slack = fakeWebApi({
      'chat.startStream': () => broken(),
      'conversations.replies': () => inThread({ ...own, ts: '99.000001' }),
    });
    await opened(slack, { streams: true, isKnown: async () => false, since: '100.000001' });
    expect(slack.of('chat.postMessage')).toHaveLength(1);
  });

  test('when an earlier process started it and noted nothing, it is stopped and taken over', async () => {
    const slack = fakeWebApi({ 'conversations.replies': () => inThread({ ...own, ts: '101.000001' }) });
    const noted: string[] = [];
    const living = await opened(slack, {
      streams: true,
      marker: { job, part: 'answer', resumed: true },
      isKnown: async () => false,
      onStanding: async ({ ts }) => {
        noted.push(ts);
      },
    });
    await living.finish(final);
    expect(noted).toEqual(['101.000001']);
    expect(methods(slack)).toEqual(['conversations.replies', 'chat.stopStream', 'chat.update']);
  });

  test('when it cannot be seen whether an earlier process started it, nothing is started or posted', async () => {
    const slack = fakeWebApi({ 'conversations.replies': () => 500 });
    const living = await openLivingMessage(
      options(slack, { streams: true, marker: { job, part: 'answer', resumed: true } }),
    );
    expect(living).toMatchObject({ ok: false, problem: { code: 'slack-unreachable' } });
    expect(new Set(methods(slack))).toEqual(new Set(['conversations.replies']));
  });

  test('when the answer to the start is lost and the thread cannot be read, nothing is posted beside it', async () => {
    const slack = fakeWebApi({ 'chat.startStream': () => broken(), 'conversations.replies': () => 500 });
    const living = await openLivingMessage(options(slack, { streams: true }));
    expect(living).toMatchObject({ ok: false });
    expect(slack.of('chat.postMessage')).toEqual([]);
  });

  test('when an earlier process noted where it stands, its stream is stopped before the answer', async () => {
    const slack = fakeWebApi({ 'chat.stopStream': () => refusal('message_not_in_streaming_state') });
    const living = await opened(slack, { streams: true, existing: { channel: 'C1', ts: '101.000001' } });
    expect(await living.finish(final)).toMatchObject({ ok: true });
    expect(methods(slack)).toEqual(['chat.stopStream', 'chat.update']);
  });
});
