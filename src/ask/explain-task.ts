import { type Explanation, explainQuery } from '../discovery/explain-query.ts';
import { explainTable } from '../discovery/explain-table.ts';
import type { GuideAnswer } from '../domain/answer.ts';
import type { Locale } from '../domain/locale.ts';
import { linksIn } from '../text2sql/generative/compose/links.ts';
import { tellConditions } from '../text2sql/generative/conditions.ts';
import { exactDefinitions } from '../text2sql/generative/exact-definitions.ts';
import { namesIn } from '../text2sql/generative/names.ts';
import { isTimeType } from '../text2sql/generative/period/time-columns.ts';
import type { ServedKnowledge } from '../text2sql/served-knowledge.ts';
import type { SuggestionContext } from '../text2sql/suggest.ts';
import type { QueryShape } from '../warehouse/inspect/inspection.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { problemAnswer } from './problem-answer.ts';
import type { Task } from './question.ts';
import type { Starters } from './talk-answers.ts';
import { type Answered, baseOf, type Turn, told } from './turn.ts';
import type { View } from './views.ts';

export interface ExplainTaskDependencies {
  readonly warehouse: Pick<Warehouse, 'check' | 'inspect' | 'freshUntil'>;
  readonly searchPath: readonly string[];
  readonly viewOf: (turn: Turn) => View;
  readonly contextOf: (turn: Turn) => SuggestionContext;
  readonly starters: Starters;
}

/** Answers a text that is to be explained, within the asker's rights and without a model. */
export type ExplainTask = (turn: Turn, task: Task) => Promise<Answered>;

export function createExplainTask(dependencies: ExplainTaskDependencies): ExplainTask {
  return async (turn, task) => {
    turn.progress('reading');
    return task === 'explain-query' ? explainedQuery(turn, dependencies) : explainedTable(turn, dependencies);
  };
}

function explainedQuery(turn: Turn, dependencies: ExplainTaskDependencies): Answered {
  const { warehouse, searchPath, viewOf, contextOf } = dependencies;
  const { served } = viewOf(turn);
  const scope = { tables: contextOf(turn).visible, searchPath };
  const explained = explainQuery(turn.text, turn.locale, {
    check: (sql) => warehouse.check(sql, scope),
    inspect: (checked) => warehouse.inspect(checked, served.catalog),
    tables: described(served),
    timed: timedTables(served),
    names: namesIn(served),
    links: linksIn(served),
    conditions: (shape, locale) => conditionsIn(shape, locale, served),
    metrics: (shape) => exactDefinitions(shape, served),
  });
  switch (explained.kind) {
    case 'explained':
      return asAnswer(explained.explanation, turn);
    case 'nothing':
      return asGuide(explained.text, turn, dependencies);
    case 'refused':
      return told(turn, problemAnswer(explained.problem, baseOf(turn)));
  }
}

async function explainedTable(turn: Turn, dependencies: ExplainTaskDependencies): Promise<Answered> {
  const { served, suggestions } = dependencies.viewOf(turn);
  const context = dependencies.contextOf(turn);
  const explained = await explainTable(turn.text, turn.locale, {
    catalog: served.catalog,
    tables: described(served),
    newestIn: dependencies.warehouse.freshUntil,
    questions: (table) => suggestions.working(questionsAbout(table, served, turn.locale), context),
  });
  return explained.kind === 'explained'
    ? asAnswer(explained.explanation, turn)
    : asGuide(explained.text, turn, dependencies);
}

function asAnswer(explanation: Explanation, turn: Turn): Answered {
  return told(turn, { ...baseOf(turn), kind: 'explanation', ...explanation });
}

function asGuide(text: string, turn: Turn, { starters }: ExplainTaskDependencies): Answered {
  const answer: GuideAnswer = { ...baseOf(turn), kind: 'guide', text, examples: starters(turn) };
  return told(turn, answer);
}

function described({ tables }: ServedKnowledge) {
  return new Map(tables.map((table) => [table.name, table]));
}

/** Tables that grow with time, as their owners say, with every column that a period may be asked of. */
function timedTables({ tables, catalog }: ServedKnowledge) {
  const growing = new Set(tables.flatMap(({ name, freshness }) => (freshness === null ? [] : [name])));
  return catalog
    .map(({ schema, name, columns }) => ({
      name: `${schema}.${name}`,
      columns: new Set(columns.flatMap((column) => (isTimeType(column.type) ? [column.name] : []))),
    }))
    .filter(({ name }) => growing.has(name));
}

function conditionsIn(shape: QueryShape, locale: Locale, served: ServedKnowledge): readonly string[] {
  const names = { ...namesIn(served), links: linksIn(served) };
  return tellConditions(shape, names, null, locale).map(({ text }) => text);
}

/** As its owner wrote them, then each of its metrics by itself. */
function questionsAbout(table: string, served: ServedKnowledge, locale: Locale): readonly string[] {
  const written = served.tables.find(({ name }) => name === table)?.questions ?? [];
  const computed = served.metrics.flatMap((metric) =>
    metric.kind === 'aggregate' && metric.table === table ? [metric.label[locale]] : [],
  );
  const asked = computed.map((label) => (locale === 'ko' ? `지난주 ${label}` : `${label} last week`));
  const isKorean = (text: string) => /\p{Script=Hangul}/u.test(text);
  return [...written.filter((text) => isKorean(text) === (locale === 'ko')), ...asked];
}
