import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keptModel } from '../../../src/ask/kept-model.ts';
import { done, failed } from '../../../src/domain/outcome.ts';
import { createModelBudget, type ModelBudget } from '../../../src/model/chat/budget.ts';
import type { ChatCall, ChatModel } from '../../../src/model/chat/chat-model.ts';
import type { KeptReply, ModelReplies } from '../../../src/storage/model-replies.ts';

const output = { name: 'bird', schema: z.object({ name: z.string() }) };

function shelf() {
  const kept: KeptReply[] = [];
  const replies: ModelReplies = {
    keep: async (place, reply) => void kept.push({ ...place, reply: JSON.parse(JSON.stringify(reply)) }),
    of: async (question) => kept.filter((each) => each.question === question),
  };
  return { kept, replies };
}

/** Answers `bird 1`, `bird 2`, … and takes 10 tokens and 2 for each. */
function countingModel(): ChatModel & { calls(): number } {
  let calls = 0;
  const take = (budget: ModelBudget) => {
    calls += 1;
    budget.admit({ input: 0, output: 0 });
    budget.spend({ model: 'm', inputTokens: 10, cachedTokens: 0, outputTokens: 2, estimated: false });
    return `bird ${calls}`;
  };
  return {
    name: 'm',
    calls: () => calls,
    structured: async ({ budget }, { schema }) => done(schema.parse({ name: take(budget) })),
    text: async ({ budget }, onText) => {
      const text = take(budget);
      for (const piece of text.split(' ')) onText(piece);
      return done(text);
    },
  };
}

function fresh(): ModelBudget {
  const prices = { input: 1, cached: 1, output: 1, currency: 'USD' };
  return createModelBudget({ maxCalls: 9, maxTokens: 1000, maxCost: null }, prices);
}

function callOf(budget: ModelBudget, text = 'q', over: Partial<ChatCall> = {}): ChatCall {
  return {
    ...{ messages: [{ role: 'user', text }], purpose: 'text2sql/draft', budget, signal: null },
    settings: { temperature: 0, topP: null, maxOutputTokens: null },
    ...over,
  };
}

function noReport(error: unknown): void {
  throw error;
}

function run(model: ChatModel, replies: ModelReplies, report: (error: unknown) => void = noReport) {
  return keptModel(model, 'q1', { replies, report });
}

describe('a model whose replies are kept', () => {
  it('when the question is worked on again, the same calls get the same replies and count as they did', async () => {
    const { replies } = shelf();
    const model = countingModel();
    const [first, second] = [fresh(), fresh()];
    for (const budget of [first, second]) {
      const resumed = run(model, replies);
      const said: string[] = [];
      const samples = [1, 2].map(() => resumed.structured(callOf(budget), output));
      expect(await Promise.all(samples)).toEqual([done({ name: 'bird 1' }), done({ name: 'bird 2' })]);
      const text = await resumed.text(callOf(budget, 'explain'), (piece) => said.push(piece));
      expect(text).toEqual(done('bird 3'));
      expect(said).toEqual(budget === first ? ['bird', '3'] : ['bird 3']);
    }
    expect(model.calls()).toBe(3);
    expect(second.usage()).toEqual(first.usage());
    expect(second.usage()).toMatchObject({ calls: 3, inputTokens: 30, outputTokens: 6 });
  });

  it.each([
    ['the prompt', 'another', {}],
    ['the purpose', 'q', { purpose: 'text2sql/repair' }],
    ['the settings', 'q', { settings: { temperature: 0.7, topP: null, maxOutputTokens: null } }],
  ])('when %s is another by now, the model is asked', async (_, text, over) => {
    const { replies } = shelf();
    const model = countingModel();
    await run(model, replies).structured(callOf(fresh()), output);
    await run(model, replies).structured(callOf(fresh(), text, over), output);
    expect(model.calls()).toBe(2);
  });

  it('when only the random mark of its data differs, a prompt is the same', async () => {
    const { replies } = shelf();
    const model = countingModel();
    for (const mark of ['abcdefgh', 'zyxwvuts']) {
      const text = `<data ${mark}>\n"q"\n</data ${mark}>`;
      await run(model, replies).structured(callOf(fresh(), text), output);
    }
    expect(model.calls()).toBe(1);
  });

  it('when a kept reply fits the schema no more, the model is asked and both are counted', async () => {
    const { replies } = shelf();
    const model = countingModel();
    await run(model, replies).structured(callOf(fresh()), output);
    const budget = fresh();
    const newer = { name: 'bird', schema: z.object({ name: z.literal('bird 2') }) };
    expect(await run(model, replies).structured(callOf(budget), newer)).toEqual(done({ name: 'bird 2' }));
    expect(budget.usage().calls).toBe(2);
  });

  it('when a call fails, nothing is kept and it is made again', async () => {
    const { kept, replies } = shelf();
    const down: ChatModel = {
      name: 'm',
      structured: async () => failed({ code: 'model-unreachable' }),
      text: async () => failed({ code: 'model-unreachable' }),
    };
    await run(down, replies).structured(callOf(fresh()), output);
    await run(down, replies).text(callOf(fresh()), () => undefined);
    expect(kept).toEqual([]);
  });

  it('when storage does not answer, the model is asked and its reply is used', async () => {
    const broken: ModelReplies = {
      keep: () => Promise.reject(new Error('gone')),
      of: () => Promise.reject(new Error('gone')),
    };
    const reported: unknown[] = [];
    const model = run(countingModel(), broken, (error) => void reported.push(error));
    expect(await model.structured(callOf(fresh()), output)).toEqual(done({ name: 'bird 1' }));
    expect(reported).toHaveLength(2);
  });
});
