import { Command, Option } from 'commander';
import type { Locale } from '../src/domain/locale.ts';
import { configOrExit, runVerb } from '../src/start.ts';
import { createLog } from '../src/telemetry/log.ts';
import { runDoctor } from './support/doctor/run-doctor.ts';

const { lang } = new Command('doctor')
  .description('Check tokens, scopes, databases, index and models; says what to do about each')
  .addOption(new Option('--lang <language>', 'language of the report').choices(['ko', 'en']))
  .parse()
  .opts<{ lang?: Locale }>();

const config = configOrExit();
const locale = lang ?? (config.language === 'auto' ? 'ko' : config.language);
// What a check meets is told by its line; the log is for whoever asks for it.
const log = createLog(config.logLevel === 'debug' ? 'debug' : 'silent');
await runVerb(log, async () => {
  const print = (line: string) => console.log(line);
  process.exitCode = (await runDoctor(config, { locale, log, print })) ? 0 : 1;
});
// A check that was given up may still hold a connection.
process.exit();
