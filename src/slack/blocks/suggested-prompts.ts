import type { Locale } from '../../domain/locale.ts';
import type { SuggestedPrompt } from '../delivery/workspace.ts';
import { cut, plainCell } from './escape.ts';
import { limits } from './limits.ts';

const titles: Readonly<Record<Locale, string>> = {
  ko: '이렇게 물어보세요',
  en: 'Try asking',
};

/** What fits on a chip; the message keeps the whole question. */
const titleLength = 40;

/** For an empty conversation with Askbird: at most four. */
export function suggestedPrompts(
  locale: Locale,
  examples: readonly string[],
): { readonly title: string; readonly prompts: readonly SuggestedPrompt[] } {
  const askable = [...new Set(examples.map((text) => text.trim()))].filter((text) => plainCell(text) !== '');
  return {
    title: titles[locale],
    prompts: askable
      .slice(0, limits.suggestedPrompts)
      .map((message) => ({ title: cut(plainCell(message), titleLength), message })),
  };
}
