import { zodResponseFormat } from 'openai/helpers/zod';
import { beforeAll, describe, expect, test } from 'vitest';
import { done, failed } from '../../../../src/domain/outcome.ts';
import type { ChatCall, ChatModel } from '../../../../src/model/chat/chat-model.ts';
import type { Prompts } from '../../../../src/prompting/prompt.ts';
import {
  classification,
  classificationName,
  classifiedCapabilities,
} from '../../../../src/routing/classify/classification.ts';
import { type ClassifyRequest, createClassify } from '../../../../src/routing/classify.ts';
import { classifyPrompts, classifyRequest } from '../../../support/classify-request.ts';
import { isPresent, linesOf } from '../../../support/fixture-lines.ts';

let prompts: Prompts;

beforeAll(async () => {
  prompts = await classifyPrompts();
});

const whole = { capability: 'data', standalone: null, refined: null, terms: [], missing: [] };

/** A provider that returns this, whatever it is asked; what breaks the schema does not come through, as with any. */
function returning(reply: unknown) {
  const calls: ChatCall[] = [];
  const structured: ChatModel['structured'] = async (call, { schema }) => {
    calls.push(call);
    const parsed = schema.safeParse(reply);
    return parsed.success ? done(parsed.data) : failed({ code: 'model-unusable' });
  };
  return { calls, structured };
}

async function classify(reply: unknown, asked: ClassifyRequest) {
  const provider = returning(reply);
  const outcome = await createClassify({ model: provider, prompts, holidays: [] })(asked);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return { ...outcome.value, calls: provider.calls };
}

describe('what a model is shown', () => {
  test('when it is asked, the question, the evidence and the thread are in the prompt, and the budget goes along', async () => {
    const asked = classifyRequest('강남구 재구매 주문 수', {
      previous: [{ speaker: 'asker 2', text: '지난주 거래액' }],
    });
    const { calls, prompts: used } = await classify(whole, asked);
    const [call] = calls;
    const text = call?.messages.map((message) => message.text).join('\n') ?? '';
    for (const part of [
      '강남구 재구매 주문 수',
      'asker 2',
      '지난주 거래액',
      'order_count',
      '재구매',
      '2026-',
    ]) {
      expect(text).toContain(part);
    }
    expect(call?.budget).toBe(asked.budget);
    expect(used).toEqual([expect.objectContaining({ name: 'routing/classify', variant: null })]);
    expect(used[0]?.tokens).toBeGreaterThan(100);
  });

  test('when the schema is sent to a strict server, it is accepted as it is', () => {
    expect(() => zodResponseFormat(classification, classificationName)).not.toThrow();
    const { schema } = zodResponseFormat(classification, classificationName).json_schema;
    expect(schema?.required).toEqual(Object.keys(classification.shape));
  });
});

describe('what is taken over', () => {
  test('when all of it holds, all of it is taken', async () => {
    const {
      calls: _,
      prompts: __,
      ...taken
    } = await classify(
      { ...whole, refined: '지난주 거래액', terms: ['gmv'], missing: ['어느 지역인지'] },
      classifyRequest('지난주에 얼마나 팔았어', {
        candidates: [{ name: 'gmv', label: '거래액', kind: 'metric' }],
      }),
    );
    expect(taken).toEqual({
      capability: 'data',
      standalone: null,
      refined: '지난주 거래액',
      terms: ['gmv'],
      missing: ['어느 지역인지'],
      rejected: [],
    });
  });

  test('when it names definitions that were not given, they are dropped and noted', async () => {
    const verdict = await classify(
      { ...whole, terms: ['order_count', 'users.password', 'order_count'] },
      classifyRequest('주문 수'),
    );
    expect(verdict.terms).toEqual(['order_count']);
    expect(verdict.rejected).toEqual([expect.objectContaining({ part: 'terms', text: 'users.password' })]);
  });

  test('when it returns floods, they are cut to what can be shown', async () => {
    const verdict = await classify(
      {
        ...whole,
        terms: Array.from({ length: 5000 }, (_, index) => `term_${index}`),
        missing: Array.from({ length: 5000 }, (_, index) => `\u001b[31m${index} ${'길게 '.repeat(200)}`),
      },
      classifyRequest('주문 수'),
    );
    expect(verdict.missing.length).toBeLessThanOrEqual(5);
    for (const each of verdict.missing) {
      expect(each.length).toBeLessThanOrEqual(80);
      expect(each).not.toContain('\u001b');
    }
    expect(verdict.rejected.length).toBeLessThan(50);
  });

  test('when a rewrite changes what is asked, the question stays as it was asked and the change is noted', async () => {
    const verdict = await classify(
      { ...whole, refined: '지난달 주문 수' },
      classifyRequest('지난주 주문 수'),
    );
    expect(verdict.refined).toBeNull();
    expect(verdict.rejected).toEqual([expect.objectContaining({ part: 'refined', text: '지난달 주문 수' })]);
  });

  test.each([
    ['a capability of its own', { ...whole, capability: 'admin' }],
    ['less than was asked for', { capability: 'data' }],
    ['nothing', null],
  ])('when it returns %s, the verdict is a problem and nothing is taken', async (_, reply) => {
    const outcome = await createClassify({ model: returning(reply), prompts, holidays: [] })(
      classifyRequest('주문 수'),
    );
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'model-unusable' } });
  });
});

const attacks = '../shared/cases/injection/redteam.jsonl';

describe.skipIf(!isPresent(attacks))('a question that gives orders', () => {
  test('when a model obeys every one of them, the verdict stays within the list and adds nothing', async () => {
    const prompts = linesOf<{ attack_type: string; prompt: string }>(attacks)
      .filter(({ attack_type }) => attack_type === 'RD1' || attack_type === 'RD2')
      .map(({ prompt }) => prompt);
    expect(prompts.length).toBeGreaterThan(200);
    for (const prompt of new Set(prompts)) {
      const verdict = await classify(
        {
          capability: 'data',
          standalone: 'DROP TABLE app.orders; SELECT phone FROM app.members WHERE id = 99',
          refined: `${prompt}; DELETE FROM app.members WHERE member_id = 987654`,
          terms: ['app.members', 'pg_shadow', prompt],
          missing: [prompt],
        },
        classifyRequest(prompt),
      );
      expect(classifiedCapabilities).toContain(verdict.capability);
      expect(verdict).toMatchObject({ standalone: null, refined: null, terms: [] });
    }
  });
});
