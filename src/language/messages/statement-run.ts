import type { ProblemCode } from '../../domain/problem.ts';

/** Refused by the guard, the planner or the cost ceiling: the statement never began to run. */
const beforeRun: ReadonlySet<ProblemCode> = new Set([
  'sql-empty',
  'sql-too-long',
  'sql-bad-characters',
  'sql-unparsable',
  'sql-several-statements',
  'sql-not-a-query',
  'sql-forbidden',
  'sql-unknown-table',
  'sql-table-not-allowed',
  'sql-table-outside',
  'sql-too-costly',
  'sql-missing-name',
  'sql-type-mismatch',
  'sql-not-allowed',
  'table-not-visible',
]);

const duringRun: ReadonlySet<ProblemCode> = new Set(['sql-timeout', 'sql-division-by-zero']);

/** What is certain about the statement of a failure; where the code leaves it open, the notes tell. */
export function runOf(code: ProblemCode): 'not-run' | 'ran' | 'unknown' {
  if (beforeRun.has(code)) return 'not-run';
  return duringRun.has(code) ? 'ran' : 'unknown';
}
