import { App, LogLevel } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';

let slack: FakeSlack;
let app: App;
const heard: { type: string; retry: number | undefined }[] = [];

async function startApp(): Promise<App> {
  const started = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  started.use(async ({ body, context, next }) => {
    const event = (body as { event?: { type: string } }).event;
    if (event) heard.push({ type: event.type, retry: context.retryNum });
    await next();
  });
  await started.init();
  await started.start();
  return started;
}

beforeEach(async () => {
  slack = await openFakeSlack({ retryWaits: [0, 10, 20] });
  heard.length = 0;
  app = await startApp();
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

const quiet = { unfurl_links: false, unfurl_media: false };

describe('an app over Socket Mode', () => {
  test('when somebody mentions it, both events come and the answer stands in the thread', async () => {
    app.event('app_mention', async ({ event, client }) => {
      await client.chat.postMessage({
        ...quiet,
        channel: event.channel,
        thread_ts: event.ts,
        text: `yes, <@${event.user}>`,
      });
    });
    const { ts, acked } = slack.say({ person: 'U1', channel: 'C1', text: '<@UBOT> hello' });
    const answer = await slack.answerTo(ts);
    expect(answer).toMatchObject({ thread: ts, text: 'yes, <@U1>', bot: 'B1' });
    expect((await acked).map((each) => each.ok)).toEqual([true, true]);
    await slack.deliveriesDone();
    expect(heard.map((each) => each.type).toSorted()).toEqual(['app_mention', 'message']);
    expect(slack.acks.filter((each) => each.echo)).toMatchObject([{ type: 'message', ok: true }]);
    slack.assertClean();
  });

  test('when the bot is not in the channel, nothing is sent', async () => {
    const { acked } = slack.say({ person: 'U1', channel: 'CFOREIGN', text: '<@UBOT> hello' });
    expect(await acked).toEqual([]);
  });

  test('when a form is sent with a fault, the answer says so and the form stays open', async () => {
    app.shortcut('explain', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form });
    });
    app.view('form', async ({ ack, view }) => {
      const value = view.state.values.reason?.text?.value;
      if (value === 'bad') await ack({ response_action: 'errors', errors: { reason: 'no' } });
      else await ack();
    });
    const { ts } = slack.say({ person: 'U1', channel: 'C1', text: 'select 1' });
    await slack.shortcut('U1', 'explain', { channel: 'C1', ts });
    const view = await slack.waitFor(() => slack.forms('U1')[0], 'a form');
    const refused = await slack.submitForm('U1', view, { text: 'bad' });
    expect(refused.payload).toMatchObject({ response_action: 'errors', errors: { reason: 'no' } });
    expect(view.open).toBe(true);
    await slack.submitForm('U1', view, { text: 'good' });
    expect(view.open).toBe(false);
    slack.assertClean();
  });

  test('when a button, a menu and feedback are clicked, what stands in the message is sent', async () => {
    const seen: unknown[] = [];
    app.action(/.*/, async ({ ack, action, body, respond }) => {
      await ack();
      seen.push(
        'selected_option' in action ? action.selected_option?.value : 'value' in action && action.value,
      );
      expect(body).toMatchObject({ container: { channel_id: 'D1' }, user: { id: 'U1' } });
      await respond({ response_type: 'ephemeral', text: 'noted', replace_original: false });
    });
    const { ts } = await postButtons();
    const at = { channel: 'D1', ts };
    await slack.click('U1', at, 'rerun');
    await slack.click('U1', at, 'chart', { option: 'bar' });
    await slack.click('U1', at, 'feedback', { option: 'bad' });
    await slack.waitFor(() => slack.ephemerals('U1').length === 3, 'three whispers');
    expect(seen).toEqual(['q1', 'chart-bar', 'down']);
    expect(() => slack.click('U1', at, 'wider')).toThrow(/there is no wider/);
    slack.assertClean();
  });

  test('when a command is used, its answer at once is kept as a whisper', async () => {
    app.command('/ask', async ({ ack, command }) => ack(`heard ${command.text}`));
    const acked = await slack.command({
      person: 'U2',
      command: '/ask',
      text: 'revenue',
      channel: 'CFOREIGN',
    });
    expect(acked).toMatchObject({ ok: true, attempts: 1 });
    expect(slack.ephemerals('U2')).toMatchObject([
      { text: 'heard revenue', via: 'command', channel: 'CFOREIGN' },
    ]);
  });

  test('when deliveries are doubled, the same event comes twice', async () => {
    slack.duplicate(1);
    await slack.say({ person: 'U1', text: 'hello' }).acked;
    await slack.deliveriesDone();
    expect(heard).toHaveLength(2);
    expect(new Set(slack.acks.map((each) => each.id)).size).toBe(1);
  });

  test('when no app is connected, the event is tried four times and dropped', async () => {
    await app.stop();
    await slack.connected(0);
    const [acked] = await slack.say({ person: 'U1', text: 'hello' }).acked;
    expect(acked).toMatchObject({ ok: false, attempts: 4 });
    expect(slack.dropped).toHaveLength(1);
  });

  test('when there are two apps, deliveries are shared between them', async () => {
    const second = await startApp();
    await slack.connected(2);
    await slack.say({ person: 'U1', text: 'one' }).acked;
    await slack.say({ person: 'U1', text: 'two' }).acked;
    await second.stop();
    await slack.connected(1);
    const [acked] = await slack.say({ person: 'U1', text: 'three' }).acked;
    expect(acked?.ok).toBe(true);
    expect(heard).toHaveLength(3);
  });
});

const nothing = () => {};
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};

describe('a connection', () => {
  test('when Slack asks to come again, or just ends it, the client does', async () => {
    const client = new SocketModeClient({
      appToken: slack.appToken,
      clientPingTimeout: 20,
      logger: silent,
      clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    });
    await app.stop();
    await slack.connected(0);
    await client.start();
    for (const end of [slack.dropSockets, slack.killSockets]) {
      // To leave while it connects would be an unhandled rejection within the client.
      const again = new Promise((resolve) => client.once('connected', resolve));
      end();
      await again;
    }
    await slack.connected(1);
    expect(slack.callsTo('apps.connections.open')).toHaveLength(4);
    await client.disconnect();
  });
});

const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: { type: 'plain_text' as const, text: 'Why' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'reason',
      label: { type: 'plain_text' as const, text: 'Why' },
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
};

function postButtons() {
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  slack.say({ person: 'U1', text: 'hello' });
  return app.client.chat.postMessage({
    ...quiet,
    channel: 'D1',
    text: 'choose',
    blocks: [
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'rerun:1', text: plain('Again'), value: 'q1' },
          {
            type: 'static_select',
            action_id: 'chart',
            options: [
              { text: plain('Bars'), value: 'chart-bar' },
              { text: plain('Lines'), value: 'chart-line' },
            ],
          },
        ],
      },
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'feedback',
            positive_button: { text: plain('Good'), value: 'up' },
            negative_button: { text: plain('Bad'), value: 'down' },
          },
        ],
      },
    ],
  }) as Promise<{ ts: string }>;
}
