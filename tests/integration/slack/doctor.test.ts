import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runDoctor } from '../../../scripts/support/doctor/run-doctor.ts';
import type { Config } from '../../../src/config.ts';
import { readBotScopes } from '../../../src/slack/manifest.ts';
import type { SlackConfig } from '../../../src/slack/slack-config.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { copyTestHome, testConfig } from '../../support/test-app.ts';

let base: string;
let slack: FakeSlack;

beforeAll(async () => {
  base = await copyTestHome();
});

afterAll(() => rmSync(base, { recursive: true, force: true, maxRetries: 3 }));

beforeEach(async () => {
  slack = await openFakeSlack({ scopes: readBotScopes() });
});

afterEach(() => slack.close());

const socket = (changes: Partial<Extract<SlackConfig, { mode: 'socket' }>> = {}): SlackConfig => ({
  mode: 'socket',
  appToken: slack.appToken,
  botToken: slack.botToken,
  apiUrl: slack.apiUrl,
  port: 3000,
  workers: 1,
  ...changes,
});

/** Of a home without databases, but for where one is needed: they take seconds to open. */
async function examine(changes: Partial<Config>, home = join(base, 'nothing')) {
  const lines: string[] = [];
  const config = { ...testConfig(home), ...changes };
  const print = (line: string) => lines.push(line);
  const isFine = await runDoctor(config, { locale: 'en', log: createLog('silent'), print });
  const failing = lines.filter((line) => line.startsWith('✘'));
  return { isFine, lines, failing, text: lines.join('\n') };
}

describe('the doctor', () => {
  test('when all is well, it says so of tokens, scopes, databases, index and embedder', async () => {
    const { isFine, failing, lines } = await examine({ slack: socket() }, join(base, 'home'));
    expect(failing).toEqual([]);
    expect(isFine).toBe(true);
    expect(lines.filter((line) => line.startsWith('✔')).length).toBeGreaterThanOrEqual(7);
  });

  test('when a first start is still to come, that is no fault', async () => {
    const { isFine } = await examine({ slack: null });
    expect(isFine).toBe(true);
  });

  test('when a scope is missing, it is named', async () => {
    await slack.close();
    slack = await openFakeSlack({ scopes: readBotScopes().filter((scope) => scope !== 'files:write') });
    const { isFine, text } = await examine({ slack: socket() });
    expect(isFine).toBe(false);
    expect(text).toContain('files:write');
  });

  test('when tokens are refused, both are told, and neither is printed', async () => {
    const { failing, text } = await examine({
      slack: socket({ botToken: 'xoxb-1-revoked', appToken: 'xapp-1-revoked' }),
    });
    expect(failing).toHaveLength(2);
    expect(text).not.toMatch(/xoxb-1|xapp-1/);
  });

  test('when a model does not answer, the rest is examined all the same', async () => {
    const models = testConfig(base).models;
    const embedder = { model: 'openai-compatible:none', url: 'http://127.0.0.1:9/v1', key: null };
    const { failing, lines } = await examine({
      slack: socket(),
      models: { ...models, moderation: embedder },
    });
    expect(failing).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('✔')).length).toBeGreaterThanOrEqual(4);
  });

  test('when the knowledge changed since the index was built, it says what brings it up to date', async () => {
    const knowledge = join(base, 'knowledge');
    cpSync(testConfig(base).knowledge, knowledge, { recursive: true });
    const { isFine, text } = await examine({ slack: null, knowledge }, join(base, 'home'));
    expect(isFine).toBe(true);
    expect(text).toContain('npm run reindex');
  });
});
