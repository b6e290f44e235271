import type { ProblemCode } from '../../domain/problem.ts';
import type { ProblemMessage } from './problem-message.ts';

/** Of everything that language and embedding models bring with them. */
export const modelProblemsEn = {
  'embedder-unreachable': {
    text: 'The embedding model {model} does not answer.',
    nextStep: 'Check ASKBIRD_EMBEDDER_URL and that the server runs, then try again.',
  },
  'embedder-rate-limited': {
    text: 'The embedding model {model} takes no more requests for now.',
    nextStep: "Try again in a few minutes; if it repeats, check the account's limits and balance.",
  },
  'embedder-key-refused': {
    text: 'The embedding model {model} refuses the key.',
    nextStep: 'Check ASKBIRD_EMBEDDER_KEY and what that key may use.',
  },
  'embedder-model-unknown': {
    text: 'The server has no embedding model {model}.',
    nextStep: 'Check the name in ASKBIRD_EMBEDDER and the address in ASKBIRD_EMBEDDER_URL.',
  },
  'embedder-wrong-length': {
    text: 'The embedding model {model} gives vectors of length {found}; the index holds {expected}.',
    nextStep: 'Run npm run reindex, or set ASKBIRD_EMBEDDER back to the model that the index was built with.',
  },
  'embedder-unusable': {
    text: 'The embedding model {model} gives no vectors that can be used.',
    nextStep: 'Check that ASKBIRD_EMBEDDER names an embedding model; the log holds what it answered.',
  },
  'embedder-setting': {
    text: 'The embedding model {model} cannot be called as it is set.',
    nextStep:
      'Set ASKBIRD_EMBEDDER to openai:<model>, azure:<deployment> or openai-compatible:<model>, with ASKBIRD_EMBEDDER_URL and ASKBIRD_EMBEDDER_KEY.',
  },
  'moderation-unreachable': {
    text: 'The moderation model {model} does not answer.',
    nextStep: 'Check ASKBIRD_MODERATION_URL and that the server runs, then try again.',
  },
  'moderation-key-refused': {
    text: 'The moderation model {model} refuses the key.',
    nextStep: 'Check ASKBIRD_MODERATION_KEY and what that key may use.',
  },
  'moderation-unusable': {
    text: 'The moderation model {model} cannot be used.',
    nextStep: 'Check ASKBIRD_MODERATION and ASKBIRD_MODERATION_URL; the log holds what it answered.',
  },
  'prompts-invalid': {
    text: 'The prompt files hold {count} errors:\n{list}',
    nextStep: 'Mend them as docs/prompts.md describes, and start again.',
  },
  'model-missing': {
    text: 'No language model is configured.',
    nextStep:
      'Set ASKBIRD_MODEL, for example to openai:<model>, and its key; without one only defined metrics are answered.',
  },
  'model-setting-invalid': {
    text: 'The setting {setting} of the language model cannot be used.',
    nextStep: 'It must be {expected}.',
  },
  'model-package-missing': {
    text: 'The package {package}, which that provider needs, is not installed.',
    nextStep: 'Run npm install {package}, or set ASKBIRD_MODEL to another provider.',
  },
  'model-unreachable': {
    text: 'The language model {model} does not answer.',
    nextStep: 'Ask again in a moment; if it repeats, check its address and the state of the provider.',
  },
  'model-timeout': {
    text: 'The language model {model} took too long.',
    nextStep: 'Ask again, or ask for less at once.',
  },
  'model-rate-limited': {
    text: 'The language model {model} takes no more requests for now.',
    nextStep: 'Ask again in {seconds} s.',
  },
  'model-key-refused': {
    text: 'The language model {model} refused the key.',
    nextStep: 'Check the key of the model and what it may use.',
  },
  'model-unknown': {
    text: 'The provider knows no model or address for {model}.',
    nextStep: 'Check ASKBIRD_MODEL and the address of the model.',
  },
  'model-request-refused': {
    text: 'The language model {model} refused the request as it was made (status {status}).',
    nextStep:
      'Check that the model supports the chosen output method and settings; the log holds the reason.',
  },
  'model-refused': {
    text: 'The language model {model} would not answer that.',
    nextStep: 'Put the question in other words.',
  },
  'model-unusable': {
    text: 'The language model {model} gave a reply that cannot be used.',
    nextStep: 'Ask again, or more precisely.',
  },
  'model-cut': {
    text: 'The reply of the language model {model} was cut off at its length limit.',
    nextStep: 'Ask for less at once.',
  },
  'model-stopped': {
    text: 'The question was stopped.',
    nextStep: 'Ask again when you want to.',
  },
  'model-budget-spent': {
    text: 'The question reached the limit of what a language model may take for it ({limit}).',
    nextStep: 'Ask for less at once, or raise the limits of one question.',
  },
} satisfies Partial<Record<ProblemCode, ProblemMessage>>;
