import { type AccessRules, visibleTables } from '../access/principals.ts';
import type { Principal } from '../domain/principal.ts';
import type { Problem } from '../domain/problem.ts';
import { detectLocale } from '../language/detect-locale.ts';
import { createRepair, type RepairedText } from '../language/repair/create-repair.ts';
import { threadLocale } from '../language/thread-locale.ts';
import type { Holiday } from '../language/time/time-mention.ts';
import { type BudgetLimits, createModelBudget, type ModelPrices } from '../model/chat/budget.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { readDefinitionAsk } from '../routing/definition.ts';
import type { ModelReplies } from '../storage/model-replies.ts';
import type { Tracer } from '../telemetry/trace.ts';
import { clarify } from '../text2sql/clarify.ts';
import { createFreshness, startFreshness } from '../text2sql/freshness.ts';
import type { ServedKnowledge } from '../text2sql/served-knowledge.ts';
import type { SuggestionContext } from '../text2sql/suggest.ts';
import type { Understanding } from '../text2sql/understand.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { createAnswerBeyond } from './answer-beyond.ts';
import { createAnswerTurn, type TurnDependencies } from './answer-turn.ts';
import { createAsk } from './ask.ts';
import { withHeard } from './heard.ts';
import { createMemory, type MemoryStores } from './memory.ts';
import { startMeter } from './meter.ts';
import type { ConnectedModels, connectModels, ModelSurroundings } from './model-tier.ts';
import { createOffers, type Offers } from './offers.ts';
import type { Ask } from './question.ts';
import type { Recorder } from './record.ts';
import { createRunPlans } from './run-plans.ts';
import type { Answered, Turn } from './turn.ts';
import { createUnanswered } from './unanswered.ts';
import { createViews, type View, type Views } from './views.ts';
import { abbreviationsOf, vocabularyOf } from './vocabulary.ts';

export interface AskParts {
  readonly served: ServedKnowledge;
  readonly retrieval: Retrieval;
  readonly warehouse: Warehouse;
  readonly record: Recorder;
  readonly memory: MemoryStores;
  readonly replies: ModelReplies;
  readonly access: AccessRules;
  readonly holidays: readonly Holiday[];
  /** Schemas that bare table names are looked up in. */
  readonly searchPath: readonly string[];
  readonly rules: {
    readonly timeZone: string;
    readonly weekStart: 'monday' | 'sunday';
    readonly maxRows: number;
  };
  /** Null where no language model is configured. */
  readonly models: (ConnectedModels & { readonly connect: typeof connectModels }) | null;
  readonly budget: { readonly limits: BudgetLimits; readonly prices: ModelPrices | null };
  readonly tracer: Tracer;
  readonly reportBug: (error: unknown, id: string) => void;
  readonly reportProblem: (problem: Problem, id: string) => void;
  readonly reportRejected: ModelSurroundings['reportRejected'];
}

/** What one generation of knowledge answers with. */
export interface Assembled {
  readonly ask: Ask;
  readonly offers: Offers;
}

/** Builds `ask` over one generation of knowledge; a new generation gets a new one. */
export function assembleAsk(parts: AskParts): Assembled {
  const { served, budget } = parts;
  const views = createViews(parts);
  const memory = createMemory(parts.memory);
  const tables = served.catalog.map(({ schema, name }) => `${schema}.${name}`);
  const visibleTo = (principal: Principal) => visibleTables(principal, parts.access, tables);
  const seen = seenBy(views, visibleTo);
  const ask = createAsk({
    record: parts.record,
    recall: memory.recall,
    detectLocale: threadLocale,
    answerTurn: answerTask(parts, seen, turnDependencies(parts, views, memory, seen)),
    startMeter: () => startMeter(createModelBudget(budget.limits, budget.prices)),
    tracer: parts.tracer,
    reportBug: parts.reportBug,
  });
  return { ask, offers: createOffers(views, visibleTo) };
}

/** What the asker of a turn may see, and the knowledge as it is met with that. */
interface Seen {
  readonly visibleTo: (turn: Turn) => ReadonlySet<string>;
  readonly viewOf: (turn: Turn) => View;
  readonly contextOf: (turn: Turn) => SuggestionContext;
}

function seenBy(views: Views, visibleTo: (principal: Principal) => ReadonlySet<string>): Seen {
  return {
    visibleTo: ({ principal }) => visibleTo(principal),
    viewOf: ({ principal }) => views.within(visibleTo(principal)),
    contextOf: ({ locale, clock, principal }) => ({ locale, clock, visible: visibleTo(principal) }),
  };
}

