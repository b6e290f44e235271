import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import cliProgress from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import type { DemoReport } from '../demo/build.ts';
import { buildDemoCompany } from '../demo/build.ts';
import { yesterdayInSeoul } from '../demo/calendar.ts';
import { checkWorldOptions } from '../demo/generate/world.ts';
import { DEMO_DEFAULTS } from '../demo/marker.ts';
import { describeConfigProblems, loadConfig } from '../src/config.ts';
import { inspectDirectory } from '../src/database/embedded/directory.ts';
import { lockDirectory } from '../src/database/embedded/directory-lock.ts';
import { openDatabase } from '../src/database/open-database.ts';

interface ResetOptions {
  readonly until: string;
  readonly orders: number;
  readonly seed: number;
  readonly home?: string;
}

/** The verb's own refusal: a sentence for the person at the terminal, and exit status 1. */
class Refusal extends Error {}

const command = new Command('demo:reset')
  .description('Remove the embedded demo company and build it anew')
  .option('--until <date>', 'last day with data, YYYY-MM-DD', yesterdayInSeoul(new Date()))
  .option('--orders <number>', 'about how many food orders', wholeNumber, DEMO_DEFAULTS.orders)
  .option('--seed <number>', 'seed of the random numbers', wholeNumber, DEMO_DEFAULTS.seed)
  .option('--home <directory>', 'where the embedded databases lie (ASKBIRD_HOME)');

await main(command.parse().opts<ResetOptions>());

async function main(options: ResetOptions): Promise<void> {
  try {
    await reset(join(homeOf(options), 'warehouse'), options);
  } catch (error) {
    console.error(`demo:reset: ${told(error)}`);
    process.exitCode = 1;
  }
}

/**
 * The old warehouse is locked but stays whole until the new one, grown beside it, is finished; a reset that is killed
 * costs nothing.
 */
async function reset(directory: string, options: ResetOptions): Promise<void> {
  checkWorldOptions(options);
  mkdirSync(dirname(directory), { recursive: true });
  const locked = lockDirectory(directory);
  if (!locked.ok) {
    const { pid, command: holder, since } = locked.holder;
    throw new Refusal(
      `${directory} is in use by process ${pid} (${holder}) since ${since}; stop it and try again.`,
    );
  }
  try {
    const state = inspectDirectory(directory);
    if (state.kind === 'foreign') {
      throw new Refusal(`${directory} is not a warehouse of Askbird; move it away or choose another --home.`);
    }
    const growing = `${directory}.reset`;
    rmSync(growing, { recursive: true, force: true });
    const report = await build(growing, options);
    rmSync(directory, { recursive: true, force: true });
    renameSync(growing, directory);
    describe(directory, state.kind === 'absent', report);
  } finally {
    locked.lock.release();
  }
}

async function build(directory: string, { until, orders, seed }: ResetOptions): Promise<DemoReport> {
  const opened = await openDatabase({ kind: 'embedded', directory, label: 'warehouse', extensions: [] });
  if (!opened.ok) throw new Refusal(`${directory} cannot be made (${opened.problem.code}).`);
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage}% {label}',
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(1, 0, { label: '' });
  try {
    return await buildDemoCompany(opened.value, {
      until,
      orders,
      seed,
      onProgress: (fraction, label) => bar.update(fraction, { label: `${label.ko} · ${label.en}` }),
    });
  } finally {
    bar.stop();
    await opened.value.close();
  }
}

function describe(directory: string, isNew: boolean, report: DemoReport): void {
  const { from, until, rows, tables, ms, seed } = report;
  const orders = tables['orders.orders'] ?? 0;
  console.log(`${isNew ? 'Built' : 'Removed and rebuilt'} the demo company 배달새 in ${directory}`);
  console.log(`  ${from} to ${until}, ${orders.toLocaleString('en')} food orders, seed ${seed}`);
  const count = Object.keys(tables).length;
  console.log(`  ${rows.toLocaleString('en')} rows in ${count} tables, ${(ms / 1000).toFixed(1)} s`);
}

function homeOf({ home }: ResetOptions): string {
  if (home !== undefined) return resolve(home);
  const loaded = loadConfig();
  if (!loaded.ok) throw new Refusal(describeConfigProblems(loaded.problems));
  return loaded.config.home;
}

/** Refusals say what to do; a fault of the disk is named by its code; the rest is a bug. */
function told(error: unknown): string {
  if (error instanceof Refusal || error instanceof RangeError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null) throw error;
  return `the directory cannot be written (${code}); check --home, the disk's space and its permissions.`;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('a whole number is needed.');
  return value;
}
