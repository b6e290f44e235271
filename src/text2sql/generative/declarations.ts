import { declarePrompt } from '../../prompting/prompt.ts';
import { sqlDraftName } from './schemas.ts';

/**
 * today: `2026-07-28 (Tuesday)`. zone: IANA name. language: `Korean` or `English`, of title, labels and assumptions.
 * week: the weekday that weeks begin on. rows: shown at most.
 */
const own = ['today', 'zone', 'week', 'language', 'rows'] as const;

/**
 * question: as asked. refined: the same made whole and explicit, or null. reading: the one that the asker chose, or null.
 * previous: earlier turns of the thread, oldest first, each with its question and its statement or null. periods: the
 * question's time expressions as half-open ranges of days. The rest are lists of texts. definitions: governed metrics,
 * groupings and glossary terms with their SQL pieces. tables: reduced DDL. joins: with cardinality. values: stored spellings of the
 * question's words. examples: verified questions with SQL, the nearest last. others: names of tables that exist and are
 * not described.
 */
const outside = [
  'question',
  'refined',
  'reading',
  'previous',
  'periods',
  'definitions',
  'tables',
  'joins',
  'values',
  'examples',
  'others',
] as const;

/** Writes the first statement. */
export const draftPrompt = declarePrompt({
  name: 'text2sql/draft',
  variables: own,
  outside,
  output: sqlDraftName,
});

/** Writes another one. statement: the one before. problems: a list of what was wrong with it, each an object. */
export const repairPrompt = declarePrompt({
  name: 'text2sql/repair',
  variables: own,
  outside: [...outside, 'statement', 'problems'],
  output: sqlDraftName,
});

/** Says in a few sentences how the statement computes its answer; it is given no rows. */
export const explainPrompt = declarePrompt({
  name: 'text2sql/explain',
  variables: ['language'],
  outside: ['question', 'statement', 'definitions'],
  output: null,
});
