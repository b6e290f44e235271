import type { Choice, PromptUse } from '../../domain/answer.ts';
import type { Problem } from '../../domain/problem.ts';
import type { StoredTable } from '../../knowledge-index/payload.ts';
import { generatedMessages } from '../../language/messages/generated.ts';
import { leadsSomewhere } from '../../language/plain-text.ts';
import type { Holiday } from '../../language/time/time-mention.ts';
import type { ChatModel } from '../../model/chat/chat-model.ts';
import type { Prompts } from '../../prompting/prompt.ts';
import type { Retrieval, Retrieved } from '../../retrieval/retrieval.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { DataDraft } from '../present/draft.ts';
import type { ServedKnowledge } from '../served-knowledge.ts';
import { draftStatements, repairStatement } from './ask-model.ts';
import type { Asked } from './asked.ts';
import { type AttemptContext, attempt, type Ran } from './attempt.ts';
import { definitionLookup, leavesOf } from './compose/define-metric.ts';
import { quoteText } from './compose/quote.ts';
import { type Composed, composeSections } from './compose.ts';
import { explain } from './explain/explain.ts';
import { plainExplanation } from './explain/plain-explanation.ts';
import { isShowable, presentable, toldToPerson } from './fault.ts';
import { type Names, namesIn } from './names.ts';
import { askWhich, readOtherwise } from './other-reading.ts';
import { type AskedDays, askedDays } from './period/asked-days.ts';
import { conditionsOf, presentRan } from './present/present.ts';
import { type PresentContext, readResult, timedTables } from './present/shown-table.ts';
import { figuresOfRange } from './present/title.ts';
import { draftValues } from './prompt-values.ts';
import { retrieve } from './retrieve.ts';
import { statedValues } from './sanity/stated-values.ts';
import { type Settled, settle } from './settle.ts';
import { knownPieces } from './unanswerable.ts';
import { usedDefinitions } from './used-definitions.ts';

export interface GenerateRequest extends Asked {
  readonly report: (step: GenerateStep) => void;
  /** Receives the explanation, sentence by sentence. */
  readonly say: (text: string) => void;
}

export interface GenerateStep {
  readonly stage: 'searching' | 'drafting' | 'checking' | 'running' | 'repairing' | 'explaining';
}

/** A number with all it travels with, a statement that did not run, or what the data lack. */
export type Generated =
  | { readonly kind: 'data'; readonly draft: DataDraft; readonly prompts: readonly PromptUse[] }
  /** Two readings that differ: one question back, each choice with its number. */
  | {
      readonly kind: 'ambiguous';
      readonly text: string;
      readonly choices: readonly Choice[];
      readonly prompts: readonly PromptUse[];
    }
  | {
      readonly kind: 'unrun';
      /** The best statement there is; null when there is none. */
      readonly sql: string | null;
      readonly problem: Problem;
      /** What is known about the statement, in the asker's language. */
      readonly notes: readonly string[];
      readonly prompts: readonly PromptUse[];
    }
  | {
      readonly kind: 'unanswerable';
      readonly missing: readonly string[];
      readonly text: string;
      readonly prompts: readonly PromptUse[];
    };

/** Answers a data question that no definition covers. Expected failures are the kinds of the result; bugs throw. */
export type Generate = (request: GenerateRequest) => Promise<Generated>;

export interface GenerateDeps {
  readonly retrieval: Pick<Retrieval, 'search'>;
  /** What somebody who may see these tables may know; the same object for the same set. */
  readonly knowledge: (visible: ReadonlySet<string>) => ServedKnowledge;
  readonly warehouse: Pick<Warehouse, 'check' | 'inspect' | 'explainCost' | 'run'>;
  readonly model: ChatModel;
  readonly prompts: Prompts;
  /** Newest moment over the tables, ISO text; null when none of them has a time. */
  readonly freshUntil: (tables: readonly string[]) => Promise<string | null>;
  /** Two or three questions that work, to ask next. */
  readonly suggest: (request: GenerateRequest) => readonly string[];
  readonly holidays: readonly Holiday[];
  readonly searchPath: readonly string[];
  readonly settings: GenerateSettings;
}

