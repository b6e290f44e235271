import type { PromptUse } from '../domain/answer.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import { isPlain, repeatsPassage } from '../language/plain-text.ts';
import type { Holiday } from '../language/time/time-mention.ts';
import type { ModelBudget } from '../model/chat/budget.ts';
import type { ChatModel } from '../model/chat/chat-model.ts';
import type { Prompts } from '../prompting/prompt.ts';
import type { QuestionReading } from '../semantic-layer/reading/question-reading.ts';
import { mostCandidates } from './classify/candidate-terms.ts';
import {
  type Classification,
  type ClassifiedCapability,
  classification,
  classificationName,
} from './classify/classification.ts';
import { classifyPrompt } from './classify/classify-prompt.ts';
import { clipped } from './classify/clean.ts';
import { classifyUse, type Evidence, promptValues } from './classify/prompt-values.ts';
import { checkRewrite, checkStandalone } from './classify/rewrite.ts';

export interface ClassifyDependencies {
  readonly model: Pick<ChatModel, 'structured'>;
  readonly prompts: Prompts;
  readonly holidays: readonly Holiday[];
}

export interface ClassifyRequest extends Evidence {
  /** Reads a text with what the asker may see: a rewrite is held against what the question itself says. */
  readonly read: (text: string) => Pick<QuestionReading, 'mentions'>;
  /** Shared by all calls of the question. */
  readonly budget: ModelBudget;
  readonly signal: AbortSignal | null;
}

/** What is left of a model's verdict once it was held against what exists. */
export interface Classified {
  readonly capability: ClassifiedCapability;
  /** The question made whole from the thread's own words; null without a thread, or when the rewrite did not hold. */
  readonly standalone: string | null;
  /** The question in the company's terms; null when it says nothing more, or did not hold. */
  readonly refined: string | null;
  /** Names of candidates. */
  readonly terms: readonly string[];
  /** What an answer still needs, in the asker's language; short, and to be shown as a model's words. */
  readonly missing: readonly string[];
  /** What was not taken over, for the log and the trace. */
  readonly rejected: readonly Rejection[];
  readonly prompts: readonly PromptUse[];
}

export interface Rejection {
  readonly part: 'standalone' | 'refined' | 'terms' | 'missing';
  readonly text: string;
  readonly reason: string;
}

/** A model that fails is a problem; the caller then goes by the evidence alone. */
export type Classify = (request: ClassifyRequest) => Promise<Outcome<Classified>>;

const mostMissing = 5;
const longestMissing = 80;
const longestNoted = 200;

/** Asks a model where a question goes and what it means, with all that is known of it; takes over only what holds. */
export function createClassify({ model, prompts, holidays }: ClassifyDependencies): Classify {
  return async (request) => {
    const values = promptValues(request);
    const rendered = prompts.render(classifyPrompt, values);
    const { messages, settings, purpose } = rendered;
    const { budget, signal } = request;
    const outcome = await model.structured(
      { messages, settings, purpose, budget, signal },
      { name: classificationName, schema: classification },
    );
    if (!outcome.ok) return outcome;
    const told = messages.flatMap(({ role, text }) => (role === 'system' ? [text] : [])).join('\n');
    return done({
      ...held(outcome.value, request, told, holidays),
      prompts: [classifyUse(rendered, values)],
    });
  };
}

/** The verdict, without what does not exist, is not in the question, or is too long to show. */
function held(
  { capability, standalone, refined, terms, missing }: Classification,
  request: ClassifyRequest,
  instructions: string,
  holidays: readonly Holiday[],
): Omit<Classified, 'prompts'> {
  const { question, clock, read } = request;
  const previous = request.previous.map(({ text }) => text);
  const original = { question, previous, instructions, clock, read, holidays };
  const whole = checkStandalone(standalone, original);
  const clearer = checkRewrite(refined, original);
  const known = new Set(request.candidates.map(({ name }) => name));
  const isWords = (text: string) => isPlain(text) && !repeatsPassage(text, instructions);
  const asked = missing
    .map((each) => clipped(each, longestMissing))
    .filter((each) => each !== '' && isWords(each));
  return {
    capability,
    standalone: whole.text,
    refined: clearer.text,
    terms: [...new Set(terms)].filter((name) => known.has(name)),
    missing: [...new Set(asked)].slice(0, mostMissing),
    rejected: [
      ...rejection('standalone', standalone, whole.reason),
      ...rejection('refined', refined, clearer.reason),
      ...missing
        .filter((each) => !isWords(clipped(each, longestMissing)))
        .slice(0, mostMissing)
        .flatMap((each) => rejection('missing', each, 'is more than words')),
      ...terms
        .filter((name) => !known.has(name))
        .slice(0, mostCandidates)
        .flatMap((name) => rejection('terms', name, 'is none of the given definitions')),
    ],
  };
}

function rejection(part: Rejection['part'], text: string | null, reason: string | null): Rejection[] {
  return text === null || reason === null ? [] : [{ part, text: clipped(text, longestNoted), reason }];
}
