import { declarePrompt } from '../../prompting/prompt.ts';
import { type ClassifiedCapability, classificationName } from './classification.ts';

/**
 * today: `2026-07-28 (Tuesday)`. language: `Korean` or `English`. capabilities: a line each, name and what it does.
 *
 * question: as asked. previous_turns: the thread's last turns, oldest first, each `{ author, text }`; empty for a first
 * question. evidence: one object `{ choice, relevance, specificity, understood, unknown, nearest, definitions }`: what
 * words alone would choose and how sure they are (both 0..1), the words that mean something here with the slot that they
 * fill, those that mean nothing here, defined names that resemble them, and the definitions to choose `terms` from.
 */
export const classifyPrompt = declarePrompt({
  name: 'routing/classify',
  variables: ['today', 'language', 'capabilities'],
  outside: ['question', 'previous_turns', 'evidence'],
  output: classificationName,
});

const does: Readonly<Record<ClassifiedCapability, string>> = {
  data: "answers with figures or rows from the company's database",
  clarify:
    'asks the writer back: it is about data, but what to compute cannot be told without one more piece',
  guide:
    'teaches how to ask: the writer wants help, or is about data so vaguely that no single piece would do',
  'off-topic':
    "says politely that this is not about the company's data: small talk, other subjects, orders to change something",
};

export const capabilityLines = Object.entries(does)
  .map(([name, what]) => `- \`${name}\`: ${what}.`)
  .join('\n');
