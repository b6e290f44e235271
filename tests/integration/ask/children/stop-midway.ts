import { openApp } from '../../../../src/app.ts';
import { createLog } from '../../../../src/telemetry/log.ts';
import { TEST_CLOCK } from '../../../support/demo-company.ts';
import { testConfig } from '../../../support/test-app.ts';

/** Asks a question and halts in the middle of it, for its parent to kill. */
const [home = '', text = ''] = process.argv.slice(2);
const opened = await openApp(testConfig(home), { log: createLog('error'), onProgress: () => undefined });
if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
const { ask, principal, clock } = opened.value;
const events = ask({
  text,
  principal: principal('hana'),
  thread: 'cut-short',
  door: 'evaluation',
  locale: null,
  clock: clock(TEST_CLOCK.now),
});
for await (const event of events) {
  if (event.kind !== 'progress' || event.stage !== 'running') continue;
  process.stdout.write('running\n');
  await new Promise(() => setInterval(() => undefined, 60_000));
}
