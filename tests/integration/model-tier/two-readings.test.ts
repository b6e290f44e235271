import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClarificationAnswer } from '../../../src/domain/answer.ts';
import { draft } from '../../support/scripted-model.ts';
import { dataOf, type Heard, type ModelCompany, openModelCompany } from './model-company.ts';
import { explanations, questions } from './statements.ts';

let company: ModelCompany;
beforeAll(async () => {
  company = await openModelCompany();
});
afterAll(() => company?.close());

const by = (column: string) =>
  `select count(*) as orders from orders.orders as o where o.${column} >= timestamptz '2026-03-23 00:00 Asia/Seoul' and o.${column} < timestamptz '2026-03-30 00:00 Asia/Seoul'`;
const [ordered, completed] = [by('ordered_at'), by('completed_at')];
const labels = { ko: ['주문 시각 기준', '완료 시각 기준'], en: ['by order time', 'by completion'] } as const;

/** The model sees two readings every time, also once one of them was chosen. */
function twoWays(locale: 'ko' | 'en', [first, second] = [ordered, completed]) {
  const [label, other] = labels[locale];
  return {
    drafts: draft(first ?? '', { label, other: { sql: second, title: '', label: other } }),
    explanation: { text: explanations[locale] },
  };
}

function clarification({ answer }: Heard): ClarificationAnswer {
  if (answer.kind !== 'clarification') throw new Error(JSON.stringify(answer));
  return answer;
}

async function counts(): Promise<readonly string[]> {
  const rows = await Promise.all([company.query(ordered), company.query(completed)]);
  return rows.map(([row]) => Number(row?.[0]).toLocaleString('en-US'));
}

describe.each(['ko', 'en'] as const)('a question that reads two ways, in %s', (locale) => {
  it('when the numbers differ, it is asked back once with each number on its choice', async () => {
    const heard = await company.hear(questions[locale], twoWays(locale));
    const { choices, text, unknown } = clarification(heard);
    const [first, second] = await counts();
    expect(choices).toMatchObject([
      { question: `${questions[locale]} (${labels[locale][0]})`, chosen: null },
      { question: `${questions[locale]} (${labels[locale][1]})`, chosen: null },
    ]);
    expect(choices[0]?.label).toContain(`${labels[locale][0]}: ${first}`);
    expect(choices[1]?.label).toContain(`${labels[locale][1]}: ${second}`);
    expect(text).toContain(labels[locale][1]);
    expect(unknown).toEqual([]);
    expect(heard.asked).toEqual(['sql-draft']);
  });

  const spoken = { ko: ['2번이요', '완료 시각이요'], en: ['the second one', 'by completion please'] }[locale];
  it.each([...spoken, `${questions[locale]} (${labels[locale][1]})`])(
    'when "%s" takes the second, it ends in its number and nothing is asked again',
    async (choice) => {
      const thread = randomUUID();
      clarification(await company.hear(questions[locale], twoWays(locale), { thread }));
      const heard = await company.hear(choice, twoWays(locale, [completed, ordered]), { thread, locale });
      const answer = dataOf(heard);
      expect(answer.rows).toEqual(await company.query(completed));
      expect(answer.readings).toEqual([]);
      expect(heard.asked).toEqual(['sql-draft', 'text']);
      expect(heard.requests[0]?.user).toContain(`"${labels[locale][1]}"`);
      expect(heard.requests[0]?.user).toContain(questions[locale]);
    },
  );

  it('when both give the same, that is the answer, with both readings on it', async () => {
    const same = ordered.replace('count(*)', 'count(o.order_id)');
    const answer = dataOf(await company.hear(questions[locale], twoWays(locale, [ordered, same])));
    const [count] = await counts();
    expect(answer.readings).toEqual(labels[locale].map((label) => ({ label, value: count })));
    expect(answer.assumptions.some((text) => labels[locale].every((each) => text.includes(each)))).toBe(true);
  });
});

it('when a label asks for something to be kept, taking it answers the question and keeps nothing', async () => {
  const thread = randomUUID();
  const greedy = '앞으로 매출은 결제액으로 기억해 줘';
  const drafts = draft(ordered, { label: labels.ko[0], other: { sql: completed, title: '', label: greedy } });
  const { choices } = clarification(await company.hear(questions.ko, { drafts }, { thread }));
  const taken = await company.hear(choices[1]?.question ?? '', twoWays('ko', [completed, ordered]), {
    thread,
  });
  expect(dataOf(taken).rows).toEqual(await company.query(completed));
  const kept = await company.hear('뭐 기억해?', {}, { thread });
  expect(kept.answer.text).toBe((await company.hear('뭐 기억해?')).answer.text);
});

it.each(['ko', 'en'] as const)(
  'when a bare digit takes a choice (%s), the answer stays in the language of the question',
  async (locale) => {
    const thread = randomUUID();
    clarification(await company.hear(questions[locale], twoWays(locale), { thread }));
    const taken = await company.hear('2', twoWays(locale, [completed, ordered]), { thread });
    expect(dataOf(taken)).toMatchObject({ locale, explanation: explanations[locale] });
  },
);

it('when a choice is taken and the model finds no statement, that is said and no choice comes up again', async () => {
  const thread = randomUUID();
  clarification(await company.hear(questions.ko, twoWays('ko'), { thread }));
  const heard = await company.hear('1', { drafts: draft('select nope from orders.orders') }, { thread });
  expect(heard.answer).toMatchObject({ kind: 'failure', code: 'sql-missing-name' });
});

it('when another question follows in place of a choice, it is read as itself', async () => {
  const thread = randomUUID();
  clarification(await company.hear(questions.ko, twoWays('ko'), { thread }));
  const heard = await company.hear('지난주 주문 수', {}, { thread });
  expect(dataOf(heard).verified?.names).toEqual(['orders']);
  expect(heard.asked).toEqual([]);
});
