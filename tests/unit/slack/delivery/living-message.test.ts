import { describe, expect, test, vi } from 'vitest';
import { openLivingMessage } from '../../../../src/slack/delivery/open-living-message.ts';
import type { Standing } from '../../../../src/slack/delivery/outgoing.ts';
import { deferred, fakeWebApi, hurried, refusal } from './fake-web-api.ts';
import { final, methods, opened, options } from './living-messages.ts';

/** A message whose first update is under way until the test lets it go. */
async function updating() {
  const gate = deferred();
  const slack = fakeWebApi({
    'chat.update': async (_, nth) => {
      if (nth === 1) await gate.promise;
      return { ok: true };
    },
  });
  const living = await opened(slack);
  living.progress('drafting');
  await vi.waitFor(() => expect(slack.of('chat.update')).toHaveLength(1));
  return { slack, living, letGo: gate.resolve };
}

describe('a plain message', () => {
  test('when it is opened, its standing is noted between the two marks', async () => {
    const order: string[] = [];
    const slack = fakeWebApi({ 'chat.postMessage': () => ({ ok: true, ts: '101.000001' }) });
    const living = await opened(slack, {
      mark: (step) => order.push(step),
      onStanding: async ({ ts }) => {
        order.push(ts);
      },
    });
    expect(living.at).toEqual({ channel: 'C1', ts: '101.000001' });
    expect(order).toEqual(['placeholder-posted', '101.000001', 'placeholder-noted']);
  });

  test('when the answer comes at once, the placeholder is never touched between', async () => {
    const slack = fakeWebApi();
    const living = await opened(slack, { pace: { ...hurried, firstUpdateAfter: 10_000 } });
    living.progress('reading');
    living.progress('running');
    expect(await living.finish(final)).toMatchObject({ ok: true });
    expect(methods(slack)).toEqual(['chat.postMessage', 'chat.update']);
  });

  test('when the work takes longer, the placeholder shows it and the answer is last', async () => {
    const slack = fakeWebApi();
    const living = await opened(slack);
    living.progress('drafting');
    living.say('주문 수를 ');
    await vi.waitFor(() => expect(slack.of('chat.update').length).toBeGreaterThan(0));
    living.say('지역별로 셌어요.');
    await living.finish(final);
    living.progress('running');
    living.say('late');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(slack.of('chat.update').at(-1)).toMatchObject({ text: 'the answer' });
    expect(JSON.stringify(slack.calls)).not.toContain('late');
  });

  test('when an update is under way, the answer waits for it', async () => {
    const { slack, living, letGo } = await updating();
    const finished = living.finish(final);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(slack.of('chat.update')).toHaveLength(1);
    letGo();
    await finished;
    expect(slack.of('chat.update')).toHaveLength(2);
    expect(slack.of('chat.update').at(-1)).toMatchObject({ text: 'the answer' });
  });

  test('when it is left, nothing of its progress comes after what another run puts there', async () => {
    const { slack, living, letGo } = await updating();
    living.progress('running');
    const left = living.leave();
    letGo();
    await left;
    const other = await opened(slack, { existing: living.at });
    await other.finish(final);
    living.progress('explaining');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(slack.of('chat.update')).toHaveLength(2);
    expect(slack.of('chat.update').at(-1)).toMatchObject({ text: 'the answer' });
  });

  test('when a status was shown, it is taken away', async () => {
    const slack = fakeWebApi();
    const living = await opened(slack);
    living.progress('drafting');
    await vi.waitFor(() => expect(slack.of('assistant.threads.setStatus')).toHaveLength(1));
    await living.finish(final);
    expect(slack.of('assistant.threads.setStatus').at(-1)).toMatchObject({ status: '' });
  });

  test('when somebody deleted it, finishing says so', async () => {
    const slack = fakeWebApi({ 'chat.update': () => refusal('message_not_found') });
    const living = await opened(slack);
    expect(await living.finish(final)).toMatchObject({ problem: { code: 'slack-message-gone' } });
  });

  test('when it stands already, nothing is posted and the answer takes its place', async () => {
    const existing: Standing = { channel: 'C1', ts: '90.000001' };
    const slack = fakeWebApi();
    const noted = vi.fn(async () => {});
    const living = await opened(slack, { existing, onStanding: noted });
    await living.finish(final);
    expect(methods(slack)).toEqual(['chat.update']);
    expect(slack.of('chat.update')).toMatchObject([{ ...existing, text: 'the answer' }]);
    expect(noted).not.toHaveBeenCalled();
  });

  test('when the placeholder cannot be posted, that is the problem', async () => {
    const slack = fakeWebApi({ 'chat.postMessage': () => refusal('not_in_channel') });
    expect(await openLivingMessage(options(slack, {}))).toMatchObject({
      problem: { code: 'slack-not-in-channel' },
    });
  });
});
