import type { SingleBar } from 'cli-progress';
import { type Config, describeConfigProblems, loadConfig } from './config.ts';
import type { Locale, Localised } from './domain/locale.ts';
import type { Outcome } from './domain/outcome.ts';
import type { Problem } from './domain/problem.ts';
import { describeProblem } from './language/messages/problems.ts';
import type { StoreOptions } from './stores.ts';
import { createLog, type Log } from './telemetry/log.ts';

/** The configuration, or every problem of it on standard error and the end of the process. */
export function configOrExit(): Config {
  const loaded = loadConfig();
  if (loaded.ok) return loaded.config;
  process.stderr.write(describeConfigProblems(loaded.problems));
  process.exit(1);
}

/** Opens what a verb stands on, with a progress bar for the long steps of a first start. */
export async function openOrExit<T>(
  open: (config: Config, options: StoreOptions) => Promise<Outcome<T>>,
  config: Config,
  locale: Locale | null,
  log: Log = createLog(config.logLevel),
): Promise<T> {
  const bar = progressBar();
  try {
    const opened = await open(config, { log, onProgress: bar.update });
    bar.stop();
    if (opened.ok) return opened.value;
    printProblem(opened.problem, locale);
    log.warn({ code: opened.problem.code, err: opened.problem.cause }, 'no start');
  } catch (error) {
    bar.stop();
    printProblem({ code: 'unexpected', params: { id: 'start' } }, locale);
    log.error({ err: error }, 'the start failed');
  }
  process.exit(1);
}

/** Closes what is open before the process ends by a signal, or because nobody reads its output any more. */
export function closeAtEnd(close: () => Promise<void>): void {
  const endWith = (code: number) => {
    void close().finally(() => process.exit(code));
  };
  process.once('SIGINT', () => endWith(130));
  process.once('SIGTERM', () => endWith(143));
  process.once('SIGHUP', () => endWith(129));
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    endWith(0);
  });
}

/** Runs a verb; what nobody expected is told as such and logged, never printed raw. */
export async function runVerb(log: Log, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    printProblem({ code: 'unexpected', params: { id: 'start' } }, null);
    log.error({ err: error }, 'the verb failed');
    process.exitCode = 1;
  }
}

/** A problem met before there is a question is told in the chosen language, or in both. */
export function printProblem(problem: Problem, locale: Locale | null): void {
  for (const each of locale === null ? (['ko', 'en'] as const) : [locale]) {
    const { text, nextStep } = describeProblem(problem, each);
    process.stderr.write(`${text}\n  ${nextStep}\n`);
  }
  if (typeof problem.params?.script === 'string') process.stdout.write(problem.params.script);
}

/** A bar on standard error that shows itself at the first step and goes at the end; plain lines where there is no terminal. */
export function progressBar(): { update(fraction: number, label: Localised): void; stop(): void } {
  let bar: SingleBar | null = null;
  let loading = false;
  let stopped = false;
  // Most starts show no bar, so it is loaded by the first step that needs one.
  const load = async () => {
    loading = true;
    const { default: cliProgress } = await import('cli-progress');
    if (stopped) return;
    bar = new cliProgress.SingleBar({
      format: '{bar} {percentage}% {label}',
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
      noTTYOutput: true,
      notTTYSchedule: 3000,
    });
    bar.start(1, 0, { label: '' });
  };
  return {
    update(fraction, label) {
      if (!loading) void load();
      bar?.update(fraction, { label: `${label.ko} · ${label.en}` });
    },
    stop() {
      stopped = true;
      bar?.stop();
    },
  };
}
