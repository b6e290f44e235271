import type { Locale } from '../../domain/locale.ts';
import type { Problem } from '../../domain/problem.ts';
import { type JosaPair, withJosa } from '../josa.ts';
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

/** `{name}` is the value, `{name:을/를}` the value with the particle that fits its last sound. */
function fill(template: string, problem: Problem): string {
  return template.replace(/\{(\w+)(?::([^}]+))?\}/g, (_, name: string, pair?: string) => {
    const value = problem.params?.[name];
    if (value === undefined) throw new Error(`message ${problem.code} needs the parameter ${name}`);
    return pair === undefined ? String(value) : withJosa(String(value), pair as JosaPair);
  });
}
