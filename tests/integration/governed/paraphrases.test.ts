import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { paraphrase, paraphraseBases } from './paraphrase.ts';
import { differenceOf } from './same-rows.ts';
import { storedRows } from './stored-rows.ts';
import { answeredCases } from './suite.ts';

const perQuestion = 8;
const answeredAtLeast = 0.85;

let company: TestApp;
beforeAll(async () => {
  company = await openTestApp();
});
afterAll(() => company.close());

it('when 300 wordings are generated from the synonyms, none gets a wrong number and most are answered', async () => {
  const { knowledge } = await readKnowledge(join(import.meta.dirname, '../../../knowledge'));
  const wrong: string[] = [];
  let asked = 0;
  let answered = 0;
  for (const base of paraphraseBases) {
    const { gold } = answeredCases.find(({ name }) => name === base.base) ?? {};
    if (gold === undefined) throw new Error(`no answered case is called ${base.base}`);
    const rows = await company.query(gold);
    for (const wording of paraphrase(base, knowledge, perQuestion)) {
      const answer = await company.ask(wording);
      asked++;
      if (answer.kind !== 'data') continue;
      answered++;
      const difference = differenceOf(storedRows(answer, knowledge.dimensions), rows, base.top !== undefined);
      if (difference !== null) wrong.push(`${base.base}: ${wording}: ${difference}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(paraphraseBases.length).toBeGreaterThanOrEqual(30);
  expect(asked).toBeGreaterThanOrEqual(300);
  expect(answered / asked).toBeGreaterThanOrEqual(answeredAtLeast);
}, 120_000);
