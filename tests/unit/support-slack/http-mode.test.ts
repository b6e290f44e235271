import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { signedHeaders } from '../../support/slack/transports.ts';

let slack: FakeSlack;
let app: App;
let url: string;
const heard: { type: string; retry: number | undefined; reason: string | undefined }[] = [];

beforeEach(async () => {
  slack = await openFakeSlack({ ackTimeout: 1000, retryWaits: [0, 10, 20] });
  heard.length = 0;
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    processBeforeResponse: true,
    logLevel: LogLevel.ERROR,
  });
  app = new App({
    receiver,
    token: slack.botToken,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  await app.init();
  const server = (await app.start(0)) as { address(): AddressInfo };
  url = `http://127.0.0.1:${server.address().port}/slack/events`;
  slack.deliverTo(url);
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

describe('an app over HTTP', () => {
  test('when it does not acknowledge in time, the event comes again and says so', async () => {
    let release = () => {};
    app.event('message', async ({ event, context }) => {
      heard.push({ type: event.type, retry: context.retryNum, reason: context.retryReason });
      if (heard.length === 1)
        await new Promise<void>((resolve) => {
          release = resolve;
        });
    });
    const [acked] = await slack.say({ person: 'U1', text: 'hello' }).acked;
    release();
    expect(acked).toMatchObject({ ok: true, attempts: 2 });
    expect(heard.map((each) => each.retry)).toEqual([undefined, 1]);
    expect(heard[1]?.reason).toBe('http_timeout');
  });

  test('when a command and a button are used, they come as forms', async () => {
    app.command('/ask', async ({ ack, command }) => ack({ text: `heard ${command.text}` }));
    app.action('again', async ({ ack }) => ack());
    const acked = await slack.command({ person: 'U1', command: '/ask', text: 'a & b=c', channel: 'C1' });
    expect(acked.payload).toEqual({ text: 'heard a & b=c' });
    const { ts } = (await app.client.chat.postMessage({
      channel: 'C1',
      text: 'choose',
      unfurl_links: false,
      unfurl_media: false,
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'again', text: { type: 'plain_text', text: 'Again' } }],
        },
      ],
    })) as { ts: string };
    expect(await slack.click('U1', { channel: 'C1', ts }, 'again')).toMatchObject({ ok: true });
  });

  test.each([
    ['right', {}, 200],
    ['of another secret', { secret: 'another' }, 401],
    ['of long ago', { at: Math.floor(Date.now() / 1000) - 400 }, 401],
  ])('when a signature is %s, Bolt answers as it should', async (_what, signing, status) => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c' });
    const signed = signedHeaders({ secret: slack.signingSecret, ...signing }, body);
    const headers = { 'content-type': 'application/json', ...signed };
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(status);
  });
});
