import { createRequire } from 'node:module';

type Encoding = { countTokens(text: string, options: { disallowedSpecial: Set<string> }): number };

let encoding: Encoding | null = null;

/** Tokens of a text in the o200k encoding; other models' counts lie near enough for a budget. */
export function countTokens(text: string): number {
  encoding ??= createRequire(import.meta.url)('gpt-tokenizer/encoding/o200k_base') as Encoding;
  return encoding.countTokens(text, { disallowedSpecial: new Set() });
}
