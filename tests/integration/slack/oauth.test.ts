import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseError } from '../../../src/database/database-error.ts';
import { NotInstalledError } from '../../../src/slack/not-installed.ts';
import type { Installations } from '../../../src/storage/installations.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { freePort, memoryInstallations, openReceiving } from './receiving-bench.ts';

let slack: FakeSlack;
let installations: Installations & { readonly kept: Map<string, object> };
let receiving: Awaited<ReturnType<typeof openReceiving>>;
let base: string;

beforeEach(async () => {
  slack = await openFakeSlack({
    ackTimeout: 300,
    retryWaits: [0],
    teams: [
      { id: 'T1', installed: false },
      { id: 'T2', installed: false },
    ],
  });
  installations = memoryInstallations();
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  const { apiUrl, signingSecret, clientId, clientSecret } = slack;
  receiving = await openReceiving(
    {
      mode: 'oauth',
      signingSecret,
      clientId,
      clientSecret,
      stateSecret: 'a secret of nobody else',
      apiUrl,
      port,
      workers: 1,
    },
    installations,
  );
  expect(await receiving.start()).toMatchObject({ ok: true });
  slack.deliverTo(`${base}/slack/events`);
});

afterEach(async () => {
  await receiving.stop();
  await slack.close();
});

/** Goes the way of an administrator's browser; `change` may spoil what comes back from Slack. */
async function install(team: string | null, change: (back: URL) => void = () => {}): Promise<Response> {
  const page = await fetch(`${base}/slack/install`);
  const cookie = page.headers.get('set-cookie') ?? '';
  const link = /href="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const agree = new URL(link.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))));
  expect(agree.searchParams.get('scope')?.split(',')).toContain('chat:write');
  slack.oauth.installNext(team, 'U1');
  const back = new URL(slack.oauth.authorize(agree.searchParams));
  change(back);
  return fetch(`${base}/slack/oauth_redirect${back.search}`, { headers: { cookie } });
}

describe('installing', () => {
  test('when a workspace installs the app, it is known and what is asked there is taken', async () => {
    expect((await install('T1')).status).toBe(200);
    expect([...installations.kept.keys()]).toEqual(['T1']);
    expect(await receiving.tenancy.identityOf('T1')).toMatchObject({
      team: 'T1',
      token: slack.team('T1').token,
    });
    expect(await slack.say({ person: 'U1', text: '어제 매출' }).acked).toMatchObject([{ ok: true }]);
    expect([...receiving.jobs.values()]).toMatchObject([{ asker: 'T1/U1' }]);
  });

  test('when several workspaces install it, each has its own token', async () => {
    await install('T1');
    await install('T2');
    expect(await receiving.tenancy.teams()).toEqual(['T1', 'T2']);
    const [one, two] = await Promise.all(['T1', 'T2'].map((team) => receiving.tenancy.identityOf(team)));
    expect(one?.token).not.toBe(two?.token);
  });

  test('when a workspace installs it again, the newer token is used', async () => {
    await install('T1');
    const { token } = await receiving.tenancy.identityOf('T1');
    await install('T1');
    expect((await receiving.tenancy.identityOf('T1')).token).not.toBe(token);
  });

  test.each([
    ['the state was made up', 'T1', (back: URL) => back.searchParams.set('state', 'made-up')],
    ['the administrator cancels', null, () => {}],
    ['the code is refused', 'T1', (back: URL) => back.searchParams.set('code', 'made-up')],
  ])('when %s, nothing is installed and the page shows the way back', async (_, team, change) => {
    const page = await install(team, change);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain('/slack/install');
    expect(installations.kept.size).toBe(0);
  });

  test('when the app is not installed in a workspace, there is no token for it', async () => {
    await expect(receiving.tenancy.identityOf('T9')).rejects.toThrow(NotInstalledError);
  });

  test('when what is kept of the installs cannot be read, that is told apart from none', async () => {
    const lost = new DatabaseError('08006');
    installations.find = () => Promise.reject(lost);
    await expect(receiving.tenancy.identityOf('T1')).rejects.toBe(lost);
  });

  test('when the app is removed, that is stored as work', async () => {
    await install('T1');
    await slack.uninstall('T1');
    const [job] = receiving.jobs.values();
    expect(job).toMatchObject({ kind: 'uninstall', payload: { workspace: 'T1' } });
  });
});
