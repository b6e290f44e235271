import { type AccessRules, visibleTables } from '../access/principals.ts';
import { todayOf, toIso } from '../domain/civil-date.ts';
import { detectLocale } from '../language/detect-locale.ts';
import { createRepair, type RepairedText } from '../language/repair/create-repair.ts';
import type { Holiday } from '../language/time/time-mention.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { readDefinitionAsk } from '../routing/definition.ts';
import { buildSemanticModel, type SemanticModel } from '../semantic-layer/model.ts';
import { createReader } from '../semantic-layer/reading/read-question.ts';
import { createAnswerData } from '../text2sql/answer-data.ts';
import { clarify } from '../text2sql/clarify.ts';
import { createCoverage } from '../text2sql/coverage.ts';
import { createDefine } from '../text2sql/define.ts';
import { createFreshness } from '../text2sql/freshness.ts';
import { createExampleIndex } from '../text2sql/governed/match-example.ts';
import { createPlanMetrics } from '../text2sql/governed/plan-metrics.ts';
import type { ServedKnowledge } from '../text2sql/served-knowledge.ts';
import { createSettlePlan } from '../text2sql/settle-plan.ts';
import { createSuggestions, type SuggestionContext, type Suggestions } from '../text2sql/suggest.ts';
import { createUnderstand } from '../text2sql/understand.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { createAnswerTurn } from './answer-turn.ts';
import { createAsk } from './ask.ts';
import type { Ask } from './question.ts';
import type { Recorder } from './record.ts';
import type { Turn } from './turn.ts';
import { abbreviationsOf, vocabularyOf } from './vocabulary.ts';

export interface AskParts {
  readonly served: ServedKnowledge;
  readonly retrieval: Retrieval;
  readonly warehouse: Warehouse;
  readonly record: Recorder;
  readonly access: AccessRules;
  readonly holidays: readonly Holiday[];
  readonly rules: {
    readonly timeZone: string;
    readonly weekStart: 'monday' | 'sunday';
    readonly maxRows: number;
  };
  readonly reportBug: (error: unknown, id: string) => void;
}

/** Builds `ask` over one generation of knowledge; a new generation gets a new one. */
export function assembleAsk(parts: AskParts): Ask {
  const { served, retrieval, rules } = parts;
  const model = buildSemanticModel(served);
  const reader = createReader(model, {
    glossary: served.glossary,
    holidays: parts.holidays,
  });
  const understand = createUnderstand({
    reader,
    planMetrics: createPlanMetrics(model, rules),
    examples: createExampleIndex({
      examples: served.examples,
      reader,
      holidays: parts.holidays,
      valuesOf: (dimension) => (model.values.get(dimension) ?? []).map((each) => each.value),
    }),
    exampleTables: served.exampleTables,
    timeZone: rules.timeZone,
  });
  const suggestions = createSuggestions({ model, understand, retrieval });
  const tables = served.catalog.map(({ schema, name }) => `${schema}.${name}`);
  const contextOf = (turn: Turn): SuggestionContext => ({
    locale: turn.locale,
    clock: turn.clock,
    visible: visibleTables(turn.principal, parts.access, tables),
  });
  const answerTurn = createAnswerTurn({
    understand: (turn) => understand(turn.text, turn.clock),
    repair: lazyRepair(served),
    detectLocale,
    searchNearby: (turn, { reading }) => suggestions.nearby(reading, contextOf(turn)),
    clarify: (reading, turn) => {
      const { text, choices } = clarify(reading, model, turn.locale);
      return { text, choices: suggestions.working(choices, contextOf(turn)) };
    },
    define: definitionsFor(served, model, suggestions, contextOf),
    starters: (turn) => suggestions.starters(contextOf(turn)),
    answerData: answerDataFor(parts, model, suggestions, contextOf),
  });
  return createAsk({
    record: parts.record,
    detectLocale,
    answerTurn,
    reportBug: parts.reportBug,
  });
}

/** "취소율이 뭐야" asks what the word means, and a number would not say. */
function definitionsFor(
  served: ServedKnowledge,
  model: SemanticModel,
  suggestions: Suggestions,
  contextOf: (turn: Turn) => SuggestionContext,
): Parameters<typeof createAnswerTurn>[0]['define'] {
  const define = createDefine(served.glossary, model);
  return (turn) => {
    const term = define(readDefinitionAsk(turn.text), turn.locale);
    if (term === null) return null;
    const questions = term.metrics.flatMap((label) =>
      turn.locale === 'ko'
        ? [`지난주 ${label}`, `지난달 ${label}`]
        : [`${label} last week`, `${label} last month`],
    );
    return { text: term.text, examples: suggestions.working(questions, contextOf(turn)) };
  };
}

/** The repair's word lists take a moment to build, and most questions need none. */
function lazyRepair(served: ServedKnowledge): (text: string) => RepairedText {
  let repair: ((text: string) => RepairedText) | null = null;
  return (text) => {
    repair ??= createRepair(vocabularyOf(served), abbreviationsOf(served));
    return repair(text);
  };
}

function answerDataFor(
  parts: AskParts,
  model: SemanticModel,
  suggestions: Suggestions,
  contextOf: (turn: Turn) => SuggestionContext,
): Parameters<typeof createAnswerTurn>[0]['answerData'] {
  const { served, warehouse, rules } = parts;
  const freshUntil = createFreshness(model.tables, warehouse.freshUntil);
  const coverageOf = createCoverage(warehouse.timeSpan);
  return (plan, turn) => {
    const context = contextOf(turn);
    const settle = createSettlePlan({
      model,
      coverageOf,
      working: (questions) => suggestions.working(questions, context),
    });
    const answerData = createAnswerData({
      run: (sql, scope) => turn.watch.time('run', () => warehouse.run(sql, scope)),
      settle: (asked, audience) => turn.watch.time('coverage', () => settle(asked, audience)),
      freshUntil: (tables) => turn.watch.time('freshness', () => freshUntil(tables)),
      suggest: () => suggestions.followUps(plan.query, context),
      searchPath: ['public'],
      knowledge: served.generation,
    });
    return answerData(plan, {
      locale: turn.locale,
      visible: context.visible,
      repaired: turn.repairs.length > 0,
      timeZone: rules.timeZone,
      today: toIso(todayOf(turn.clock)),
    });
  };
}
