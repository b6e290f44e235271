import { done, type Outcome } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';
import { chooseCapability, isSure } from '../routing/choose.ts';
import type { Classified } from '../routing/classify.ts';
import { scoreQuestion } from '../routing/score.ts';
import type { Generated } from '../text2sql/generative/generate.ts';
import type { Nearby } from '../text2sql/suggest.ts';
import type { Understanding } from '../text2sql/understand.ts';
import type { TurnDependencies, TurnFlow } from './answer-turn.ts';
import type { Evidence, Routed } from './evidence.ts';
import { generatedAnswer } from './generated-answer.ts';
import { problemAnswer } from './problem-answer.ts';
import { atLeastTwo, type Starters } from './talk-answers.ts';
import { type Answered, baseOf, type Turn, told } from './turn.ts';
import type { Unanswered } from './unanswered.ts';

/** What a language model adds, as this flow uses it. */
export interface ModelTier {
  /** Null when the question may be shown to a model. */
  readonly admit: (turn: Turn) => Promise<Problem | null>;
  readonly classify: (turn: Turn, evidence: Evidence) => Promise<Outcome<Classified>>;
  readonly generate: (turn: Turn, routed: Routed, nearby: Nearby) => Promise<Generated>;
}

export interface BeyondDependencies {
  /** What the stores hold near the question: how familiar its unknown words are, and questions that work. */
  readonly searchNearby: (turn: Turn, understanding: Understanding) => Promise<Nearby>;
  /** Null where no model is configured. */
  readonly model: ModelTier | null;
  /** Guides, asks back or says that it is off topic, by evidence alone. */
  readonly unanswered: Unanswered;
  readonly starters: Starters;
  readonly reportProblem: (problem: Problem, id: string) => void;
}

/**
 * Search and score what definitions do not answer; then, with a model, route what is unsure and generate. Whatever the
 * model cannot do is answered by evidence alone, and says so.
 */
export function createAnswerBeyond(dependencies: BeyondDependencies): TurnDependencies['answerBeyond'] {
  return async (turn, understanding, flow) => {
    turn.progress('searching');
    const nearby = await turn.watch.time('search', () => dependencies.searchNearby(turn, understanding));
    const score = scoreQuestion(understanding.reading.mentions, nearby.familiar);
    const evidence = { understanding, nearby, score };
    const { model } = dependencies;
    return model === null
      ? dependencies.unanswered(turn, evidence, { kind: 'no-model' })
      : answerWithModel(turn, evidence, flow, model, dependencies);
  };
}

async function answerWithModel(
  turn: Turn,
  evidence: Evidence,
  flow: TurnFlow,
  model: ModelTier,
  dependencies: BeyondDependencies,
): Promise<Answered> {
  const sure = routeByEvidence(turn, evidence);
  if (sure !== null && sure.capability !== 'data') {
    return dependencies.unanswered(turn, evidence, { kind: 'routed', ...sure });
  }
  const refused = await model.admit(turn);
  if (refused?.code === 'question-flagged') return told(turn, problemAnswer(refused, baseOf(turn)));
  if (refused !== null) return withoutModel(refused, turn, evidence, dependencies);
  const routed = sure === null ? await routeByModel(turn, evidence, model) : done(sure);
  if (!routed.ok) return withoutModel(routed.problem, turn, evidence, dependencies);
  return answerRouted(routed.value, turn, evidence, flow, model, dependencies);
}

async function answerRouted(
  routed: Routed,
  asked: Turn,
  evidence: Evidence,
  flow: TurnFlow,
  model: ModelTier,
  dependencies: BeyondDependencies,
): Promise<Answered> {
  const rewritten = await answerRewritten(routed, asked, evidence, flow);
  if (rewritten !== null) return rewritten;
  const turn = rereadTurn(asked, routed.standalone);
  if (routed.capability !== 'data') {
    return dependencies.unanswered(turn, evidence, { kind: 'routed', ...routed });
  }
  const generated = await model.generate(turn, routed, evidence.nearby);
  turn.meter.note(generated.prompts);
  if (isOutOfReach(generated)) return withoutModel(generated.problem, turn, evidence, dependencies);
  if (generated.kind === 'unrun') dependencies.reportProblem(generated.problem, turn.id);
  const examples = () => atLeastTwo(evidence.nearby.questions, () => dependencies.starters(turn));
  return told(turn, generatedAnswer(generated, turn, examples));
}

/** In the company's own terms, at most so many words of the question may have become others. */
const mostReplacedWords = 2;

/** A rewrite that definitions answer is answered by them, and shown as the reading it is. */
async function answerRewritten(
  { standalone, refined }: Routed,
  asked: Turn,
  { understanding }: Evidence,
  { answerGoverned }: TurnFlow,
): Promise<Answered | null> {
  const isClose = understanding.reading.unknown.length <= mostReplacedWords;
  for (const text of [standalone, isClose ? refined : null]) {
    if (text === null) continue;
    const answered = await answerGoverned({ ...rereadTurn(asked, text), text, previous: [] });
    if (answered !== null) return answered;
  }
  return null;
}

function rereadTurn(turn: Turn, text: string | null): Turn {
  return text === null ? turn : { ...turn, readAs: { text, by: 'model' } };
}

/** Null where evidence alone does not settle it. A reading that was put up with its number is about data. */
function routeByEvidence(turn: Turn, { score }: Evidence): Routed | null {
  const bare = { standalone: null, refined: null, terms: [], missing: [] };
  if (turn.reading !== null) return { capability: 'data', ...bare };
  const situation = { text: turn.text, whole: false, inThread: turn.previous.length > 0 };
  if (!isSure(score, situation)) return null;
  const capability = chooseCapability(score);
  return { capability, ...bare };
}

async function routeByModel(turn: Turn, evidence: Evidence, model: ModelTier): Promise<Outcome<Routed>> {
  turn.progress('routing');
  const classified = await turn.watch.time('route', () => model.classify(turn, evidence));
  if (classified.ok) turn.meter.note(classified.value.prompts);
  return classified;
}

type Unrun = Extract<Generated, { kind: 'unrun' }>;

/** A model that wrote nothing at all leaves the question to the floor. */
function isOutOfReach(generated: Generated): generated is Unrun & { readonly sql: null } {
  return generated.kind === 'unrun' && generated.sql === null;
}

function withoutModel(
  problem: Problem,
  turn: Turn,
  evidence: Evidence,
  { unanswered, reportProblem }: BeyondDependencies,
): Answered {
  // Whoever stopped it wants no other answer.
  if (problem.code === 'model-stopped') return told(turn, problemAnswer(problem, baseOf(turn)));
  reportProblem(problem, turn.id);
  return unanswered(turn, evidence, { kind: 'model-failed', problem });
}
