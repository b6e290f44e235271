import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createModelBudget } from '../../src/model/chat/budget.ts';
import type { Prompts } from '../../src/prompting/prompt.ts';
import { readPrompts } from '../../src/prompting/read-prompts.ts';
import { candidateTerms } from '../../src/routing/classify/candidate-terms.ts';
import { classifyPrompt } from '../../src/routing/classify/classify-prompt.ts';
import type { ClassifyRequest } from '../../src/routing/classify.ts';
import { scoreQuestion } from '../../src/routing/score.ts';
import { clock, model, read } from '../unit/semantic-layer/reading/small-company.ts';

/** The prompt files of routing as they are served, without those of other folders. */
export async function classifyPrompts(): Promise<Prompts> {
  const directory = mkdtempSync(join(tmpdir(), 'askbird-prompts-'));
  try {
    const source = join(import.meta.dirname, '../../prompts/routing');
    cpSync(source, join(directory, 'routing'), { recursive: true });
    const prompts = await readPrompts(directory, [classifyPrompt], new Map());
    if (!prompts.ok) throw new Error(JSON.stringify(prompts.problem));
    return prompts.value;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A question about the small company with what its definitions make of it; override what a test is about. */
export function classifyRequest(question: string, over: Partial<ClassifyRequest> = {}): ClassifyRequest {
  const reading = read(question);
  return {
    question,
    locale: 'ko',
    clock,
    previous: [],
    reading,
    score: scoreQuestion(reading.mentions, 0),
    candidates: candidateTerms(reading, [], model, 'ko'),
    read,
    budget: createModelBudget({ maxCalls: 5, maxTokens: 100_000, maxCost: null }, null),
    signal: null,
    ...over,
  };
}
