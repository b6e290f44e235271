import type { PromptUse, Usage } from '../domain/answer.ts';
import type { ModelBudget } from '../model/chat/budget.ts';

/** What the models of one question were given and took. */
export interface Meter {
  readonly budget: ModelBudget;
  note(prompts: readonly PromptUse[]): void;
  usage(): Usage;
  prompts(): readonly PromptUse[];
}

export function startMeter(budget: ModelBudget): Meter {
  const noted: PromptUse[] = [];
  return {
    budget,
    note: (prompts) => void noted.push(...prompts),
    usage: () => budget.usage(),
    prompts: () => [...noted],
  };
}
