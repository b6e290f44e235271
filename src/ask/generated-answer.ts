import type { Answer } from '../domain/answer.ts';
import type { Generated } from '../text2sql/generative/generate.ts';
import { problemAnswer } from './problem-answer.ts';
import { baseOf, type Turn } from './turn.ts';
import { asChoices } from './unanswered.ts';

/** What the generative tier made, as an answer. `examples` are questions that work, for when it made no number. */
export function generatedAnswer(generated: Generated, turn: Turn, examples: readonly string[]): Answer {
  switch (generated.kind) {
    case 'data':
      return { ...baseOf(turn), kind: 'data', ...generated.draft };
    case 'unrun': {
      const answer = problemAnswer(generated.problem, baseOf(turn), generated.sql);
      return answer.kind === 'failure' ? { ...answer, notes: generated.notes } : answer;
    }
    case 'unanswerable':
      return {
        ...baseOf(turn),
        kind: 'clarification',
        text: generated.text,
        unknown: generated.missing,
        choices: asChoices(examples),
      };
  }
}
