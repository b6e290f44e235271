import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { configOrExit } from '../src/start.ts';
import { type FakeSlack, openFakeSlack } from '../tests/support/slack/fake-slack.ts';
import type { FakeMessage } from '../tests/support/slack/world.ts';

const { mentions, seconds, askers, json } = new Command('bench:slack')
  .description(
    'Mentions in a burst, and one busy asker among others, through the real process and a Slack on this machine',
  )
  .option('--mentions <number>', 'mentions of the burst', Number, 200)
  .option('--seconds <number>', 'over which they come', Number, 10)
  .option('--askers <number>', 'people who ask', Number, 50)
  .option('--json', 'print JSON', false)
  .parse()
  .opts<{ mentions: number; seconds: number; askers: number; json: boolean }>();

const questions = [
  '지난주 지역별 주문 수 보여줘',
  '어제 매출 전주 대비',
  'orders by region last week',
  '지난달 카테고리별 취소율 높은 순으로 5개',
  'top 5 regions by net sales last month',
];

interface Asked {
  readonly ts: string;
  readonly channel: string;
  readonly at: number;
}

interface Round {
  readonly name: string;
  readonly asked: number;
  readonly answered: number;
  /** Messages of the bot beyond one for each mention. */
  readonly doubled: number;
  /** From the delivery of an event to its acknowledgement, ms. */
  readonly ack: Spread;
  /** From the mention to its answer, ms. */
  readonly answer: Spread;
  /** From the last mention until the last answer, ms. */
  readonly drained: number;
}

interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

const home = mkdtempSync(join(tmpdir(), 'askbird-bench-'));
cpSync(configOrExit().home, home, { recursive: true });
const people = Array.from({ length: askers }, (_, index) => ({ id: `UA${index}`, locale: 'ko-KR' }));
const channels = Array.from({ length: 10 }, (_, index) => ({ id: `CB${index}`, name: `team-${index}` }));
const opened = performance.now();
const slack = await openFakeSlack({ teams: [{ id: 'T1', people, channels }] });
const bot = startBot();
try {
  await connected();
  await burst('warm-up', 5, 1, () => 0);
  const rounds = [
    await burst('one at a time', 20, 20, (index) => index),
    await burst(`${mentions} in ${seconds} s`, mentions, seconds, (index) => index % askers),
    await burst('20 askers, one of whom asks half', 80, 2, (index) =>
      index % 2 === 0 ? 0 : 1 + (index % 19),
    ),
  ];
  if (json) console.log(JSON.stringify({ load: loadavg(), rounds }, null, 2));
  else print(rounds);
  process.exitCode = rounds.some(({ asked, answered, doubled }) => asked !== answered || doubled > 0) ? 1 : 0;
} finally {
  bot.kill('SIGTERM');
  await new Promise((resolve) => bot.once('exit', resolve));
  await slack.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
}

/** The process of `npm start`, on a copy of this company. */
function startBot(): ChildProcess {
  const { SLACK_CLIENT_ID: _, SLACK_CLIENT_SECRET: __, ...env } = process.env;
  return spawn(process.execPath, ['--wasm-tiering-budget=20000000', '--import', 'tsx', 'src/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...env,
      ASKBIRD_HOME: home,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
  });
}

/** A start may have an index to bring up to date first. */
async function connected(): Promise<void> {
  for (let attempt = 0; attempt < 12 && bot.exitCode === null; attempt++) {
    if (await slack.connected().catch(() => false)) return;
  }
  throw new Error('the process did not connect');
}

async function burst(
  name: string,
  count: number,
  overSeconds: number,
  askerOf: (index: number) => number,
): Promise<Round> {
  const firstAck = slack.acks.length;
  const asked: Asked[] = [];
  const begun = performance.now();
  for (let index = 0; index < count; index++) {
    await wait(Math.max(0, begun + (index * overSeconds * 1000) / count - performance.now()));
    asked.push(mention(index, askerOf(index)));
  }
  const last = performance.now();
  await allAnswered(asked);
  await slack.deliveriesDone();
  const shown = shownAt();
  const found = asked.flatMap((each) => {
    const answer = answerIn(each);
    return answer === null ? [] : [(shown.get(answer.ts) ?? 0) - each.at];
  });
  const drained = Math.max(0, ...asked.map((each, at) => each.at + (found[at] ?? 0) - last));
  return {
    ...{ name, asked: count, answered: found.length, doubled: doubledOf(slack, asked), drained },
    ack: spreadOf(slack.acks.slice(firstAck).flatMap(({ echo, latency }) => (echo ? [] : [latency]))),
    answer: spreadOf(found),
  };
}

function mention(index: number, asker: number): Asked {
  const text = `<@UBOT> ${questions[index % questions.length]}`;
  const person = people[asker % people.length]?.id ?? 'UA0';
  const channel = channels[index % channels.length]?.id ?? 'CB0';
  const { ts } = slack.say({ person, channel, text });
  return { ts, channel, at: performance.now() };
}

/** Looks seldom, so that looking takes nothing from what is measured. */
async function allAnswered(asked: readonly Asked[]): Promise<void> {
  let open = [...asked];
  for (let waited = 0; open.length > 0 && waited < 120_000; waited += 250) {
    await wait(250);
    open = open.filter((each) => answerIn(each) === null);
  }
}

/** The answer in the thread of a mention, once it is no placeholder any more. */
function answerIn({ ts, channel }: Asked): FakeMessage | null {
  const [answer] = slack.thread(channel, ts).filter(({ bot }) => bot !== null);
  return answer !== undefined && !JSON.stringify(answer.blocks).includes('"stop') ? answer : null;
}

/** When each message got its last form, on this process's clock. */
function shownAt(): ReadonlyMap<string, number> {
  return new Map(slack.callsTo('chat.update').map(({ args, at }) => [String(args.ts), opened + at]));
}

function doubledOf({ thread }: FakeSlack, asked: readonly Asked[]): number {
  return asked.reduce((sum, { ts, channel }) => {
    const answers = thread(channel, ts).filter((each) => each.bot !== null);
    return sum + Math.max(0, answers.length - 1);
  }, 0);
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}

function print(rounds: readonly Round[]): void {
  const [alone] = rounds;
  console.log(`load ${loadavg()[0]?.toFixed(2)}; milliseconds; ratio to the answers of the first line\n`);
  for (const { name, asked, answered, doubled, ack, answer, drained } of rounds) {
    const ratio = (answer.p95 / (alone?.answer.p95 || 1)).toFixed(1);
    console.log(`${name}: ${answered} of ${asked} answered, ${doubled} doubled`);
    console.log(`  acknowledged  ${line(ack)}`);
    console.log(
      `  answered      ${line(answer)}   p95 x ${ratio}; drained ${drained.toFixed(0)} after the last`,
    );
  }
}

function line({ p50, p95, p99, max }: Spread): string {
  const figure = (value: number) => value.toFixed(0).padStart(6);
  return `p50 ${figure(p50)}  p95 ${figure(p95)}  p99 ${figure(p99)}  max ${figure(max)}`;
}
