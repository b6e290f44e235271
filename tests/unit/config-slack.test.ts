import { describe, expect, test } from 'vitest';
import { describeConfigProblems, readConfig } from '../../src/config.ts';

const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const oauth = {
  SLACK_SIGNING_SECRET: 'signing',
  SLACK_CLIENT_ID: '1.1',
  SLACK_CLIENT_SECRET: 'client',
  SLACK_STATE_SECRET: 'a secret of sixteen characters',
};

const slackOf = (env: Record<string, string>) => {
  const result = readConfig(env, '/srv');
  if (!result.ok) throw new Error(describeConfigProblems(result.problems));
  return result.config.slack;
};

describe('ways to connect to Slack', () => {
  test('when nothing of Slack is set, there is none', () => {
    expect(slackOf({ ASKBIRD_SLACK_PORT: '4000', SLACK_API_URL: 'http://127.0.0.1:1/api/' })).toBeNull();
  });

  test('when both tokens are set, it is Socket Mode, whatever secret stands beside them', () => {
    const socket = { mode: 'socket', appToken: 'xapp-1', botToken: 'xoxb-1', port: 3000, workers: 4 };
    expect(slackOf(tokens)).toMatchObject(socket);
    expect(slackOf({ ...tokens, SLACK_SIGNING_SECRET: 'signing' })).toMatchObject(socket);
  });

  test('when the signing secret comes with a bot token, it is signed HTTP', () => {
    const http = { SLACK_SIGNING_SECRET: 'signing', SLACK_BOT_TOKEN: 'xoxb-1', ASKBIRD_SLACK_PORT: '4000' };
    expect(slackOf(http)).toMatchObject({ mode: 'http', signingSecret: 'signing', port: 4000 });
  });

  test('when a client is set, workspaces install the app themselves', () => {
    expect(slackOf(oauth)).toMatchObject({ mode: 'oauth', clientId: '1.1' });
  });
});

describe('settings of Slack that do not fit together', () => {
  test.each([
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 'signing' }],
    ['SLACK_STATE_SECRET', { ...oauth, SLACK_STATE_SECRET: '' }],
    ['SLACK_SIGNING_SECRET', { ...oauth, SLACK_SIGNING_SECRET: '' }],
    ['SLACK_BOT_TOKEN', { ...oauth, SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['SLACK_BOT_TOKEN', { ...tokens, SLACK_BOT_TOKEN: 'xapp-1' }],
    ['SLACK_APP_TOKEN', { ...tokens, SLACK_APP_TOKEN: 'xoxb-1' }],
    ['SLACK_STATE_SECRET', { ...oauth, SLACK_STATE_SECRET: 'short' }],
    ['ASKBIRD_SLACK_WORKERS', { ...tokens, ASKBIRD_SLACK_WORKERS: '33' }],
    ['ASKBIRD_SLACK_PORT', { ...tokens, ASKBIRD_SLACK_PORT: '0' }],
  ])('when %s is not as it must be in %j, the start names it and says what to do', (setting, env) => {
    const result = readConfig(env, '/srv');
    expect(result).toMatchObject({ ok: false, problems: [{ setting }] });
    if (!result.ok) expect(result.problems[0]?.message).toMatch(/must/);
  });

  test('when a token has the wrong form, it is not repeated', () => {
    const result = readConfig({ ...tokens, SLACK_BOT_TOKEN: 'xoxp-secret' }, '/srv');
    expect(result.ok ? '' : describeConfigProblems(result.problems)).not.toContain('xoxp-secret');
  });
});
