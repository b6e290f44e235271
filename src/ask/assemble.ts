import { type AccessRules, visibleTables } from '../access/principals.ts';
import { todayOf, toIso } from '../domain/civil-date.ts';
import type { Problem } from '../domain/problem.ts';
import { detectLocale } from '../language/detect-locale.ts';
import { createRepair, type RepairedText } from '../language/repair/create-repair.ts';
import type { Holiday } from '../language/time/time-mention.ts';
import { createModelBudget } from '../model/chat/budget.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { readDefinitionAsk } from '../routing/definition.ts';
import { createAnswerData } from '../text2sql/answer-data.ts';
import { clarify } from '../text2sql/clarify.ts';
import { createCoverage } from '../text2sql/coverage.ts';
import { createFreshness } from '../text2sql/freshness.ts';
import type { ServedKnowledge } from '../text2sql/served-knowledge.ts';
import { createSettlePlan } from '../text2sql/settle-plan.ts';
import type { SuggestionContext } from '../text2sql/suggest.ts';
import type { Understanding } from '../text2sql/understand.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { createAnswerBeyond } from './answer-beyond.ts';
import { createAnswerTurn } from './answer-turn.ts';
import { createAsk } from './ask.ts';
import { startMeter } from './meter.ts';
import type { Ask } from './question.ts';
import type { Recorder } from './record.ts';
import type { Turn } from './turn.ts';
import { createUnanswered } from './unanswered.ts';
import { createViews, type View, type Views } from './views.ts';
import { abbreviationsOf, vocabularyOf } from './vocabulary.ts';

export interface AskParts {
  readonly served: ServedKnowledge;
  readonly retrieval: Retrieval;
  readonly warehouse: Warehouse;
  readonly record: Recorder;
  readonly access: AccessRules;
  readonly holidays: readonly Holiday[];
  /** Schemas that bare table names are looked up in. */
  readonly searchPath: readonly string[];
  readonly rules: {
    readonly timeZone: string;
    readonly weekStart: 'monday' | 'sunday';
    readonly maxRows: number;
  };
  readonly reportBug: (error: unknown, id: string) => void;
  readonly reportProblem: (problem: Problem, id: string) => void;
}

/** Builds `ask` over one generation of knowledge; a new generation gets a new one. */
export function assembleAsk(parts: AskParts): Ask {
  const { served } = parts;
  const views = createViews(parts);
  const tables = served.catalog.map(({ schema, name }) => `${schema}.${name}`);
  const visibleTo = (turn: Turn) => visibleTables(turn.principal, parts.access, tables);
  const viewOf = (turn: Turn) => views.within(visibleTo(turn));
  const contextOf = (turn: Turn): SuggestionContext => ({
    locale: turn.locale,
    clock: turn.clock,
    visible: visibleTo(turn),
  });
  const starters = (turn: Turn) => viewOf(turn).suggestions.starters(contextOf(turn));
  const answerTurn = createAnswerTurn({
    understand: (turn) => understandWithin(turn, viewOf(turn), views),
    repair: lazyRepair(served),
    detectLocale,
    define: (turn) => defineWithin(turn, viewOf(turn), contextOf(turn)),
    remind: async () => null,
    takeChoice: () => null,
    followUp: () => null,
    makeReadings: () => null,
    computeReadings: () => Promise.reject(new Error('nothing to compute')),
    answerData: answerDataFor(parts, views, contextOf),
    answerBeyond: createAnswerBeyond({
      searchNearby: (turn, { reading }) => viewOf(turn).suggestions.nearby(reading, contextOf(turn)),
      model: null,
      unanswered: createUnanswered({
        clarify: (reading, turn) => {
          const { model, suggestions } = viewOf(turn);
          const { text, choices } = clarify(reading, model, turn.locale);
          return { text, choices: suggestions.working(choices, contextOf(turn)) };
        },
        starters,
      }),
      reportProblem: parts.reportProblem,
    }),
    reportProblem: parts.reportProblem,
    starters,
  });
  return createAsk({
    record: parts.record,
    recall: async () => ({ previous: [], chosen: [] }),
    detectLocale,
    answerTurn,
    startMeter: () => startMeter(createModelBudget({ maxCalls: 0, maxTokens: 0, maxCost: null }, null)),
    reportBug: parts.reportBug,
  });
}

/**
 * Read with what the asker may see. Where that is not enough, a question that all of the knowledge explains is one about
 * data that are not open to the asker: it is refused as such; anything less stays not understood.
 */
function understandWithin(turn: Turn, view: View, views: Views): Understanding {
  const own = view.understand(turn.text, turn.clock);
  if (own.plan !== null || own.problem !== null) return own;
  const whole = views.whole();
  if (whole === view) return own;
  const known = whole.understand(turn.text, turn.clock);
  return known.plan === null ? own : known;
}

/** "취소율이 뭐야" asks what the word means, and a number would not say. */
function defineWithin(
  turn: Turn,
  { define, suggestions }: View,
  context: SuggestionContext,
): ReturnType<Parameters<typeof createAnswerTurn>[0]['define']> {
  const term = define(readDefinitionAsk(turn.text), turn.locale);
  if (term === null) return null;
  const questions = term.metrics.flatMap((label) =>
    turn.locale === 'ko'
      ? [`지난주 ${label}`, `지난달 ${label}`]
      : [`${label} last week`, `${label} last month`],
  );
  return { text: term.text, examples: suggestions.working(questions, context) };
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
  views: Views,
  contextOf: (turn: Turn) => SuggestionContext,
): Parameters<typeof createAnswerTurn>[0]['answerData'] {
  const { served, warehouse, rules } = parts;
  const tables = new Map(served.tables.map((table) => [table.name, table]));
  const freshUntil = createFreshness(tables, warehouse.freshUntil);
  const coverageOf = createCoverage(warehouse.timeSpan);
  return (plan, turn) => {
    const context = contextOf(turn);
    const { model, suggestions } = views.within(context.visible);
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
      searchPath: parts.searchPath,
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
