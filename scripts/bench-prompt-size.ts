import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { createViews, type View } from '../src/ask/views.ts';
import type { Clock } from '../src/domain/date-range.ts';
import type { KnowledgeKind } from '../src/domain/knowledge.ts';
import type { LoadedItems } from '../src/knowledge-index/knowledge-index.ts';
import { detectLocale } from '../src/language/detect-locale.ts';
import { koreanHolidays } from '../src/language/time/korean-holidays.ts';
import { createModelBudget } from '../src/model/chat/budget.ts';
import { promptDeclarations } from '../src/prompt-declarations.ts';
import type { Prompts } from '../src/prompting/prompt.ts';
import { itemTokens, promptTokens } from '../src/prompting/prompt-use.ts';
import { readPrompts } from '../src/prompting/read-prompts.ts';
import { createRetrieval } from '../src/retrieval/create-retrieval.ts';
import type { Retrieval } from '../src/retrieval/retrieval.ts';
import { settings } from '../src/settings.ts';
import type { Asked } from '../src/text2sql/generative/asked.ts';
import { definitionLookup } from '../src/text2sql/generative/compose/define-metric.ts';
import { definitionItems } from '../src/text2sql/generative/compose/definition-items.ts';
import { describeTable } from '../src/text2sql/generative/compose/describe-table.ts';
import { exampleItems, joinItems, valueItems } from '../src/text2sql/generative/compose/knowledge-items.ts';
import { linksIn } from '../src/text2sql/generative/compose/links.ts';
import { type ComposedSections, composeSections } from '../src/text2sql/generative/compose.ts';
import { draftPrompt } from '../src/text2sql/generative/declarations.ts';
import { namedIn } from '../src/text2sql/generative/named.ts';
import { askedDays } from '../src/text2sql/generative/period/asked-days.ts';
import { draftValues } from '../src/text2sql/generative/prompt-values.ts';
import { retrieve } from '../src/text2sql/generative/retrieve.ts';
import { readServed, type ServedKnowledge, servedKinds } from '../src/text2sql/served-knowledge.ts';
import { openDemo } from './bench-retrieval-demo.ts';
import { openIndexed } from './support/bench-index.ts';

const suites = ['answered', 'handed-over'].map((name) => `tests/suites/governed/${name}.yaml`);
const clock: Clock = {
  now: new Date('2026-04-01T10:00:00+09:00'),
  timeZone: 'Asia/Seoul',
  weekStart: 'monday',
};
const rows = 500;
const configured = settings.parse({}).ASKBIRD_PROMPT_TOKENS;

interface Size {
  readonly question: string;
  /** Tokens of the whole prompt. */
  readonly total: number;
  /** The same against the prompt that describes every table in full. */
  readonly ofSchema: number;
  /** The same against the prompt that holds every table, definition, stored value and example there is. */
  readonly ofEverything: number;
  readonly sections: Readonly<Record<string, number>>;
  /** Whether each table that the question's governed answer reads is described; null without such an answer. */
  readonly complete: boolean | null;
  /** The tables that are not. */
  readonly lacking: readonly string[];
}

