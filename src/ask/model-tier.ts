import type { Problem } from '../domain/problem.ts';
import type { Holiday } from '../language/time/time-mention.ts';
import type { ChatModel } from '../model/chat/chat-model.ts';
import type { Moderation } from '../model/moderation.ts';
import type { Prompts } from '../prompting/prompt.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { candidateTerms } from '../routing/classify/candidate-terms.ts';
import { createClassify, type Rejection } from '../routing/classify.ts';
import type { ModelReplies } from '../storage/model-replies.ts';
import { previousStatements, promptTurns } from '../text2sql/follow-up/previous-turn.ts';
import { createGenerate, type Generated, type GenerateSettings } from '../text2sql/generative/generate.ts';
import { namedIn } from '../text2sql/generative/named.ts';
import type { Nearby } from '../text2sql/suggest.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { ModelTier } from './answer-beyond.ts';
import type { Evidence, Routed } from './evidence.ts';
import { keptModel } from './kept-model.ts';
import { timedModel, timedRetrieval, timedWarehouse } from './timed.ts';
import type { Turn } from './turn.ts';
import type { View, Views } from './views.ts';

/** What a configured language model brings. */
export interface ConnectedModels {
  readonly chat: ChatModel;
  readonly prompts: Prompts;
  /** Null where questions are not moderated. */
  readonly moderation: Moderation | null;
  readonly settings: GenerateSettings;
}

/** What the model tier stands on. */
export interface ModelSurroundings {
  readonly retrieval: Retrieval;
  readonly warehouse: Warehouse;
  readonly holidays: readonly Holiday[];
  readonly searchPath: readonly string[];
  readonly views: Views;
  readonly freshUntil: (tables: readonly string[]) => Promise<string | null>;
  readonly viewOf: (turn: Turn) => View;
  readonly visibleTo: (turn: Turn) => ReadonlySet<string>;
  /** Where replies to a question that may be gone on with are kept. */
  readonly replies: ModelReplies;
  readonly reportBug: (error: unknown, id: string) => void;
  /** For the log: what of a model's reading did not hold. */
  readonly reportRejected: (rejected: readonly Rejection[], id: string) => void;
}

/** Hands a turn to what asks language models, with what the asker may see and what the thread said. */
export function connectModels(models: ConnectedModels, around: ModelSurroundings): ModelTier {
  const tier: Tier = { ...models, ...around };
  return {
    admit: (turn) => admit(turn, tier),
    classify: (turn, evidence) => classifyTurn(turn, evidence, tier),
    generate: (turn, routed, nearby) => generateFor(turn, routed, nearby, tier),
  };
}

interface Tier extends ConnectedModels, ModelSurroundings {}

/** A moderation that does not answer keeps the question from the model: it was asked for as a gate. */
async function admit(turn: Turn, { moderation }: Tier): Promise<Problem | null> {
  if (moderation === null) return null;
  const checked = await turn.watch.time('moderate', () => moderation.check(turn.text));
  if (!checked.ok) return checked.problem;
  return checked.value.flagged ? { code: 'question-flagged' } : null;
}

/** Of a question that nobody comes back to nothing is kept. */
function modelFor({ id, isNamed, watch }: Turn, { chat, replies, reportBug }: Tier): ChatModel {
  const timed = timedModel(chat, watch);
  return isNamed ? keptModel(timed, id, { replies, report: (error) => reportBug(error, id) }) : timed;
}

async function classifyTurn(
  turn: Turn,
  { understanding: { reading }, nearby, score }: Evidence,
  tier: Tier,
): ReturnType<ModelTier['classify']> {
  const { prompts, holidays, viewOf, reportRejected } = tier;
  const { model, understand } = viewOf(turn);
  const classify = createClassify({ model: modelFor(turn, tier), prompts, holidays });
  const classified = await classify({
    question: turn.text,
    locale: turn.locale,
    clock: turn.clock,
    previous: promptTurns(turn.previous, turn.principal.id),
    reading,
    score,
    candidates: candidateTerms(reading, nearby.hits, model, turn.locale),
    read: (text) => understand.byMetrics(text, turn.clock).reading,
    budget: turn.meter.budget,
    signal: turn.signal,
  });
  const rejected = classified.ok ? classified.value.rejected : [];
  if (rejected.length > 0) reportRejected(rejected, turn.id);
  return classified;
}

function generateFor(turn: Turn, { refined, terms }: Routed, nearby: Nearby, tier: Tier): Promise<Generated> {
  const { prompts, holidays, searchPath, settings, views } = tier;
  const { watch } = turn;
  const visible = tier.visibleTo(turn);
  const generate = createGenerate({
    ...{ prompts, holidays, searchPath, settings },
    model: modelFor(turn, tier),
    warehouse: timedWarehouse(tier.warehouse, watch, turn.signal),
    retrieval: timedRetrieval(tier.retrieval, watch),
    freshUntil: (tables) => watch.time('freshness', () => tier.freshUntil(tables)),
    knowledge: (visible) => views.within(visible).served,
    suggest: ({ locale, clock, visible }) =>
      nearby.questions.length > 0
        ? nearby.questions
        : views.within(visible).suggestions.starters({ locale, clock, visible }),
  });
  const question = turn.readAs?.text ?? turn.text;
  const { understand } = tier.viewOf(turn);
  return generate({
    question,
    refined,
    reading: turn.reading,
    terms,
    named: namedIn(understand.byMetrics(question, turn.clock).reading),
    locale: turn.locale,
    clock: turn.clock,
    visible,
    previous: previousWithin(visible, turn, tier),
    budget: turn.meter.budget,
    signal: turn.signal,
    report: ({ stage }) => turn.progress(stage),
    say: turn.say,
  });
}

/**
 * In a shared thread others may have asked for more: their statements go to a model only where the asker may run them. What
 * people said among themselves was asked of nobody: it is read where a question is made whole, and no statement builds on it.
 */
function previousWithin(
  visible: ReadonlySet<string>,
  turn: Turn,
  { warehouse, searchPath }: Tier,
): ReturnType<typeof previousStatements> {
  const mayRun = (sql: string) => warehouse.check(sql, { tables: visible, searchPath }).ok;
  const asked = turn.previous.filter(({ question }) => question !== null);
  return previousStatements(asked).map(({ question, sql }) => ({
    question,
    sql: sql !== null && mayRun(sql) ? sql : null,
  }));
}
