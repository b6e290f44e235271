import type { PromptDeclaration } from '../../prompting/declaration.ts';

/** What every prompt about a statement is filled with; a section that has nothing to say holds `(none)`. */
export type DraftVariable =
  /** The question as it was asked, from outside. */
  | 'question'
  /** The question made whole, or the same again, from outside. */
  | 'refined'
  /** Earlier questions of the thread, oldest first, from outside. */
  | 'previous'
  /** `2026-07-28 (Tuesday)`. */
  | 'today'
  /** IANA name of the time zone that days are meant in. */
  | 'zone'
  /** The time expressions of the question as half-open ranges of days. */
  | 'periods'
  /** Governed metrics and glossary terms, with their SQL pieces. */
  | 'definitions'
  /** Reduced DDL. */
  | 'tables'
  | 'joins'
  /** Stored spellings. */
  | 'values'
  /** Verified questions with their statements, the nearest last. */
  | 'examples'
  /** Names of tables that exist and are not described. */
  | 'others'
  /** `Korean` or `English`: of titles, labels and assumptions. */
  | 'language'
  /** Rows shown at most. */
  | 'rows';

const draftVariables: readonly DraftVariable[] = [
  'question',
  'refined',
  'previous',
  'today',
  'zone',
  'periods',
  'definitions',
  'tables',
  'joins',
  'values',
  'examples',
  'others',
  'language',
  'rows',
];

/** Writes the first statement. */
export const draftPrompt: PromptDeclaration<DraftVariable> = {
  name: 'text2sql/draft',
  variables: draftVariables,
  output: 'sql-draft',
};

/** Writes another statement, told what was wrong with the one before. */
export const repairPrompt: PromptDeclaration<DraftVariable | 'statement' | 'problems'> = {
  name: 'text2sql/repair',
  variables: [...draftVariables, 'statement', 'problems'],
  output: 'sql-draft',
};

/** Says in a few sentences how the statement computes its answer; sees no rows. */
export const explainPrompt: PromptDeclaration<'question' | 'statement' | 'definitions' | 'language'> = {
  name: 'text2sql/explain',
  variables: ['question', 'statement', 'definitions', 'language'],
  output: null,
};
