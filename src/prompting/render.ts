import { encodeOutside, fence, fenceRule, freshMark } from './fence.ts';
import { variableOf } from './front-matter.ts';
import { isEmptyOutside, type Outside } from './outside.ts';
import type { PromptDeclaration, Prompts, PromptValue, RenderedPrompt } from './prompt.ts';
import type { PromptFile } from './read-prompt-file.ts';
import type { Paragraph } from './template.ts';

/** The file that a run uses for a prompt; `variant` is null for the prompt's own. */
export interface ChosenPrompt {
  readonly file: PromptFile;
  readonly variant: string | null;
}

export function createPrompts(chosen: ReadonlyMap<string, ChosenPrompt>): Prompts {
  return {
    render(declaration, values) {
      const prompt = chosen.get(declaration.name);
      if (prompt === undefined) throw new Error(`prompt ${declaration.name} was not read at start`);
      return renderPrompt(declaration, prompt, values);
    },
  };
}

/** One pass over the pieces of the file: what a value holds is never looked at again. */
function renderPrompt(
  { name, variables, outside }: PromptDeclaration,
  { file, variant }: ChosenPrompt,
  values: Readonly<Record<string, PromptValue>>,
): RenderedPrompt {
  const names: readonly string[] = [...variables, ...outside];
  const stray = Object.keys(values).filter((key) => !names.includes(key));
  if (stray.length > 0) throw new Error(`prompt ${name} has no variable ${stray.join(', ')}`);
  const trusted = variables.map((key) => [key, trustedValue(name, key, values[key])] as const);
  const foreign = outside.map((key) => [key, outsideValue(name, key, values[key])] as const);
  const encoded = foreign.map(([key, value]) => [key, encodeOutside(value)] as const);
  const mark = freshMark([...trusted, ...encoded].map(([, text]) => text));
  const texts = new Map([...trusted, ...encoded.map(([key, text]) => [key, fence(mark, text)] as const)]);
  const empty = new Set([
    ...trusted.filter(([, text]) => text === '').map(([key]) => key),
    ...foreign.filter(([, value]) => isEmptyOutside(value)).map(([key]) => key),
  ]);
  const isLeftOut = (key: string) => empty.has(key) && variableOf(file.front, key)?.optional === true;
  const write = (paragraphs: readonly Paragraph[]) => writeParagraphs(paragraphs, texts, isLeftOut);
  const system = write(file.template.system) + (outside.length > 0 ? `\n\n${fenceRule}` : '');
  return {
    name,
    variant,
    messages: [
      { role: 'system', text: system },
      { role: 'user', text: write(file.template.user) },
    ],
    settings: file.front.settings,
    purpose: variant === null ? name : `${name}/${variant}`,
  };
}

function trustedValue(prompt: string, key: string, value: PromptValue | undefined): string {
  if (typeof value === 'string') return value;
  throw new Error(`prompt ${prompt} needs a text of our own for ${key}`);
}

function outsideValue(prompt: string, key: string, value: PromptValue | undefined): Outside {
  if (typeof value === 'object' && value !== null && 'outside' in value) return value;
  throw new Error(`prompt ${prompt} needs outside(…) for ${key}, which may hold text from elsewhere`);
}

function writeParagraphs(
  paragraphs: readonly Paragraph[],
  texts: ReadonlyMap<string, string>,
  isLeftOut: (variable: string) => boolean,
): string {
  return paragraphs
    .filter((paragraph) => !paragraph.some((piece) => typeof piece !== 'string' && isLeftOut(piece.variable)))
    .map((paragraph) =>
      paragraph
        .map((piece) => (typeof piece === 'string' ? piece : (texts.get(piece.variable) ?? '')))
        .join(''),
    )
    .join('\n\n');
}
