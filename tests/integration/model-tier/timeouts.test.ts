import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../support/model-server.ts';
import { expectClean, expectFloor, expectGoverned } from './expect-floor.ts';
import { dataOf, type ModelCompany, openModelCompany } from './model-company.ts';
import { byHourGold, questions, sound } from './statements.ts';

let company: ModelCompany;
beforeAll(async () => {
  company = await openModelCompany({
    settings: {
      ASKBIRD_MODEL_CONNECT_MS: '300',
      ASKBIRD_MODEL_FIRST_TOKEN_MS: '400',
      ASKBIRD_MODEL_TOTAL_MS: '1500',
    },
  });
});
afterAll(() => company?.close());

const silences: readonly (readonly [string, Reply, number])[] = [
  ['before its headers', { stall: 'before-headers' }, 2],
  ['before its first token', { stall: 'before-first-token' }, 2],
  ['inside the reply', { text: '{"a', stall: 'after-first-token' }, 1],
];

describe('when a model is silent', () => {
  it.each(silences)('%s while it writes a statement, it is told', async (_, silence, tries) => {
    const { answer, asked } = await company.hear(questions.en, { drafts: silence });
    expect(asked.length).toBeLessThanOrEqual(tries);
    expectFloor(answer, 'model-timeout', 'en');
    await expectGoverned(company);
  });

  it.each(silences)('%s while it routes, it is told', async (_, silence, tries) => {
    const { answer, asked } = await company.hear('요즘 어때', { classification: silence });
    expect(asked.length).toBeLessThanOrEqual(tries);
    expectFloor(answer, 'model-timeout', 'ko');
    await expectGoverned(company);
  });

  it.each(silences)('%s while it explains, the number is told all the same', async (_, silence) => {
    const heard = await company.hear(questions.ko, { drafts: sound, explanation: silence });
    const answer = dataOf(heard);
    expect(answer.rows).toEqual(await company.query(byHourGold));
    expect(answer.explanation).toContain('payment_failed');
    expect(heard.said).toBe(answer.explanation);
    expectClean(answer);
    await expectGoverned(company);
  });
});