/** What is to be explained goes its own way, which is loaded with the first of its kind; all else is a question. */
function answerTask(
  { warehouse, searchPath }: AskParts,
  { viewOf, contextOf }: Seen,
  dependencies: TurnDependencies,
): (turn: Turn) => Promise<Answered> {
  const answerTurn = createAnswerTurn(dependencies);
  const explain = async () =>
    (await import('./explain-task.ts')).createExplainTask({
      ...{ warehouse, searchPath, viewOf, contextOf, starters: dependencies.starters },
    });
  return async (turn) => (turn.task === null ? answerTurn(turn) : (await explain())(turn, turn.task));
}

function turnDependencies(
  parts: AskParts,
  views: Views,
  memory: ReturnType<typeof createMemory>,
  { visibleTo, viewOf, contextOf }: Seen,
): TurnDependencies {
  const { served, warehouse, reportProblem } = parts;
  const described = new Map(served.tables.map((table) => [table.name, table]));
  const freshUntil = createFreshness(described, warehouse.freshUntil);
  const starters = (turn: Turn) => viewOf(turn).suggestions.starters(contextOf(turn));
  const plans = createRunPlans({
    ...{ warehouse, views, contextOf, knowledge: served.generation },
    startFreshness: () => startFreshness(described, warehouse.freshUntil),
    ...{ timeZone: parts.rules.timeZone, searchPath: parts.searchPath },
  });
  return {
    understand: (turn) => understandWithin(turn, viewOf(turn), views),
    repair: lazyRepair(served),
    detectLocale,
    define: (turn) => defineWithin(turn, viewOf(turn), contextOf(turn)),
    remind: (turn) => memory.remind(turn, viewOf(turn)),
    takeChoice: memory.takeChoice,
    keepChoice: memory.keepChoice,
    followUp: (turn, understanding) => followWithin(turn, understanding, viewOf(turn), views),
    makeReadings: (turn, { reading }) => viewOf(turn).makeReadings(reading, turn),
    computeReadings: plans.readings,
    answerData: plans.one,
    answerBeyond: createAnswerBeyond({
      searchNearby: (turn, { reading }) => viewOf(turn).suggestions.nearby(reading, contextOf(turn)),
      model:
        parts.models === null
          ? null
          : parts.models.connect(parts.models, { ...parts, views, freshUntil, viewOf, visibleTo }),
      starters,
      unanswered: createUnanswered({
        clarify: (reading, turn) => clarifyWithin(reading, turn, viewOf(turn), contextOf(turn)),
        goOn: (query, turn) => viewOf(turn).suggestions.followUps(query, contextOf(turn)),
        starters,
      }),
      reportProblem,
    }),
    reportProblem,
    starters,
  };
}

/**
 * Read with what the asker may see. Where that is not enough, a question that all of the knowledge explains is one about
 * data that are not open to the asker: it is refused as such; anything less stays not understood.
 */
function understandWithin(turn: Turn, view: View, views: Views): Understanding {
  const [taken] = turn.chosen;
  if (taken?.by === 'reading' && view.meaningsOf.labelOf(taken) === null) {
    return views.whole().understand(turn.text, turn.clock, turn.chosen);
  }
  const own = view.understand(turn.text, turn.clock, turn.chosen);
  if (own.plan !== null || own.problem !== null) return own;
  const whole = views.whole();
  if (whole === view) return own;
  const seen = turn.chosen.filter((meaning) => view.meaningsOf.labelOf(meaning) !== null);
  const known = whole.understand(turn.text, turn.clock, seen);
  return known.plan === null ? own : known;
}

/** An edit of a question about data that are not open to the asker is refused as such when it is run. */
function followWithin(
  { text, previous, principal, clock, chosen }: Turn,
  { plan, reading }: Understanding,
  view: View,
  views: Views,
): ReturnType<TurnDependencies['followUp']> {
  if (previous.length === 0) return null;
  const isWhole = plan !== null || reading.query !== null;
  const request = { text, isWhole, asker: principal.id, clock, chosen };
  const followIn = ({ followUp, understand }: View) => {
    const read = (said: string) => understand.byMetrics(said, clock).reading.query;
    return followUp({ ...request, turns: withHeard(previous, read) });
  };
  const own = followIn(view);
  const whole = views.whole();
  if (own !== null || whole === view) return own;
  const known = followIn(whole);
  return known?.kind === 'plan' ? known : null;
}

function clarifyWithin(
  reading: Understanding['reading'],
  { locale }: Turn,
  { model, suggestions }: View,
  context: SuggestionContext,
): ReturnType<typeof clarify> {
  const { text, choices } = clarify(reading, model, locale);
  return { text, choices: suggestions.working(choices, context) };
}

/** "취소율이 뭐야" asks what the word means, and a number would not say. */
function defineWithin(
  turn: Turn,
  { define, suggestions }: View,
  context: SuggestionContext,
): ReturnType<TurnDependencies['define']> {
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