/** What every question is measured with. */
interface Bench {
  readonly retrieval: Retrieval;
  readonly knowledge: ServedKnowledge;
  readonly view: View;
  readonly prompts: Prompts;
  readonly schema: ComposedSections;
  readonly everything: ComposedSections;
}

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    budget: { type: 'string', multiple: true, default: [String(configured)] },
  },
});
const directory = mkdtempSync(join(tmpdir(), 'askbird-bench-'));
try {
  const { retrieval, loaded, close } = await openCompany();
  const read = await readPrompts('prompts', promptDeclarations, new Map());
  if (!read.ok) throw new Error(String(read.problem.params?.list));
  const knowledge = readServed(loaded);
  const schema = fullSchema(knowledge);
  const everything = { ...schema, ...allKnowledge(loaded, knowledge) };
  const rules = { timeZone: clock.timeZone, weekStart: clock.weekStart, maxRows: rows };
  const view = createViews({ served: knowledge, retrieval, holidays: koreanHolidays, rules }).whole();
  const bench = { retrieval, knowledge, view, prompts: read.value, schema, everything };
  for (const budget of flags.budget.map(Number)) {
    const sizes: Size[] = [];
    for (const question of demoQuestions()) sizes.push(await sizeOf(question, budget, bench));
    if (flags.json) console.log(JSON.stringify({ budget, sizes }));
    else print(budget, sizes, bench);
  }
  await close();
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/** The demo company with its knowledge, indexed as it ships. */
async function openCompany(): Promise<{
  retrieval: Retrieval;
  loaded: LoadedItems;
  close: () => Promise<void>;
}> {
  const demo = await openDemo(directory);
  const { parts, close } = await openIndexed(directory, 'storage', demo.sources);
  const loaded = await parts.index.loadItems(servedKinds);
  if (!loaded.ok) throw new Error(loaded.problem.code);
  return {
    retrieval: createRetrieval(parts),
    loaded: loaded.value,
    close: async () => {
      await close();
      await demo.close();
    },
  };
}

function demoQuestions(): readonly string[] {
  return suites.flatMap((path) => {
    const cases = parse(readFileSync(path, 'utf8')) as { wordings?: string[]; question?: string }[];
    return cases.flatMap(({ wordings, question }) => wordings ?? (question === undefined ? [] : [question]));
  });
}

async function sizeOf(question: string, budget: number, bench: Bench): Promise<Size> {
  const { reading } = bench.view.understand.byMetrics(question, clock);
  const asked = { ...askedOf(question, bench.knowledge), named: namedIn(reading) };
  const found = await retrieve(asked, bench.retrieval, koreanHolidays);
  if (!found.ok) throw new Error(found.problem.code);
  const { sections, records } = composeSections(asked, found.value, bench.knowledge, budget, koreanHolidays);
  const total = drafted(asked, sections, bench.prompts);
  const perSection = Object.entries(sections).map(([name, texts]) => [name, itemTokens(texts)] as const);
  const context = perSection.reduce((sum, [, tokens]) => sum + tokens, 0);
  return {
    question,
    total,
    ofSchema: total / drafted(asked, bench.schema, bench.prompts),
    ofEverything: total / drafted(asked, bench.everything, bench.prompts),
    sections: { 'instructions and question': total - context, ...Object.fromEntries(perSection) },
    ...describedOf(question, records, bench.view),
  };
}

/** The tables that the governed answer reads are the ones that a statement would need. */
function describedOf(
  question: string,
  records: ReturnType<typeof composeSections>['records'],
  { understand }: View,
): Pick<Size, 'complete' | 'lacking'> {
  const tables = understand(question, clock).plan?.tables ?? [];
  const described = new Set(
    records.flatMap(({ section, item, kept }) => (section.endsWith('tables') && kept ? (item ?? []) : [])),
  );
  const lacking = tables.filter((table) => !described.has(table));
  return { complete: tables.length === 0 ? null : lacking.length === 0, lacking };
}

function askedOf(question: string, knowledge: ServedKnowledge): Asked {
  return {
    question,
    refined: null,
    reading: null,
    terms: [],
    locale: detectLocale(question) ?? 'ko',
    clock,
    visible: new Set(knowledge.catalog.map(({ schema, name }) => `${schema}.${name}`)),
    previous: [],
    budget: createModelBudget({ maxCalls: 1, maxTokens: 1, maxCost: null }, null),
    signal: null,
  };
}

/** What is sent by who does not choose: every table with every column and comment, every join, and nothing else. */
function fullSchema(knowledge: ServedKnowledge): ComposedSections {
  const { catalog } = knowledge;
  const metas = new Map(knowledge.tables.map((meta) => [meta.name, meta]));
  const words = new Set(catalog.flatMap((table) => table.columns.map((column) => column.name.toLowerCase())));
  const interest = { terms: new Set<string>(), words, joined: new Set<string>() };
  const names = catalog.map(({ schema, name }) => `${schema}.${name}`);
  return {
    tables: catalog.map((table) =>
      describeTable(table, metas.get(`${table.schema}.${table.name}`) ?? null, interest, 'full'),
    ),
    joins: joinItems(linksIn(knowledge), new Set(names)).map(({ text }) => text),
    definitions: [],
    values: [],
    examples: [],
    others: [],
  };
}

/** Every definition, stored value and example in the words that a prompt has for them. */
function allKnowledge(
  { generation, items }: LoadedItems,
  knowledge: ServedKnowledge,
): Pick<ComposedSections, 'definitions' | 'values' | 'examples'> {
  const hits = (kind: KnowledgeKind) =>
    items
      .filter((item) => item.kind === kind)
      .map((item) => ({
        item: { ...item, title: item.key, owner: '', source: '' },
        score: 0,
        reasons: [{ kind: 'term' as const, term: 'all', field: 'all' }],
      }));
  const found = {
    generation,
    tables: [],
    hits: {
      metric: hits('metric'),
      glossary: hits('glossary'),
      value: hits('value'),
      example: hits('example'),
    },
    wordsOnly: null,
  };
  const lookup = definitionLookup(knowledge);
  const textsOf = (all: readonly { readonly text: string }[]) => all.map(({ text }) => text);
  return {
    definitions: textsOf(definitionItems(found, lookup)),
    values: textsOf(valueItems(found, lookup)),
    examples: textsOf(
      exampleItems(found, { locale: 'ko', clock, holidays: koreanHolidays, storedValue: () => 'sample' }),
    ),
  };
}

function drafted(asked: Asked, sections: ComposedSections, prompts: Prompts): number {
  const days = askedDays(asked.question, null, clock, koreanHolidays);
  const { messages } = prompts.render(draftPrompt, draftValues(asked, sections, days, rows));
  return promptTokens(messages);
}

function print(budget: number, sizes: readonly Size[], bench: Bench): void {
  const first = askedOf(sizes[0]?.question ?? '', bench.knowledge);
  const full = drafted(first, bench.schema, bench.prompts);
  const everything = drafted(first, bench.everything, bench.prompts);
  console.log(
    `${sizes.length} questions, ${bench.knowledge.catalog.length} tables, budget ${budget} tokens. With every table in full a prompt has ${full} tokens, with all knowledge ${everything}.\n`,
  );
  console.log(`${'tokens'.padEnd(28)}${['p50', 'p95', 'max'].map((name) => name.padStart(8)).join('')}`);
  const share = (value: number) => `${(100 * value).toFixed(1)}%`;
  for (const name of Object.keys(sizes[0]?.sections ?? {})) {
    printLine(
      name,
      sizes.map(({ sections }) => sections[name] ?? 0),
      String,
    );
  }
  printLine(
    'the whole prompt',
    sizes.map(({ total }) => total),
    String,
  );
  printLine(
    'of every table in full',
    sizes.map(({ ofSchema }) => ofSchema),
    share,
  );
  printLine(
    'of all knowledge',
    sizes.map(({ ofEverything }) => ofEverything),
    share,
  );
  const answered = sizes.filter(({ complete }) => complete !== null);
  const complete = answered.filter((size) => size.complete);
  console.log(
    `All needed tables are described for ${share(complete.length / answered.length)} of ${answered.length} governed questions.\n`,
  );
}

function printLine(name: string, values: readonly number[], show: (value: number) => string): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const cells = [at(0.5), at(0.95), at(1)].map((value) => show(value).padStart(8));
  console.log(`${name.padEnd(28)}${cells.join('')}`);
}
