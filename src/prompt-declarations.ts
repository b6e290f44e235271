import type { PromptDeclaration } from './prompting/prompt.ts';
import { classifyPrompt } from './routing/classify/classify-prompt.ts';
import { draftPrompt, explainPrompt, repairPrompt } from './text2sql/generative/declarations.ts';

/** Every prompt the code uses; the files under `prompts/` are held to them. */
export const promptDeclarations: readonly PromptDeclaration[] = [
  classifyPrompt,
  draftPrompt,
  repairPrompt,
  explainPrompt,
];
