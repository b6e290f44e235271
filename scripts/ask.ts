import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { openApp } from '../src/app.ts';
import type { App } from '../src/compose.ts';
import type { Config } from '../src/config.ts';
import { fromIso, todayOf, toIso } from '../src/domain/civil-date.ts';
import { closeAtEnd, configOrExit, openOrExit, runVerb } from '../src/start.ts';
import { createFileLog } from '../src/telemetry/log.ts';
import type { TerminalSession } from '../src/terminal/session.ts';

type Door = Awaited<ReturnType<typeof loadDoor>>;

interface AskFlags {
  readonly json: boolean;
  readonly lang?: 'ko' | 'en';
  readonly as?: string;
  readonly thread?: string;
  readonly now?: string;
}

const command = new Command('ask')
  .description('Ask Askbird a question. Without one, a conversation starts.')
  .argument('[question...]', 'the question, in Korean or English')
  .option('--json', 'print the whole answer as JSON', false)
  .addOption(new Option('--lang <language>', 'language of the answer').choices(['ko', 'en']))
  .option('--as <user>', 'who asks: decides what may be seen (default: the user of this computer)')
  .option(
    '--thread <id>',
    'conversation to go on with: a question may build on the earlier ones of its thread (default: a new one)',
  )
  .option('--now <date>', 'the moment questions count from, as an ISO date', isoMoment)
  .parse();

await main(command.args.join(' ').trim(), command.opts<AskFlags>());

async function main(question: string, flags: AskFlags): Promise<void> {
  const config = configOrExit();
  const log = createFileLog(config.logLevel, join(config.home, 'askbird.log'));
  // The door is loaded while the engines boot.
  const [app, door] = await Promise.all([openOrExit(openApp, config, flags.lang ?? null, log), loadDoor()]);
  closeAtEnd(app.close);
  const session = sessionOf(app, config, flags, door);
  await runVerb(log, async () => {
    if (question !== '') process.exitCode = exitCodeOf((await door.askOnce(question, session)).kind);
    else await talk(config, session, door);
  });
  await app.close();
}

async function loadDoor() {
  const [session, style, lines, labels] = await Promise.all([
    import('../src/terminal/session.ts'),
    import('../src/terminal/style.ts'),
    import('../src/terminal/read-lines.ts'),
    import('../src/terminal/labels.ts'),
  ]);
  return { ...session, ...style, ...lines, ...labels };
}

function sessionOf(app: App, config: Config, flags: AskFlags, { createStyle }: Door): TerminalSession {
  const configured = config.language === 'auto' ? null : config.language;
  return {
    ask: app.ask,
    principal: app.principal(flags.as ?? osUser()),
    thread: flags.thread ?? randomUUID(),
    locale: flags.lang ?? configured,
    clock: () => app.clock(flags.now === undefined ? undefined : momentOf(flags.now, config.timeZone)),
    json: flags.json,
    style: createStyle(process.stdout.isTTY === true && process.env.NO_COLOR === undefined),
    // A terminal that does not know its size says 0.
    width: process.stdout.columns || 100,
    output: process.stdout,
    progress: process.stderr.isTTY === true && !flags.json ? process.stderr : null,
    live: process.stdout.isTTY === true && !flags.json,
  };
}

/** The conversation remembers earlier questions between starts; the newest stand first, as readline wants them. */
async function talk(
  config: Config,
  session: TerminalSession,
  { converse, labelsFor, readLines }: Door,
): Promise<void> {
  const file = join(config.home, 'history');
  const history = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).reverse() : [];
  const isTerminal = process.stdin.isTTY === true;
  const lines = readLines({
    input: process.stdin,
    output: process.stdout,
    prompt: isTerminal ? session.style.accent('물어보새> ') : '',
    history,
    terminal: isTerminal,
  });
  mkdirSync(config.home, { recursive: true });
  if (isTerminal) process.stdout.write(`${session.style.dim(labelsFor(session.locale ?? 'ko').welcome)}\n`);
  const remembering = {
    ...lines,
    async next() {
      const line = await lines.next();
      if (isTerminal && line !== null && line.trim() !== '') appendFileSync(file, `${line}\n`);
      return line;
    },
  };
  await converse(remembering, session);
  lines.close();
}

/** A question that got no answer is an error to a shell script; one that got guidance is not. */
function exitCodeOf(kind: string): number {
  return kind === 'failure' || kind === 'refusal' ? 1 : 0;
}

/** A day, or a moment with its offset: without one it would mean another moment on every computer. */
function isoMoment(text: string): string {
  const [day = ''] = text.split('T');
  const isWhole = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  if (!isWhole || fromIso(day) === null || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError('an ISO date such as 2026-03-31 or 2026-03-31T10:00+09:00 is needed.');
  }
  return text;
}

/** Of a bare day, a moment near its noon in the time zone. */
function momentOf(text: string, timeZone: string): Date {
  if (text.includes('T')) return new Date(text);
  const noon = Date.parse(`${text}T12:00:00Z`);
  const halfDay = 12 * 3_600_000;
  const moments = [0, -halfDay, halfDay].map((shift) => new Date(noon + shift));
  const onDay = (now: Date) => toIso(todayOf({ now, timeZone, weekStart: 'monday' })) === text;
  return moments.find(onDay) ?? new Date(noon);
}

/** A process without an entry in the user list (in some containers) asks as nobody in particular. */
function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
