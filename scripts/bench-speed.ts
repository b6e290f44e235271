import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { Command } from 'commander';
import { openApp } from '../src/app.ts';
import { answerOf } from '../src/ask/question.ts';
import type { App } from '../src/compose.ts';
import type { Answer } from '../src/domain/answer.ts';
import { configOrExit, openOrExit } from '../src/start.ts';
import { loadGuard } from '../src/warehouse/guard/guard.ts';
import { measureModelTier } from './bench-speed-model.ts';

const { runs, rounds, json } = new Command('bench:speed')
  .description(
    'Measure whole processes, warm asks with and without a model, and the guard; ratios are within this run',
  )
  .option('--runs <number>', 'whole processes', Number, 7)
  .option('--rounds <number>', 'times every question is asked warm', Number, 5)
  .option('--json', 'print JSON', false)
  .parse()
  .opts<{ runs: number; rounds: number; json: boolean }>();

const questions = [
  '지난주 지역별 주문 수 보여줘',
  '어제 매출 전주 대비',
  '최근 30일 일별 주문 수',
  '지난달 카테고리별 취소율 높은 순으로 5개',
  'orders by region last week',
  'top 5 regions by net sales last month',
  'average delivery time by weather last week',
  '지난주 가장 많이 팔린 메뉴 10개',
  '지난주 화성구 주문 수',
  '안녕하세요',
];

interface Row {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  /** Against the reference named by the section. */
  readonly ratio: number;
  readonly count: number;
}

const alone = 'in a new thread';
const inThread = 'in a thread of many turns';
const config = configOrExit();
const sections = [
  {
    title: 'whole process (ms; ratio to node with the TypeScript loader doing nothing)',
    rows: measureProcesses(),
  },
  ...(await measureStages()),
  {
    title: 'a question that goes to a model which answers at once, warm (ms; ratio to the total)',
    rows: rowsOf(await measureModelTier(config, rounds), 'total'),
  },
  { title: 'guard, one statement (ms; ratio to the shortest statement)', rows: await measureGuard() },
];

if (json) console.log(JSON.stringify({ load: loadavg(), peakMb: peakMb(), sections }, null, 2));
else print();

function measureProcesses(): Row[] {
  const ask = askCommand();
  const cases: [string, string[]][] = [
    ['node with tsx, empty program', ['--import', 'tsx', '--eval', '0']],
    ['ask, a question of metrics', [...ask, questions[0] ?? '']],
    ['ask, a verified example', [...ask, questions[7] ?? '']],
    ['ask, small talk', [...ask, '안녕']],
    ['ask, handed over', [...ask, questions[8] ?? '']],
  ];
  for (const [, args] of cases) spawnSync(process.execPath, args, { stdio: 'ignore' });
  const samples = cases.map(([name]) => ({ name, times: [] as number[] }));
  for (let run = 0; run < runs; run++) {
    cases.forEach(([, args], index) => {
      const started = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`a measured process failed: ${stderr}`);
      samples[index]?.times.push(performance.now() - started);
    });
  }
  return rowsOf(samples, 'node with tsx, empty program');
}

/** The very command behind `npm run ask`, without npm. */
function askCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { ask: string } };
  return scripts.ask.split(' ').slice(1);
}

/** The same questions in new threads and in one that goes on, turn by turn in one run. */
async function measureStages(): Promise<{ title: string; rows: Row[] }[]> {
  const app = await openOrExit(openApp, config, 'en');
  const asked: { where: string; timings: Answer['timings'] }[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const text of questions) {
      const both = [
        { where: alone, timings: await timingsOf(text, randomUUID(), app) },
        { where: inThread, timings: await timingsOf(text, 'bench', app) },
      ];
      if (round > 0) asked.push(...both);
    }
  }
  await app.close();
  const memory = [alone, inThread].map((name) => ({
    name,
    times: asked.flatMap(({ where, timings }) => (where === name ? (timings.at(-1)?.ms ?? []) : [])),
  }));
  return [
    { title: 'stages of a warm ask (ms; ratio to the total)', rows: rowsOf(stagesOf(asked), 'total') },
    { title: 'a warm ask with memory and without (ms; ratio to one without)', rows: rowsOf(memory, alone) },
  ];
}

async function timingsOf(text: string, thread: string, app: App): Promise<Answer['timings']> {
  const question = { text, principal: app.principal('bench'), thread, locale: null };
  const answer = await answerOf(app.ask({ ...question, door: 'evaluation', clock: app.clock() }));
  return answer.timings;
}

function stagesOf(asked: readonly { timings: Answer['timings'] }[]): { name: string; times: number[] }[] {
  const stages = new Map<string, number[]>();
  for (const { stage, ms } of asked.flatMap(({ timings }) => timings)) {
    stages.set(stage, [...(stages.get(stage) ?? []), ms]);
  }
  return [...stages].map(([name, times]) => ({ name, times }));
}

async function measureGuard(): Promise<Row[]> {
  const guard = await loadGuard();
  const statements: [string, string][] = [
    ['short', 'select count(*) from orders.orders'],
    ['grouped, joined', longStatement(1)],
    ['ten CTEs', longStatement(10)],
  ];
  const scope = { tables: new Set(['orders.orders', 'core.regions']), searchPath: [] };
  const samples = statements.map(([name, sql]) => {
    const times = Array.from({ length: 1000 }, () => {
      const started = performance.now();
      if (!guard.check(sql, scope).ok) throw new Error(`the guard refuses: ${sql}`);
      return performance.now() - started;
    });
    return { name, times: times.slice(100) };
  });
  return rowsOf(samples, 'short');
}

function longStatement(parts: number): string {
  const body = `select r.sigungu, count(*) as orders from orders.orders as o
    left join core.regions as r on r.region_id = o.region_id
    where o.ordered_at >= '2026-03-01'::timestamptz and o.status <> 'payment_failed' group by 1`;
  const tables = Array.from({ length: parts }, (_, index) => `part_${index} as (${body})`);
  return `with ${tables.join(', ')} select * from part_0 order by 2 desc limit 10`;
}

function rowsOf(samples: readonly { name: string; times: number[] }[], reference: string): Row[] {
  const base = quantile(samples.find((sample) => sample.name === reference)?.times ?? [], 0.5);
  return samples.map(({ name, times }) => {
    const p50 = quantile(times, 0.5);
    return { name, p50, p95: quantile(times, 0.95), ratio: p50 / base, count: times.length };
  });
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function print(): void {
  for (const { title, rows } of sections) {
    console.log(`\n${title}`);
    console.log(`${'p50'.padStart(10)}${'p95'.padStart(10)}${'ratio'.padStart(9)}${'n'.padStart(6)}  what`);
    for (const { name, p50, p95, ratio, count } of rows) {
      const cells = [p50.toFixed(2).padStart(10), p95.toFixed(2).padStart(10), ratio.toFixed(2).padStart(9)];
      console.log(`${cells.join('')}${String(count).padStart(6)}  ${name}`);
    }
  }
  console.log(`\npeak memory of this process ${peakMb()} MB, load ${loadavg()[0]?.toFixed(1)}`);
}
