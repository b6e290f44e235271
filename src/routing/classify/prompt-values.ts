import type { PromptUse, SectionUse } from '../../domain/answer.ts';
import type { Clock } from '../../domain/date-range.ts';
import type { Locale } from '../../domain/locale.ts';
import { countTokens } from '../../prompting/count-tokens.ts';
import { type Outside, outside } from '../../prompting/outside.ts';
import type { PromptValues, RenderedPrompt } from '../../prompting/prompt.ts';
import { promptUse } from '../../prompting/prompt-use.ts';
import { languageNames, todayText } from '../../prompting/wording.ts';
import type { QuestionReading } from '../../semantic-layer/reading/question-reading.ts';
import { chooseCapability } from '../choose.ts';
import { type QuestionScore, slotOf } from '../score.ts';
import { type CandidateTerm, mostCandidates } from './candidate-terms.ts';
import { capabilityLines, type classifyPrompt } from './classify-prompt.ts';
import { clipped } from './clean.ts';

type Values = typeof classifyPrompt extends {
  variables: readonly (infer V extends string)[];
  outside: readonly (infer O extends string)[];
}
  ? PromptValues<V, O>
  : never;

/** All that is known of a question before a model sees it. */
export interface Evidence {
  readonly question: string;
  readonly locale: Locale;
  readonly clock: Clock;
  /** The thread's last turns, oldest first; who spoke is told apart without a name. */
  readonly previous: readonly { readonly speaker: string; readonly text: string }[];
  /** What the governed definitions make of the question. */
  readonly reading: Pick<QuestionReading, 'mentions' | 'unknown' | 'nearest'>;
  readonly score: QuestionScore;
  /** Definitions near the question that the asker may see, best first. */
  readonly candidates: readonly CandidateTerm[];
}

/** Of a thread that runs long, what a follow-up can still refer to. */
const mostPrevious = 8;
const longestLabel = 60;

/** The question with all that is known of it without a model. */
export function promptValues(request: Evidence): Values {
  const { question, locale, clock, previous, reading, score } = request;
  return {
    today: todayText(clock),
    language: languageNames[locale],
    capabilities: capabilityLines,
    question: outside(question),
    previous_turns: outside(
      previous.slice(-mostPrevious).map(({ speaker, text }) => ({ author: speaker, text })),
    ),
    evidence: outside({
      choice: chooseCapability(score),
      relevance: Number(score.relevance.toFixed(2)),
      specificity: Number(score.specificity.toFixed(2)),
      understood: understood(reading),
      unknown: reading.unknown,
      nearest: reading.nearest.map(({ word, name, label }) => ({ word, name, label: label[locale] })),
      definitions: request.candidates
        .slice(0, mostCandidates)
        .map(({ name, label, kind }) => ({ name, label: clipped(label, longestLabel), kind })),
    }),
  };
}

/** What the prompt took, with the parts that grow with the question. */
export function classifyUse(rendered: RenderedPrompt, { previous_turns, evidence }: Values): PromptUse {
  const section = (name: string, { outside: value }: Outside, reason: string): SectionUse => ({
    section: name,
    item: null,
    tokens: countTokens(JSON.stringify(value)),
    kept: true,
    reason,
  });
  return promptUse(rendered, [
    section('previous_turns', previous_turns, 'the last turns of the thread'),
    section('evidence', evidence, 'what words alone make of the question, and the definitions near it'),
  ]);
}

function understood({ mentions }: Evidence['reading']) {
  return mentions.flatMap(({ text, meaning }) => {
    const slot = slotOf[meaning.kind];
    return slot === null ? [] : [{ words: text, slot }];
  });
}
