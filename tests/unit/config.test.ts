import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeConfigProblems, readConfig } from '../../src/config.ts';
import { settings } from '../../src/settings.ts';

describe('reading the settings', () => {
  test('when nothing is set, the embedded defaults hold', () => {
    const result = readConfig({}, '/srv/askbird');
    expect(result).toMatchObject({
      ok: true,
      config: {
        home: '/srv/askbird/.askbird',
        timeZone: 'Asia/Seoul',
        weekStart: 'monday',
        databaseUrl: null,
      },
    });
  });

  test('when several settings are wrong, all are reported at once with what they must be', () => {
    const result = readConfig(
      {
        ASKBIRD_TIME_ZONE: 'Seoul',
        ASKBIRD_MAX_ROWS: 'many',
        ASKBIRD_WEEK_START: 'friday',
        WAREHOUSE_URL: 'mysql://host/db',
      },
      '/srv',
    );
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.problems.map((problem) => problem.setting).sort()).toEqual([
      'ASKBIRD_MAX_ROWS',
      'ASKBIRD_TIME_ZONE',
      'ASKBIRD_WEEK_START',
      'WAREHOUSE_URL',
    ]);
    for (const { setting, message } of result.problems) {
      expect(message).toMatch(/must/);
      expect(describeConfigProblems(result.problems)).toContain(`${setting}: ${message}`);
    }
  });

  test('when a setting is misspelt, it is named instead of ignored', () => {
    const result = readConfig({ ASKBIRD_TIMEZONE: 'Asia/Seoul' }, '/srv');
    expect(result).toMatchObject({ ok: false, problems: [{ setting: 'ASKBIRD_TIMEZONE' }] });
  });

  test('when a setting is empty, its default holds', () => {
    expect(readConfig({ ASKBIRD_MAX_ROWS: '' }, '/srv')).toMatchObject({
      ok: true,
      config: { maxRows: 500 },
    });
  });

  test.each([
    [{ ASKBIRD_MODEL: 'openai:gpt-4.1' }, 'ASKBIRD_MODEL_KEY', /OPENAI_API_KEY/],
    [{ ASKBIRD_MODEL: 'azure:team', ASKBIRD_MODEL_KEY: 'k' }, 'ASKBIRD_MODEL_URL', /must be set/],
    [{ ASKBIRD_MODEL: 'openai-compatible:qwen3:8b' }, 'ASKBIRD_MODEL_URL', /must be set/],
    [{ ASKBIRD_EMBEDDER: 'openai:text-embedding-3-small' }, 'ASKBIRD_EMBEDDER_KEY', /OPENAI_API_KEY/],
    [{ ASKBIRD_MODEL: 'gpt-4.1' }, 'ASKBIRD_MODEL', /must look like/],
    [{ ASKBIRD_MODEL_PRICES: 'cheap' }, 'ASKBIRD_MODEL_PRICES', /must be the prices/],
    [{ ASKBIRD_QUESTION_COST: '0.5' }, 'ASKBIRD_QUESTION_COST', /ASKBIRD_MODEL_PRICES/],
  ])('when %j lacks what the first call needs, the start says what', (env, setting, message) => {
    const result = readConfig(env, '/srv');
    expect(result).toMatchObject({ ok: false, problems: [{ setting }] });
    if (!result.ok) expect(result.problems[0]?.message).toMatch(message);
  });

  test('when models are set, their names keep their colons and the standard keys serve', () => {
    const result = readConfig(
      {
        ASKBIRD_MODEL: 'openai-compatible:qwen3:8b',
        ASKBIRD_MODEL_URL: 'http://localhost:11434/v1',
        ASKBIRD_MODEL_FALLBACK: 'openai:gpt-4.1-mini',
        OPENAI_API_KEY: 'a-key',
        ASKBIRD_MODEL_PRICES: '2/0.5/8',
        ASKBIRD_PROMPT_VARIANTS: 'text2sql/draft=plan-first,routing/classify=short',
      },
      '/srv',
    );
    expect(result).toMatchObject({
      ok: true,
      config: {
        models: {
          chat: {
            model: 'openai-compatible:qwen3:8b',
            key: null,
            fallback: { model: 'openai:gpt-4.1-mini', url: null, key: 'a-key' },
            prices: { input: 2, cached: 0.5, output: 8, currency: 'USD' },
          },
          embedder: null,
          promptVariants: new Map([
            ['text2sql/draft', 'plan-first'],
            ['routing/classify', 'short'],
          ]),
        },
      },
    });
  });

  test('when no model is set, nothing of models is configured and the rest holds', () => {
    expect(readConfig({}, '/srv')).toMatchObject({
      ok: true,
      config: { models: { chat: null, embedder: null } },
    });
  });

  test('when the configuration is changed later, nothing happens: it is frozen', () => {
    const result = readConfig({}, '/srv');
    expect(result.ok && Object.isFrozen(result.config)).toBe(true);
  });
});

describe('.env.example', () => {
  const text = readFileSync('.env.example', 'utf8');
  const shown = [...text.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, key, value]) => [key, value] as const);

  test('when read, it lists every setting in the order of the schema', () => {
    expect(shown.map(([key]) => key)).toEqual(Object.keys(settings.shape));
  });

  test('when its lines are uncommented, they say the defaults', () => {
    const defaults = readConfig({}, '/srv');
    expect(readConfig(Object.fromEntries(shown), '/srv')).toEqual(defaults);
  });
});
