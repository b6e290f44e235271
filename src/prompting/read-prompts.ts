import type { Outcome } from '../domain/outcome.ts';
import type { PromptDeclaration, Prompts } from './prompt.ts';

/**
 * Reads and checks every file under `directory` against what the code declares; `variants` names the variant to use by
 * prompt name. All faults are told at once, as problem `prompts-invalid`.
 */
export async function readPrompts(
  directory: string,
  declarations: readonly PromptDeclaration[],
  variants: ReadonlyMap<string, string>,
): Promise<Outcome<Prompts>> {
  throw new Error(`not readable yet: ${directory}, ${declarations.length}, ${variants.size}`);
}
