import { randomUUID } from 'node:crypto';
import type { AskEvent } from '../../../src/ask/question.ts';
import { modelsOf } from '../../../src/config-models.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { type ModelPacing, usualPacing } from '../../../src/model/chat/settings.ts';
import { settings } from '../../../src/settings.ts';
import { TEST_CLOCK } from '../../support/demo-company.ts';
import type { ModelRequest } from '../../support/model-server.ts';
import {
  type ModelScript,
  type ScriptedModel,
  startScriptedModel,
  type Wanted,
} from '../../support/scripted-model.ts';
import { ALL_SEEING, type AskOptions, openTestApp, type TestApp } from '../../support/test-app.ts';

export const KEY = 'sk-acceptance-0123456789abcdef';

/** An answer with all that was seen and sent on the way to it. */
export interface Heard {
  readonly answer: Answer;
  /** Every stage in order, repeats in a row once. */
  readonly stages: readonly string[];
  /** Pieces of the explanation, joined. */
  readonly said: string;
  readonly asked: readonly Wanted[];
  readonly requests: readonly ModelRequest[];
}

export interface ModelCompany extends TestApp {
  readonly model: ScriptedModel;
  hear(text: string, script?: ModelScript, options?: AskOptions): Promise<Heard>;
  events(text: string, options?: AskOptions & { signal?: AbortSignal }): AsyncGenerator<AskEvent, void, void>;
}

export interface ModelCompanyOptions {
  /** Settings as an operator writes them; a model on the scripted server when left out. */
  readonly settings?: Readonly<Record<string, string>> | ((url: string) => Record<string, string>);
  /** Waits between tries, shortened so that no test waits them out. */
  readonly pacing?: Partial<ModelPacing>;
}

/** The real application with a language model that says what a test scripts. */
export async function openModelCompany({
  settings: given = {},
  pacing = {},
}: ModelCompanyOptions = {}): Promise<ModelCompany> {
  const model = await startScriptedModel();
  const own = typeof given === 'function' ? given(model.url) : given;
  const models = modelsOf(
    settings.parse({
      ASKBIRD_MODEL: 'openai-compatible:bird-1',
      ASKBIRD_MODEL_URL: `${model.url}/v1`,
      ASKBIRD_MODEL_KEY: KEY,
      ASKBIRD_MODEL_RETRIES: '1',
      ...own,
    }),
  );
  const pace = { ...usualPacing, firstWaitMs: 2, longestWaitMs: 5, breakAfter: 100, ...pacing };
  const chat = models.chat === null ? null : { ...models.chat, pacing: pace };
  const company = await openTestApp({ models: { ...models, chat }, logLevel: 'silent' });

  const events: ModelCompany['events'] = (text, options = {}) => {
    const { as = ALL_SEEING, thread = randomUUID(), locale = null, now = TEST_CLOCK.now, signal } = options;
    return company.app.ask({
      text,
      principal: company.app.principal(as),
      thread,
      door: 'evaluation',
      locale,
      clock: company.app.clock(now),
      ...(signal !== undefined && { signal }),
    });
  };

  return {
    ...company,
    model,
    events,
    async hear(text, script = {}, options = {}) {
      model.play(script);
      const seen: AskEvent[] = [];
      for await (const event of events(text, options)) seen.push(event);
      return heard(seen, model);
    },
    async close() {
      await company.close();
      await model.close();
    },
  };
}

function heard(seen: readonly AskEvent[], model: ScriptedModel): Heard {
  const last = seen.at(-1);
  if (last?.kind !== 'answer') throw new Error('a question ended without an answer');
  const stages = seen.flatMap((event) => (event.kind === 'progress' ? [event.stage] : []));
  return {
    answer: last.answer,
    stages: stages.filter((stage, at) => stage !== stages[at - 1]),
    said: seen.flatMap((event) => (event.kind === 'text' ? [event.text] : [])).join(''),
    asked: model.asked(),
    requests: model.requests(),
  };
}

/** The answer as data, or a failure that shows what came instead. */
export function dataOf({ answer }: Pick<Heard, 'answer'>): Extract<Answer, { kind: 'data' }> {
  if (answer.kind !== 'data') throw new Error(`no number came: ${JSON.stringify(answer)}`);
  return answer;
}
