import { openApp } from '../../../../src/app.ts';
import { modelsOf } from '../../../../src/config-models.ts';
import { settings } from '../../../../src/settings.ts';
import { createLog } from '../../../../src/telemetry/log.ts';
import { TEST_CLOCK } from '../../../support/demo-company.ts';
import { testConfig } from '../../../support/test-app.ts';

/** Asks a question, of a model when it is given one, and halts once the statement is there, for its parent to kill. */
const [home = '', text = '', id, given = '{}'] = process.argv.slice(2);
const models = modelsOf(settings.parse(JSON.parse(given)));
const config = { ...testConfig(home), models };
const opened = await openApp(config, { log: createLog('error'), onProgress: () => undefined });
if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
const { ask, principal, clock } = opened.value;
const events = ask({
  ...(id !== undefined && { id }),
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
