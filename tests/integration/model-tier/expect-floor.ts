import { expect } from 'vitest';
import type { Answer } from '../../../src/domain/answer.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import type { ProblemCode } from '../../../src/domain/problem.ts';
import { describeProblem } from '../../../src/language/messages/problems.ts';
import { dataOf, KEY, type ModelCompany } from './model-company.ts';

const model = 'openai-compatible:bird-1';

/** Asks back or teaches, and says what stood in the model's way and what to do. */
export function expectFloor(answer: Answer, code: ProblemCode, locale: Locale, limit = ''): void {
  expect(['clarification', 'guide', 'chat']).toContain(answer.kind);
  expect(answer.locale).toBe(locale);
  const status = answer.text.match(/\d{3}/)?.[0] ?? '';
  const told = describeProblem({ code, params: { model, seconds: 90, status, limit } }, locale);
  expect(answer.text).toContain(told.text);
  expect(answer.text).toContain(told.nextStep);
  const offered = 'choices' in answer ? answer.choices : 'examples' in answer ? answer.examples : [];
  expect(offered.length).toBeGreaterThanOrEqual(2);
  expectClean(answer);
}

/** The same application answers what definitions cover, as if nothing had been. */
export async function expectGoverned(company: ModelCompany): Promise<void> {
  const { answer, asked } = await company.hear('지난주 주문 수');
  expect(asked).toEqual([]);
  expect(dataOf({ answer }).verified).not.toBeNull();
}

/** Nothing raw of a model, a server or this program is in any field; a chart names its grammar by an address. */
export function expectClean(answer: Answer): void {
  const told = JSON.stringify({ ...answer, chart: null });
  for (const raw of [
    KEY,
    'Bearer',
    '127.0.0.1',
    'http://',
    'https://',
    'nginx',
    '<html',
    '/srv/',
    'Error:',
    '    at ',
  ]) {
    expect(told).not.toContain(raw);
  }
}
