import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { copyTestHome, testConfig } from '../../support/test-app.ts';

let base: string;
let slack: FakeSlack;

beforeAll(async () => {
  [base, slack] = await Promise.all([copyTestHome(), openFakeSlack()]);
});

afterAll(async () => {
  await slack?.close();
  rmSync(base, { recursive: true, force: true, maxRetries: 3 });
});

/** `npm start` without npm, with these settings and no other. */
function start(given: Readonly<Record<string, string>>) {
  const home = join(base, 'home');
  const inherited = Object.entries(process.env).filter(([name]) => !/^(ASKBIRD|SLACK)_/.test(name));
  const env = {
    ...Object.fromEntries(inherited),
    ASKBIRD_HOME: home,
    ASKBIRD_KNOWLEDGE: testConfig(home).knowledge,
    ASKBIRD_LANGUAGE: 'en',
    ...given,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { env, stdio: 'pipe' });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return { child, said: () => said };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

describe('the process', () => {
  test('when nothing of Slack is set, it tells how to connect and ends with 1', async () => {
    const { child, said } = start({});
    expect(await exitOf(child)).toBe(1);
    expect(said()).toMatch(/manifest\.json[\s\S]*npm run doctor[\s\S]*npm start[\s\S]*npm run ask/);
  });

  test('when the token is refused, it says what to do and ends with 1', async () => {
    const { apiUrl, appToken } = slack;
    const { child, said } = start({
      SLACK_API_URL: apiUrl,
      SLACK_APP_TOKEN: appToken,
      SLACK_BOT_TOKEN: 'xoxb-0-revoked',
    });
    expect(await exitOf(child)).toBe(1);
    expect(said()).toContain('npm run doctor');
    expect(said()).not.toContain('xoxb-0');
  });

  test('when it is told to end, it has answered what was asked and ends with 0', async () => {
    const { apiUrl, appToken, botToken } = slack;
    const { child } = start({
      SLACK_API_URL: apiUrl,
      SLACK_APP_TOKEN: appToken,
      SLACK_BOT_TOKEN: botToken,
    });
    await slack.connected();
    const asked = slack.say({ person: 'U1', text: '지난주 주문 수' });
    await slack.waitFor(() => slack.callsTo('chat.postMessage').length > 0 || null, 'a placeholder');
    child.kill('SIGTERM');
    const [answer, code] = await Promise.all([slack.answerTo(asked.ts), exitOf(child)]);
    expect(answer.text).not.toBe('');
    expect(code).toBe(0);
    slack.assertClean();
  });
});
