import { openApp } from './app.ts';
import { connectedLine, connectGuide } from './connect-guide.ts';
import { createFollower } from './follow-knowledge.ts';
import { openSlack } from './slack/open-slack.ts';
import { configOrExit, openOrExit, printProblem } from './start.ts';
import { createLog } from './telemetry/log.ts';

const config = configOrExit();
const locale = config.language === 'auto' ? null : config.language;
if (config.slack === null) {
  process.stderr.write(connectGuide(locale));
  process.exit(1);
}
const log = createLog(config.logLevel);
const app = await openOrExit(openApp, config, locale, log);
const installations = config.slack.mode === 'oauth' ? app.installations(config.slack.stateSecret) : null;
const door = { ...app, records: { ...app.records, installations }, log };
const streams = config.models.chat !== null;
const options = { streams, language: config.language, exclusive: !app.isShared };
const opened = await openSlack(config.slack, door, options);

/** What is under way ends first; a second signal does not wait. */
async function end(code: number): Promise<never> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  await close().catch((error: unknown) => log.error({ err: error }, 'the end did not go well'));
  process.exit(code);
}
async function close(): Promise<void> {
  try {
    if (opened.ok) await opened.value.stop();
  } finally {
    await app.close();
  }
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0));
const started = opened.ok ? await opened.value.start() : opened;
if (opened.ok && started.ok) process.stderr.write(connectedLine(opened.value.identity, locale));
if (!started.ok) {
  printProblem(started.problem, locale);
  await end(1);
}
const follow = createFollower(app.follow, log);
setInterval(() => void follow(), 60_000).unref();
