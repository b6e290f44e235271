import type { AnswerBase, FailureAnswer, RefusalAnswer } from '../domain/answer.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import { describeProblem } from '../language/messages/problems.ts';

/** Understood and not done, as against could not be done: the asker's way on differs. */
const refusals: ReadonlySet<ProblemCode> = new Set([
  'sql-not-a-query',
  'sql-forbidden',
  'sql-several-statements',
  'sql-table-not-allowed',
  'sql-not-allowed',
  'table-not-visible',
  'question-flagged',
]);

/** A problem as an answer, with its next step in the asker's language. */
export function problemAnswer(
  problem: Problem,
  base: Omit<AnswerBase, 'text'>,
  sql: string | null = null,
): RefusalAnswer | FailureAnswer {
  const failure = failureAnswer(problem, base, sql);
  if (!refusals.has(problem.code)) return failure;
  const { text, nextStep, code } = failure;
  return { ...base, kind: 'refusal', text, nextStep, code };
}

/** What was meant to be done and could not be, whoever stood in its way: nobody asked for what a model wrote. */
export function failureAnswer(
  problem: Problem,
  base: Omit<AnswerBase, 'text'>,
  sql: string | null,
): FailureAnswer {
  const withId = { ...problem, params: { id: base.id, ...problem.params } };
  const { text, nextStep } = describeProblem(withId, base.locale);
  const suggestion = problem.params?.suggestion;
  return {
    ...{ ...base, kind: 'failure', text, nextStep, code: problem.code, sql, notes: [] },
    ...(typeof suggestion === 'string' ? { suggestion } : {}),
  };
}
