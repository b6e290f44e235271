import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApp } from '../src/app.ts';
import { closeAtEnd, configOrExit, openOrExit, runVerb } from '../src/start.ts';
import { createLog } from '../src/telemetry/log.ts';
import { answerScenes } from './support/slack-preview/answer-scenes.ts';
import { fixedScenes } from './support/slack-preview/fixed-scenes.ts';
import { pageHtml } from './support/slack-preview/page.ts';

// Everything Slack would show, as one page in a browser, each held against Slack's limits.
const config = configOrExit();
const app = await openOrExit(openApp, config, null);
closeAtEnd(app.close);
await runVerb(createLog(config.logLevel), async () => {
  const { scenes: answered, pictures, tabled } = await answerScenes(app);
  const offered = { about: '', principal: app.principal('hana'), clock: app.clock(), count: 6 };
  const examples = {
    ko: await app.examples({ ...offered, locale: 'ko' }),
    en: await app.examples({ ...offered, locale: 'en' }),
  };
  const scenes = [...answered, ...fixedScenes(examples, tabled)];
  const folder = join(import.meta.dirname, '..', '.askbird');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'slack-preview.html');
  writeFileSync(file, pageHtml(scenes, pictures));
  const findings = scenes.flatMap((scene) => scene.findings.map((each) => `${scene.title}: ${each}`));
  for (const finding of findings) console.log(finding);
  console.log(`${file}: ${scenes.length} scenes, ${findings.length} findings`);
  process.exitCode = findings.length === 0 ? 0 : 1;
});
await app.close();
