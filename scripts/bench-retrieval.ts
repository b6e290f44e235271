import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Knowledge } from '../src/domain/knowledge.ts';
import type { StoredTable } from '../src/knowledge-index/payload.ts';
import { retrievalTerms } from '../src/language/tokens/retrieval-terms.ts';
import { createHashedEmbedder } from '../src/model/embedding/hashed-ngram.ts';
import { createRetrieval } from '../src/retrieval/create-retrieval.ts';
import type { RankingWeights } from '../src/retrieval/rank-tables.ts';
import type { Retrieval } from '../src/retrieval/retrieval.ts';
import { defaultWeights } from '../src/retrieval/weights.ts';
import { type BenchSources, openDemo } from './bench-retrieval-demo.ts';
import { openIndexed } from './support/bench-index.ts';
import {
  type PooledQuestion,
  type PooledTable,
  pooledCases,
  readJsonLines,
  toStored,
} from './support/pooled-tables.ts';

/** A question with the table sets that answer it; any of them will do. */
interface Case {
  readonly question: string;
  readonly gold: readonly (readonly string[])[];
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
  readonly sources: BenchSources;
}

interface Line {
  readonly suite: string;
  readonly ranking: string;
  readonly questions: number;
  readonly recall: readonly number[];
  readonly allTables: readonly number[];
}

const _embedder = createHashedEmbedder({ terms: retrievalTerms });
const cutoffs = [1, 3, 5, 10] as const;
const nothing: Knowledge = {
  tables: [],
  glossary: [],
  metrics: [],
  dimensions: [],
  examples: [],
  logs: [],
  logTerms: [],
  documents: [],
};

const fused: RankingWeights = { ...defaultWeights, coherence: 0, neighbour: 0, bridge: 0, promotion: {} };

/** Each adds one thing to the one above it; the last is what ships. */
const rankings: readonly (readonly [string, RankingWeights])[] = [
  ['sparse', { ...fused, dense: 0 }],
  ['dense', { ...fused, sparse: 0, dense: 1 }],
  ['fused', fused],
  ['+ coherence', { ...fused, coherence: defaultWeights.coherence }],
  ['+ closure', { ...defaultWeights, promotion: {} }],
  ['+ promotion', defaultWeights],
];

const { values: flags } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const directory = mkdtempSync(join(tmpdir(), 'askbird-bench-'));
try {
  const demo = await openDemo(directory);
  const measured: Line[] = [];
  for (const suite of [...sharedSuite(), ...demoSuites(demo.sources)])
    measured.push(...(await measure(suite)));
  await demo.close();
  print(measured);
} finally {
  rmSync(directory, { recursive: true, force: true });
}

function sharedSuite(): Suite[] {
  if (!existsSync(pooledCases)) return [];
  const tables = readJsonLines<PooledTable>(join(pooledCases, 'tables.jsonl'));
  const nameOf = new Map(tables.map(({ db, table, name }) => [`${db}.${table}`, `${db}.${name}`]));
  const cases = readJsonLines<PooledQuestion>(join(pooledCases, 'gold-tables.jsonl')).map((line) => ({
    question: line.question,
    gold: [line.tables, ...(line.alternatives ?? [])].map((set) =>
      set.map((table) => nameOf.get(`${line.db}.${table}`) ?? table),
    ),
  }));
  return [{ name: '44 pooled tables', cases, sources: catalogOnly(tables.map(toStored)) }];
}

function catalogOnly(catalog: readonly StoredTable[]): BenchSources {
  const unasked = async () => ({ ok: false as const, reason: 'there is nothing to verify' });
  return {
    catalog,
    knowledge: nothing,
    readTexts: async () => null,
    verifyExample: unasked,
    verifyMetric: unasked,
  };
}

function demoSuites(sources: BenchSources): Suite[] {
  const lines = readJsonLines<{ question: string; tables: string[] }>('tests/suites/retrieval/demo.jsonl');
  const cases = lines.map(({ question, tables }) => ({ question, gold: [tables] }));
  return [
    { name: 'demo company, catalog only', cases, sources: catalogOnly(sources.catalog) },
    { name: 'demo company, with knowledge', cases, sources },
  ];
}

