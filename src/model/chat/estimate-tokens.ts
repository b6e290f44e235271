import type { ChatMessage } from '../../domain/chat.ts';

const tokensAMessage = 4;

/** Roughly what OpenAI's tokenizers make of a text: four Latin characters a token, one of Hangul and other scripts. */
export function estimateTokens(text: string): number {
  let latin = 0;
  let other = 0;
  for (const symbol of text) {
    if (symbol < '\u0080') latin += 1;
    else other += 1;
  }
  return Math.ceil(latin / 4 + other);
}

export function estimateInput(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, message) => sum + tokensAMessage + estimateTokens(message.text), 0);
}
