import type { Answer } from '../domain/answer.ts';
import { generatedMessages } from '../language/messages/generated.ts';
import type { Generated } from '../text2sql/generative/generate.ts';
import { failureAnswer } from './problem-answer.ts';
import { baseOf, type Turn } from './turn.ts';
import { asChoices } from './unanswered.ts';

/** What the generative tier made, as an answer. `examples` are questions that work, for when it made no number. */
export function generatedAnswer(generated: Generated, turn: Turn, examples: () => readonly string[]): Answer {
  switch (generated.kind) {
    case 'data':
      return { ...baseOf(turn), kind: 'data', ...generated.draft };
    case 'ambiguous': {
      const { text, choices } = generated;
      return { ...baseOf(turn), kind: 'clarification', text, choices, unknown: [] };
    }
    case 'unrun': {
      const { problem, sql, notes } = generated;
      const failure = failureAnswer(problem, baseOf(turn), sql);
      const asked = generatedMessages(turn.locale).afterFailure(problem.code, sql !== null);
      return { ...failure, nextStep: asked ?? failure.nextStep, notes };
    }
    case 'unanswerable':
      return {
        ...baseOf(turn),
        kind: 'clarification',
        text: generated.text,
        unknown: generated.missing,
        choices: asChoices(examples()),
      };
  }
}