export interface GenerateSettings {
  /** Statements written at once, 1 to 5; more than one tells how far they agree. */
  readonly drafts: number;
  /** Repairs at most, 0 to 2. */
  readonly repairs: number;
  /** Of the sections chosen for one question. */
  readonly promptTokens: number;
  /** In the planner's units; a statement beyond is not run. */
  readonly maxCost: number;
  readonly maxRows: number;
}

/** Builds the tier. The model proposes; names, rights, cost, rows and words are this code's. */
export function createGenerate(deps: GenerateDeps): Generate {
  return async (request) => {
    const prompts: PromptUse[] = [];
    request.report({ stage: 'searching' });
    const found = await retrieve(request, deps.retrieval, deps.holidays);
    if (!found.ok) return { kind: 'unrun', sql: null, problem: found.problem, notes: [], prompts };
    const scene = setScene(request, found.value, deps);
    const attempts = attemptContext(request, scene, deps);
    const settled = await settleOn(request, scene, attempts, prompts, deps);
    if (settled.ran !== null) return shown(settled.ran, settled, request, scene, attempts, prompts, deps);
    if (settled.missing !== null) return lacking(settled.missing, request, prompts);
    return unrun(settled, request, prompts);
  };
}

/** All that one question is worked on with. */
interface Scene {
  readonly found: Retrieved;
  readonly knowledge: ServedKnowledge;
  readonly names: Names;
  readonly composed: Composed;
  /** Those that a statement may read. */
  readonly tables: readonly StoredTable[];
  readonly days: AskedDays;
}

function setScene(request: GenerateRequest, found: Retrieved, deps: GenerateDeps): Scene {
  const knowledge = deps.knowledge(request.visible);
  const composed = composeSections(request, found, knowledge, deps.settings.promptTokens, deps.holidays);
  return {
    found,
    knowledge,
    names: namesIn(knowledge),
    composed,
    tables: knowledge.catalog.filter(({ schema, name }) => composed.scopeTables.has(`${schema}.${name}`)),
    days: askedDays(request.question, request.refined, request.clock, deps.holidays),
  };
}

function settleOn(
  request: GenerateRequest,
  scene: Scene,
  attempts: AttemptContext,
  prompts: PromptUse[],
  deps: GenerateDeps,
): Promise<Settled> {
  const { composed, days } = scene;
  const { model, settings } = deps;
  const context = {
    model,
    prompts: deps.prompts,
    asked: request,
    values: draftValues(request, composed.sections, days, settings.maxRows),
    records: composed.records,
    noted: (use: PromptUse) => prompts.push(use),
  };
  request.report({ stage: 'drafting' });
  return settle({
    draft: (count) => draftStatements(context, count),
    repair: (statement, faults) => {
      request.report({ stage: 'repairing' });
      return repairStatement(context, statement, faults);
    },
    attempt: (draft) => attempt(draft, attempts),
    drafts: settings.drafts,
    repairs: settings.repairs,
  });
}

function attemptContext(request: GenerateRequest, scene: Scene, deps: GenerateDeps): AttemptContext {
  const { found, composed, knowledge, names, tables, days } = scene;
  const { warehouse, retrieval } = deps;
  const { values } = composed.sections;
  const lookup = definitionLookup(knowledge);
  const { dimensions } = lookup;
  const columnOf = (name: string) => {
    const dimension = dimensions.get(name);
    return dimension === undefined ? null : `${dimension.table}.${dimension.expression}`;
  };
  return {
    warehouse,
    scope: { tables: composed.scopeTables, searchPath: deps.searchPath },
    tables,
    maxCost: deps.settings.maxCost,
    run: (sql, scope) => warehouse.run(sql, scope),
    known: knownPieces(tables, knowledge.tables, composed.metrics),
    isQuotable: (text) =>
      !leadsSomewhere(text) ||
      request.question.includes(text) ||
      values.some((each) => each.endsWith(` = ${quoteText(text)}`)),
    report: (stage) => request.report({ stage }),
    defined: { metrics: composed.metrics, leavesOf: (metric) => leavesOf(metric, lookup) },
    usedBy: (shape) => usedDefinitions(composed.metrics, shape, knowledge),
    sanity: {
      question: request.question,
      columnLabel: names.column,
      asked: days,
      tables,
      links: composed.links,
      timeZone: request.clock.timeZone,
      retrieval,
      visible: request.visible,
      stated: statedValues(found.hits.value ?? [], columnOf, commonNames(scene)),
      central: centralTables(composed),
      columnOf,
    },
  };
}

