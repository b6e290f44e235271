import type { Locale } from '../../domain/locale.ts';
import type { SuggestedPrompt } from '../delivery/workspace.ts';

/** For an empty conversation with Askbird: at most four. */
export function suggestedPrompts(
  _locale: Locale,
  _examples: readonly string[],
): { readonly title: string; readonly prompts: readonly SuggestedPrompt[] } {
  throw new Error('not written yet');
}