/** Indexes into the shipped adapter and asks the shipped search, once a ranking and question. */
async function measure(suite: Suite): Promise<Line[]> {
  const { parts, close } = await openIndexed(directory, suite.name, suite.sources);
  try {
    const lines = [plainLine(suite)];
    for (const [ranking, weights] of rankings) {
      lines.push(score(suite, ranking, await ordersOf(suite, createRetrieval({ ...parts, weights }))));
    }
    return lines;
  } finally {
    await close();
  }
}

async function ordersOf(suite: Suite, retrieval: Retrieval): Promise<string[][]> {
  const orders: string[][] = [];
  for (const { question } of suite.cases) {
    const answer = await retrieval.search({ question, kinds: [], visible: null });
    if (!answer.ok) throw new Error(answer.problem.code);
    orders.push(answer.value.tables.map(({ table }) => table));
  }
  return orders;
}

function score(suite: Suite, ranking: string, orders: readonly (readonly string[])[]): Line {
  const at = (k: number, measure: (gold: readonly string[], top: ReadonlySet<string>) => number) =>
    mean(
      suite.cases.map(({ gold }, number) => {
        const top = new Set(orders[number]?.slice(0, k));
        return Math.max(...gold.map((set) => measure(set, top)));
      }),
    );
  const found = (gold: readonly string[], top: ReadonlySet<string>) =>
    gold.filter((table) => top.has(table)).length;
  return {
    suite: suite.name,
    ranking,
    questions: suite.cases.length,
    recall: cutoffs.map((k) => at(k, (gold, top) => found(gold, top) / gold.length)),
    allTables: cutoffs.map((k) => at(k, (gold, top) => (found(gold, top) === gold.length ? 1 : 0))),
  };
}

/** The floor: BM25 (k1 1.2, b 0.75) over one bag of words a table, with naive English stemming and nothing else. */
function plainLine(suite: Suite): Line {
  const { catalog } = suite.sources;
  const bags = catalog.map(({ schema, name, comment, columns }) =>
    plainWords([schema, name, comment ?? '', ...columns.flatMap((c) => [c.name, c.comment ?? ''])].join(' ')),
  );
  const length = mean(bags.map((bag) => bag.length));
  const holding = new Map<string, number>();
  for (const bag of bags) for (const word of new Set(bag)) holding.set(word, (holding.get(word) ?? 0) + 1);
  const orders = suite.cases.map(({ question }) => {
    const scores = bags.map((bag, at) => {
      const total = [...new Set(plainWords(question))].reduce((sum, word) => {
        const count = bag.filter((other) => other === word).length;
        const df = holding.get(word) ?? 0;
        const idf = Math.log(1 + (bags.length - df + 0.5) / (df + 0.5));
        return sum + (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * bag.length) / length));
      }, 0);
      return { at, total };
    });
    scores.sort((one, other) => other.total - one.total || one.at - other.at);
    return scores.map(({ at }) => `${catalog[at]?.schema}.${catalog[at]?.name}`);
  });
  return score(suite, 'plain BM25', orders);
}

function plainWords(text: string): string[] {
  const split = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  const words = split.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/(ing|ed|s)$/, '') : word));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}

function print(all: readonly Line[]): void {
  if (flags.json) {
    console.log(JSON.stringify({ cutoffs, lines: all }, null, 2));
    return;
  }
  if (!existsSync(pooledCases))
    console.log(`${pooledCases} is not there; its 44 pooled tables are left out.\n`);
  for (const suite of new Set(all.map((line) => line.suite))) {
    const own = all.filter((line) => line.suite === suite);
    console.log(`${suite}, ${own[0]?.questions} questions`);
    console.log(
      `${''.padEnd(14)}${cutoffs.map((k) => `recall@${k}`.padStart(11)).join('')}${cutoffs.map((k) => `all@${k}`.padStart(8)).join('')}`,
    );
    for (const { ranking, recall, allTables } of own) {
      console.log(
        `${ranking.padEnd(14)}${recall.map((x) => x.toFixed(3).padStart(11)).join('')}${allTables.map((x) => x.toFixed(3).padStart(8)).join('')}`,
      );
    }
    console.log('');
  }
}
