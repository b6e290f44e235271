import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SlackConfig } from '../../../src/slack/slack-config.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { freePort, openReceiving } from './receiving-bench.ts';

let slack: FakeSlack;
const ends: (() => Promise<void>)[] = [];

beforeEach(async () => {
  slack = await openFakeSlack({ ackTimeout: 300, retryWaits: [0, 30, 60] });
});

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await slack.close();
});

async function configOf(mode: 'socket' | 'http'): Promise<SlackConfig> {
  const { apiUrl, botToken, appToken, signingSecret } = slack;
  const port = await freePort();
  const common = { apiUrl, port, workers: 1, botToken };
  return mode === 'socket' ? { mode, appToken, ...common } : { mode, signingSecret, ...common };
}

async function connected(mode: 'socket' | 'http') {
  const config = await configOf(mode);
  const receiving = await openReceiving(config);
  expect(await receiving.start()).toMatchObject({ ok: true });
  ends.push(receiving.stop);
  if (mode === 'http') slack.deliverTo(`http://127.0.0.1:${config.port}/slack/events`);
  else await slack.connected();
  return { ...receiving, port: config.port };
}

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  test('when somebody asks, the question is stored once and both its events are acknowledged', async () => {
    const { jobs } = await connected(mode);
    const said = slack.say({ person: 'U1', channel: 'C1', text: '<@UBOT> 어제 매출' });
    const acked = await said.acked;
    expect(acked.length).toBeGreaterThan(1);
    expect(acked.every(({ ok, attempts }) => ok && attempts === 1)).toBe(true);
    expect([...jobs.keys()]).toEqual([`T1/C1/${said.ts}`]);
  });

  test('when the question cannot be stored, Slack sends it again, and then it is', async () => {
    const { jobs, faults } = await connected(mode);
    faults.push(() => Promise.reject(new Error('no database')));
    const said = slack.say({ person: 'U1', text: '어제 매출' });
    expect(await said.acked).toMatchObject([{ ok: true, attempts: 2 }]);
    expect(jobs.size).toBe(1);
  });

  test('when storing takes longer than Slack waits, the second delivery is the same job', async () => {
    const { jobs, faults } = await connected(mode);
    faults.push(() => new Promise((resolve) => setTimeout(resolve, 450)));
    await slack.say({ person: 'U1', text: '어제 매출' }).acked;
    await slack.deliveriesDone();
    expect(jobs.size).toBe(1);
  });

  test('when the command is used, it is acknowledged without a word and stored', async () => {
    const { jobs } = await connected(mode);
    const acked = await slack.command({ person: 'U1', command: '/ask', text: '어제 매출', channel: 'C1' });
    expect(acked).toMatchObject({ ok: true, attempts: 1 });
    expect([...jobs.values()]).toMatchObject([{ kind: 'command', payload: { text: '어제 매출' } }]);
  });

  test('when a message is deleted or answered by a bot, it is acknowledged and not stored', async () => {
    const { jobs } = await connected(mode);
    await slack.say({ person: 'U1', channel: 'C1', text: 'from a bot, <@UBOT>', bot: 'B9' }).acked;
    const other = slack.say({ person: 'U1', channel: 'C1', text: 'no mention' });
    expect(await slack.remove({ channel: 'C1', ts: other.ts })).toMatchObject({ ok: true });
    expect(jobs.size).toBe(0);
  });
});

describe('Socket Mode', () => {
  test('when the connection is lost, it is made again and nothing that was said is lost', async () => {
    const { jobs } = await connected('socket');
    slack.killSockets();
    const said = slack.say({ person: 'U1', text: '어제 매출' });
    await slack.connected();
    const again = slack.say({ person: 'U1', text: '그제 매출' });
    expect(await again.acked).toMatchObject([{ ok: true }]);
    await said.acked;
    expect(jobs.has(`T1/${again.channel}/${again.ts}`)).toBe(true);
  });

  test('when Slack asks to connect anew and cannot be reached at first, it is tried until it works', async () => {
    await connected('socket');
    slack.fail('apps.connections.open', { kind: 'http', status: 500 });
    slack.dropSockets();
    await slack.waitFor(() => slack.callsTo('apps.connections.open').length >= 3 || null, 'a third attempt');
    await slack.connected();
  });

  test('when the app token is refused, the start says so', async () => {
    const config = await configOf('socket');
    const receiving = await openReceiving({ ...config, appToken: 'xapp-wrong' } as SlackConfig);
    ends.push(receiving.stop);
    expect(await receiving.start()).toMatchObject({ ok: false, problem: { code: 'slack-token-refused' } });
  });

  test('when the bot token is refused, nothing is opened', async () => {
    const config = await configOf('socket');
    await expect(openReceiving({ ...config, botToken: 'xoxb-wrong' } as SlackConfig)).rejects.toThrow(
      'slack-token-refused',
    );
  });
});

describe('HTTP', () => {
  test('when a signature is wrong, nothing is taken', async () => {
    const { jobs, port } = await connected('http');
    const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
        'x-slack-signature': `v0=${'0'.repeat(64)}`,
      },
      body: '{}',
    });
    expect(answer.status).toBe(401);
    expect(jobs.size).toBe(0);
  });

  test('when its health is asked for, it answers; where nothing is, it says so', async () => {
    const { port, health } = await connected('http');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    health.isWell = false;
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(503);
    expect((await fetch(`http://127.0.0.1:${port}/else`)).status).toBe(404);
  });

  test('when the port is taken, the start names it', async () => {
    const { port } = await connected('http');
    const config = await configOf('http');
    const second = await openReceiving({ ...config, port });
    expect(await second.start()).toMatchObject({
      ok: false,
      problem: { code: 'slack-port-taken', params: { port } },
    });
    await second.stop();
  });
});
