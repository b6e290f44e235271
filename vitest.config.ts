import { defineConfig } from 'vitest/config';

const common = { testTimeout: 30_000, hookTimeout: 120_000, pool: 'forks' } as const;

/** Pressed in other ways by `surfaces`, `answers-buttons` and `rights`. */
const longOnly = ['tests/integration/slack/actions-*.test.ts'];

/** Files of unit tests share a process, which saves loading the program for each; those with engines have one of their own. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', ['json', { outputFile: '.askbird/test-report.json' }]],
    projects: [
      { test: { ...common, name: 'unit', include: ['tests/unit/**/*.test.ts'], isolate: false } },
      {
        test: {
          ...common,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: process.env.ASKBIRD_TEST_LONG === '1' ? [] : longOnly,
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
    ],
  },
});
