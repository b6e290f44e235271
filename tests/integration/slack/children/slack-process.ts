import { openApp } from '../../../../src/app.ts';
import { modelsOf } from '../../../../src/config-models.ts';
import { settings } from '../../../../src/settings.ts';
import type { Mark, WorkStep } from '../../../../src/slack/work/steps.ts';
import { createLog } from '../../../../src/telemetry/log.ts';
import { openStarted, socketConfig } from '../../../support/slack/slack-company.ts';
import { testConfig } from '../../../support/test-app.ts';

/** The real door in a process of its own, which ends itself with SIGKILL at the step that its parent names. */
const [home = '', place = '{}', given = '{}'] = process.argv.slice(2);
let last: WorkStep | null = null;
process.on('message', (step: WorkStep | null) => {
  last = step;
  process.send?.('armed');
});
const mark: Mark = (step) => {
  if (step === last) process.kill(process.pid, 'SIGKILL');
};
const log = createLog('error');
const models = modelsOf(settings.parse(JSON.parse(given)));
const opened = await openApp({ ...testConfig(home), models }, { log, onProgress: () => undefined });
if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
const app = opened.value;
const door = await openStarted(app, socketConfig(JSON.parse(place)), log, {
  streams: models.chat !== null,
  mark,
});
process.on('SIGTERM', () => {
  void door
    .stop(5000)
    .then(() => app.close())
    .then(() => process.exit(0));
});
process.send?.('ready');
