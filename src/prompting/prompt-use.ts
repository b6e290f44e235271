import type { PromptUse, SectionUse } from '../domain/answer.ts';
import type { ChatMessage } from '../domain/chat.ts';
import { countTokens } from './count-tokens.ts';
import type { RenderedPrompt } from './prompt.ts';

/** The record of a prompt as it was sent. */
export function promptUse(prompt: RenderedPrompt, sections: readonly SectionUse[]): PromptUse {
  const { name, variant, messages } = prompt;
  return { name, variant, tokens: promptTokens(messages), sections };
}

/** Tokens of all messages together. */
export function promptTokens(messages: readonly ChatMessage[]): number {
  return messages.reduce((total, { text }) => total + countTokens(text), 0);
}

/** Tokens of texts as items of a fenced list, each with the line end that follows it. */
export function itemTokens(texts: readonly string[]): number {
  return texts.reduce((total, text) => total + countTokens(JSON.stringify(text)) + 1, 0);
}
