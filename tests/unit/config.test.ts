import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeConfigProblems, readConfig, settings } from '../../src/config.ts';

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
