import type { Locale } from '../../domain/locale.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ProblemMessage } from './problem-message.ts';
import { problemsEn } from './problems-en.ts';
import { problemsKo } from './problems-ko.ts';

/** Turns a problem into words. Placeholders without a value are a bug and throw. */
export function describeProblem(problem: Problem, locale: Locale): ProblemMessage {
  const template = (locale === 'ko' ? problemsKo : problemsEn)[problem.code];
  return {
    text: fill(template.text, problem),
    nextStep: fill(template.nextStep, problem),
  };
}

function fill(template: string, problem: Problem): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = problem.params?.[name];
    if (value === undefined) throw new Error(`message ${problem.code} needs the parameter ${name}`);
    return String(value);
  });
}
