import { describe, expect, test } from 'vitest';
import { outside } from '../../../src/prompting/outside.ts';
import type { PromptDeclaration, PromptValues } from '../../../src/prompting/prompt.ts';
import { readPrompts } from '../../../src/prompting/read-prompts.ts';
import { classifyPrompt } from '../../../src/routing/classify/classify-prompt.ts';
import { draftPrompt, explainPrompt, repairPrompt } from '../../../src/text2sql/generative/declarations.ts';

const declarations: readonly PromptDeclaration[] = [classifyPrompt, draftPrompt, repairPrompt, explainPrompt];

/** Each value is a word of its own, so that it can be found again. */
function wordsFor({ variables, outside: foreign }: PromptDeclaration): PromptValues<string, string> {
  return {
    ...Object.fromEntries(variables.map((name) => [name, `own-${name}`])),
    ...Object.fromEntries(foreign.map((name) => [name, outside(`foreign-${name}`)])),
  } as unknown as PromptValues<string, string>;
}

async function shipped(variants: ReadonlyMap<string, string>) {
  const read = await readPrompts('prompts', declarations, variants);
  if (!read.ok) throw new Error(String(read.problem.params?.list));
  return read.value;
}

describe('the prompts that are shipped', () => {
  test.each([
    ['their own files', new Map<string, string>()],
    ['plan-first', new Map([['text2sql/draft', 'plan-first']])],
  ])(
    'when they are read with %s, each sends every value, and none from outside in the System part',
    async (_, variants) => {
      const prompts = await shipped(variants);
      for (const declaration of declarations) {
        const [system, user] = prompts.render(declaration, wordsFor(declaration)).messages;
        for (const name of declaration.variables)
          expect(`${system?.text}${user?.text}`).toContain(`own-${name}`);
        for (const name of declaration.outside) expect(user?.text).toContain(`"foreign-${name}"`);
        expect(system?.text).not.toContain('foreign-');
      }
    },
  );
});
