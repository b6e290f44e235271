import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelScript } from '../../support/scripted-model.ts';
import { expectClean, expectGoverned } from './expect-floor.ts';
import { dataOf, type ModelCompany, openModelCompany } from './model-company.ts';
import { byHourGold, questions, sound, soundScript } from './statements.ts';

let company: ModelCompany;
beforeAll(async () => {
  company = await openModelCompany({ settings: { ASKBIRD_DRAFTS: '1', ASKBIRD_MODEL_RETRIES: '3' } });
});
afterAll(() => company?.close());

const silent = { stall: 'before-first-token' } as const;
const places: readonly (readonly [string, string, number, ModelScript])[] = [
  ['routing', '요즘 어때', 1, { classification: silent }],
  ['drafting', questions.ko, 1, { drafts: silent }],
  [
    'repairing',
    questions.en,
    2,
    {
      drafts: [
        {
          json: {
            plan: '',
            sql: 'select nope from orders.orders',
            title: '',
            columns: [],
            assumptions: [],
            missing: [],
            label: '',
            other: null,
          },
        },
        silent,
      ],
    },
  ],
  ['explaining', questions.ko, 2, { drafts: sound, explanation: silent }],
];

describe('when nobody waits for the answer any more', () => {
  it.each(places)(
    'while %s, the model call is ended and no other is made',
    async (stage, text, calls, script) => {
      const { server } = company.model;
      company.model.play(script);
      const from = server.journal.length;
      for await (const event of company.events(text)) {
        if (event.kind !== 'progress' || event.stage !== stage) continue;
        await server.waitFor(from + calls);
        break;
      }
      await server.hungUp(from + calls - 1);
      await expectGoverned(company);
      expect(server.journal.length).toBe(from + calls);
    },
  );

  it.each(places)(
    'and says so by its signal while %s, the answer tells that it was stopped',
    async (stage, text, calls, script) => {
      const { server } = company.model;
      company.model.play(script);
      const from = server.journal.length;
      const controller = new AbortController();
      const seen = [];
      for await (const event of company.events(text, { signal: controller.signal })) {
        seen.push(event);
        if (event.kind !== 'progress' || event.stage !== stage) continue;
        await server.waitFor(from + calls);
        controller.abort();
      }
      await server.hungUp(from + calls - 1);
      const last = seen.at(-1);
      if (last?.kind !== 'answer') throw new Error('no answer came');
      expectClean(last.answer);
      expect(server.journal.length).toBe(from + calls);
      if (stage === 'explaining') expect(dataOf(last).rows).toEqual(await company.query(byHourGold));
      else expect(JSON.stringify(last.answer)).toMatch(/멈췄|stopped/);
    },
  );

  it('and the next question is answered as ever', async () => {
    const heard = await company.hear(questions.ko, soundScript());
    expect(dataOf(heard).rows).toEqual(await company.query(byHourGold));
  });
});