const mostCentral = 3;

/** The first tables of the prompt: they stand in the order of what speaks for them. */
function centralTables({ records }: Composed): readonly string[] {
  const kept = records.filter(({ section, item, kept }) => section === 'tables' && item !== null && kept);
  return kept.slice(0, mostCentral).flatMap(({ item }) => item ?? []);
}

/** What tables, metrics and dimensions are called: words that say little of a value. */
function commonNames({ knowledge, tables }: Scene): readonly string[] {
  return [
    ...[...knowledge.metrics, ...knowledge.dimensions].flatMap(({ name, label, synonyms }) => [
      ...[name, label.ko, label.en],
      ...[...synonyms.ko, ...synonyms.en],
    ]),
    ...knowledge.tables.flatMap(({ label, keywords }) => [label.ko, label.en, ...keywords]),
    ...tables.flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)]),
  ];
}

async function shown(
  ran: Ran,
  settled: Settled,
  request: GenerateRequest,
  { found, knowledge, names, composed, days }: Scene,
  attempts: AttemptContext,
  prompts: PromptUse[],
  deps: GenerateDeps,
): Promise<Generated> {
  const { definitions, examples, values } = composed.sections;
  const context: PresentContext = {
    asked: request,
    knowledge,
    names,
    days,
    shown: [...definitions, ...examples, ...values],
    wordsOnly: found.wordsOnly !== null,
  };
  const read = readResult(ran, context);
  const other = await readOtherwise(read, context, (draft) => attempt(draft, attempts));
  if (other.kind === 'differs') return { kind: 'ambiguous', ...askWhich(other, request), prompts };
  const conditions = conditionsOf(ran, context);
  const freshUntil = await deps.freshUntil(timedTables(ran));
  const suggestions = deps.suggest(request);
  const draft = presentRan({ ...read, settled, other, conditions, freshUntil, suggestions }, context);
  const { shape } = ran.checked.inspection;
  const told = conditions.map(({ text }) => text);
  const plain = plainExplanation(shape, told, names, request.locale);
  request.report({ stage: 'explaining' });
  const { isHonest } = read.grounds;
  const figures = days.ranges.flatMap(({ range }) => figuresOfRange(range));
  const explained = { sql: ran.sql, definitions, figures, isHonest, plain };
  const explanation = await explain(request, explained, request.say, {
    model: deps.model,
    prompts: deps.prompts,
    noted: (use) => prompts.push(use),
  });
  return { kind: 'data', draft: { ...draft, explanation }, prompts };
}

function lacking(
  missing: readonly string[],
  { locale }: GenerateRequest,
  prompts: readonly PromptUse[],
): Generated {
  const pieces = missing.map((piece) => `'${piece}'`).join(', ');
  return { kind: 'unanswerable', missing, text: generatedMessages(locale).lacking(pieces), prompts };
}

/** A statement that could not be run is still worth looking at, with what stood in its way. */
function unrun(settled: Settled, { locale }: GenerateRequest, prompts: readonly PromptUse[]): Generated {
  const words = generatedMessages(locale);
  const problem: Problem = settled.problem ?? { code: 'unexpected' };
  const isHidden = settled.rejected.some(({ sql, fault }) => sql === settled.sql && !isShowable(sql, fault));
  const sql = isHidden ? null : settled.sql;
  const reasons = settled.rejected.map(({ fault }) => toldToPerson(fault, locale));
  const notes = sql === null ? [] : [words.notRun, ...new Set(reasons), words.tryAgain];
  return { kind: 'unrun', sql, problem: presentable(problem), notes, prompts };
}
