import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '../../../src/domain/answer.ts';
import { sampled } from '../../support/sampled.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { type HandedOverCase, handedOverCases } from './suite.ts';

let company: TestApp;
beforeAll(async () => {
  company = await openTestApp();
});
afterAll(() => company.close());

const offered = new Set<string>();

it('when the suite is counted, it holds at least 40 questions', () => {
  expect(new Set(handedOverCases.map((each) => each.question)).size).toBeGreaterThanOrEqual(40);
});

it.each(sampled(handedOverCases, 2))(
  'when asked "$question", $names is named and no number given',
  async (asked) => {
    const answer = await company.ask(asked.question);
    expect(answer.kind).not.toBe('data');
    expect(missingNames(answer, asked)).toEqual([]);
    for (const choice of offersOf(answer)) offered.add(choice);
  },
);

it('when a question is handed over, whatever is offered instead is answered', async () => {
  expect(offered.size).toBeGreaterThan(20);
  const dead: string[] = [];
  for (const choice of offered) {
    const answer = await company.ask(choice);
    if (answer.kind !== 'data') dead.push(`${choice}: ${answer.kind} ${answer.text}`);
  }
  expect(dead).toEqual([]);
});

function missingNames(answer: Answer, { names }: HandedOverCase): string[] {
  const unknown = answer.kind === 'clarification' ? answer.unknown : [];
  const said = [...unknown, answer.text].join('\n').toLowerCase();
  return names.filter((name) => !said.includes(name.toLowerCase()));
}

function offersOf(answer: Answer): readonly string[] {
  if (answer.kind === 'clarification') return answer.choices.map(({ question }) => question);
  return answer.kind === 'guide' || answer.kind === 'chat' ? answer.examples : [];
}
