import { declarePrompt } from '../../prompting/prompt.ts';
import { classificationName } from './classification.ts';

/**
 * Of our own: today: `2026-07-28 (Tuesday)`. language: `Korean` or `English`, of `missing`; rewrites keep the question's own.
 * relevance, specificity: `0.42`, both 0..1. choice: what the evidence alone would choose: `data`, `guide` or `off-topic`.
 *
 * From elsewhere: question: as asked. previous: the thread's last turns, oldest first, each `{ speaker, text }`, speakers
 * `asker`, `asker 2`, `askbird`; empty for a first question. understood: the words that mean something here, each
 * `{ words, slot }`, slots `metric | grouping | value | range | compare | order | limit | condition`. unknown: the words that
 * mean nothing here, each text. nearest: defined names that resemble them, each `{ word, name, label }`. terms: the
 * definitions to choose `terms` from, each `{ name, label, kind }`. Each of the last four may be empty.
 */
export const classifyPrompt = declarePrompt({
  name: 'routing/classify',
  variables: ['today', 'language', 'relevance', 'specificity', 'choice'],
  outside: ['question', 'previous', 'understood', 'unknown', 'nearest', 'terms'],
  output: classificationName,
});
