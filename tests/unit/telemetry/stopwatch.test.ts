import { expect, test } from 'vitest';
import { startStopwatch } from '../../../src/telemetry/stopwatch.ts';

test('when stages run, each is noted with its time and the total comes last', async () => {
  let now = 100;
  const watch = startStopwatch(() => now);
  const value = await watch.time('read', () => {
    now += 5.04;
    return 'read';
  });
  now += 1;
  expect(value).toBe('read');
  expect(watch.read()).toEqual([
    { stage: 'read', ms: 5 },
    { stage: 'total', ms: 6 },
  ]);
});

test('when a stage throws, its time is noted all the same', async () => {
  const watch = startStopwatch();
  await expect(
    watch.time('run', () => {
      throw new Error('down');
    }),
  ).rejects.toThrow('down');
  expect(watch.read().map((stage) => stage.stage)).toEqual(['run', 'total']);
});
