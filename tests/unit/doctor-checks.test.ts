import { expect, test } from 'vitest';
import { bad, type Check, type Finding, good, note, runChecks } from '../../scripts/support/doctor/check.ts';

const check = (name: string, run: () => Promise<Finding>, limit = 1_000): Check => ({
  name: { ko: name, en: name },
  limit,
  run,
});

async function report(checks: readonly Check[]) {
  const lines: string[] = [];
  return { isFine: await runChecks(checks, 'en', (line) => lines.push(line)), lines };
}

test('when one check hangs and another breaks, the others are told all the same, in their order', async () => {
  const { isFine, lines } = await report([
    check('hangs', () => new Promise(() => {}), 20),
    check('breaks', () => Promise.reject(new Error('a secret'))),
    check('works', async () => good('ko', 'en')),
  ]);
  expect(isFine).toBe(false);
  expect(lines.filter((line) => !line.startsWith('  ')).map((line) => line.slice(0, 7))).toEqual([
    '✘ hangs',
    '✘ break',
    '✔ works',
  ]);
  expect(lines.join()).not.toContain('a secret');
});

test('when something is only to be known, nothing is in the way of a start', async () => {
  const { isFine, lines } = await report([check('model', async () => note({ ko: 'ko', en: 'none' }))]);
  expect(isFine).toBe(true);
  expect(lines).toHaveLength(1);
});

test('when a problem is found, its next step follows in a line of its own', async () => {
  const { isFine, lines } = await report([check('slack', async () => bad({ code: 'slack-unreachable' }))]);
  expect(isFine).toBe(false);
  expect(lines).toHaveLength(2);
});
