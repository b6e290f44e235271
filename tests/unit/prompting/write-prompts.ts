import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { declarePrompt, type PromptDeclaration, type Prompts } from '../../../src/prompting/prompt.ts';
import { readPrompts } from '../../../src/prompting/read-prompts.ts';

/** A prompts folder of its own below `parent`; its shown paths begin with `prompts/`, as in the project. */
export function writePrompts(parent: string, files: Readonly<Record<string, string>>): string {
  const directory = join(mkdtempSync(join(parent, 'case-')), 'prompts');
  mkdirSync(directory);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  return directory;
}

export const greet = declarePrompt({
  name: 'desk/greet',
  variables: ['today', 'tone'],
  outside: ['question', 'notes'],
  output: 'greeting',
});

/** A prompt without a fault, so that each test shows one. */
export const soundPrompt = `---
purpose: greet a colleague
variables:
  today: { from: code, meaning: the day }
  tone: { from: code, meaning: how to sound, optional: true }
  question: { from: outside, meaning: what was asked }
  notes: { from: outside, meaning: what is known, optional: true }
output: greeting
settings: { temperature: 0.2, topP: null, maxOutputTokens: 100 }
---
# System
Greet them, e.g. {"text": "hello", "more": {"a": {}}}.

Sound {{tone}}.

# User
Today is {{today}}, really {{today}}.

## Notes
{{notes}}

## Question
{{question}}
`;

export async function readSound(
  parent: string,
  variants: Readonly<Record<string, string>> = {},
): Promise<Prompts> {
  const files = {
    'desk/greet.md': soundPrompt,
    'desk/greet/short.md': soundPrompt.replace('# System\n', '# System\nBe short.\n'),
  };
  const read = await readPrompts(writePrompts(parent, files), [greet], new Map(Object.entries(variants)));
  if (!read.ok) throw new Error(String(read.problem.params?.list));
  return read.value;
}

/** The places and words of all faults, a line each. */
export async function faultsOf(
  directory: string,
  declarations: readonly PromptDeclaration[],
  variants: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const read = await readPrompts(directory, declarations, new Map(Object.entries(variants)));
  if (read.ok) return [];
  if (read.problem.code !== 'prompts-invalid') throw new Error(read.problem.code);
  return String(read.problem.params?.list).split('\n');
}
