import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DataAnswer } from '../../../src/domain/answer.ts';
import type { Dimension } from '../../../src/domain/knowledge.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { differenceOf } from './same-rows.ts';
import { storedRows } from './stored-rows.ts';
import { type AnsweredCase, answeredCases } from './suite.ts';

let company: TestApp;
let dimensions: readonly Dimension[];
beforeAll(async () => {
  company = await openTestApp();
  ({ dimensions } = (await readKnowledge(company.config.knowledge)).knowledge);
});
afterAll(() => company.close());

it('when the suite is counted, it holds at least 60 questions in 180 wordings, Korean and English', () => {
  const wordings = answeredCases.flatMap((each) => each.wordings);
  const english = wordings.filter((wording) => !/^[^a-z]*\p{Script=Hangul}/u.test(wording));
  expect(answeredCases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(wordings).size).toBeGreaterThanOrEqual(180);
  expect(answeredCases.filter((each) => new Set(each.wordings).size < 3)).toEqual([]);
  expect(english.length).toBeGreaterThan(wordings.length / 3);
});

it.each(answeredCases)(
  'when asked $name in any wording, the answer holds the rows of its gold',
  async (asked) => {
    const gold = await company.query(asked.gold);
    const golds = { ko: gold, en: asked.goldInEnglish ? await company.query(asked.goldInEnglish) : gold };
    const faults: string[] = [];
    for (const wording of asked.wordings) {
      const fault = await faultOf(wording, asked, golds);
      if (fault !== null) faults.push(`${wording}: ${fault}`);
    }
    expect(faults).toEqual([]);
  },
);

it.each(answeredCases.filter((each) => each.example))(
  'when asked $name as it was verified, the verified example answers it',
  async ({ wordings }) => {
    const answer = await company.ask(wordings[0] ?? '');
    expect(answer).toMatchObject({ kind: 'data', verified: { what: 'example' } });
  },
);

type Rows = readonly (readonly unknown[])[];

/** What is wrong with the answer to one wording; null when it is a sourced number and the right one. */
async function faultOf(
  wording: string,
  asked: AnsweredCase,
  golds: Readonly<Record<Locale, Rows>>,
): Promise<string | null> {
  const answer = await company.ask(wording);
  if (answer.kind !== 'data') return `${answer.kind}: ${answer.text}`;
  const difference = differenceOf(
    storedRows(answer, dimensions),
    golds[answer.locale],
    asked.ordered ?? false,
  );
  return difference ?? sourceFaultOf(answer, asked);
}

function sourceFaultOf(answer: DataAnswer, { range }: AnsweredCase): string | null {
  const { sources, columns, rows, verified } = answer;
  const faults: readonly (readonly [boolean, string])[] = [
    [verified === null || verified.by === '', 'nobody vouches for it'],
    [answer.sql.trim() === '', 'no SQL'],
    [answer.confidence.level === 'low', 'low confidence'],
    [sources.definitions.length === 0 || sources.tables.length === 0, 'no sources'],
    [rows.some((row) => row.length !== columns.length), 'rows and headings differ in length'],
  ];
  return faults.find(([isFault]) => isFault)?.[1] ?? rangeFaultOf(answer, range);
}

function rangeFaultOf(
  { sources, verified, assumptions }: DataAnswer,
  range: AnsweredCase['range'],
): string | null {
  if (range === null) return sources.range === null ? null : 'a range where none applies';
  const [from, to] = range;
  if (sources.range?.from !== from || sources.range.to !== to)
    return `range ${JSON.stringify(sources.range)}`;
  const lastDay = new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
  const isSaid = assumptions.some((text) => text.includes(from) && text.includes(lastDay));
  return isSaid || verified?.what === 'example' ? null : `the range is not said: ${assumptions.join(' / ')}`;
}
