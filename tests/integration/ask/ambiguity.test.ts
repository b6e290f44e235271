import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, ClarificationAnswer, DataAnswer } from '../../../src/domain/answer.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

let company: TestApp;
beforeAll(async () => {
  company = await openTestApp();
});
afterAll(() => company.close());

describe('when a word has several meanings and their numbers differ', () => {
  it.each([
    ['지난주 클릭률', 'ko', ['ad_ctr', 'search_click_rate']],
    ['지난달 지역별 클릭율 알려줘', 'ko', ['ad_ctr', 'search_click_rate']],
    ['click-through rate last week', 'en', ['ad_ctr', 'search_click_rate']],
    ['rider fee last month', 'en', ['rider_fee', 'rider_fee_total']],
  ] as const)(
    '"%s": one question carries each number, and each choice is answered with it',
    async (text, locale, names) => {
      const asked = clarification(await company.ask(text));
      expect(asked.locale).toBe(locale);
      expect(asked.choices.map(({ chosen }) => chosen?.name)).toEqual(names);
      for (const { question, label, chosen } of asked.choices) {
        const answer = data(await company.ask(question));
        expect(answer.verified?.names).toEqual([chosen?.name]);
        expect(label).toContain(firstNumber(answer));
      }
    },
  );

  it('when two periods are named, each choice is a period with its number', async () => {
    const asked = clarification(await company.ask('어제 지난주 주문수'));
    for (const { question, label } of asked.choices) {
      const answer = data(await company.ask(question));
      expect(label).toContain(answer.sources.range?.from);
      expect(label).toContain(firstNumber(answer));
    }
  });

  it('when another word means nothing, it is named and nothing is computed', async () => {
    const answer = await company.ask('지난주 유니콘 클릭률');
    expect(answer.kind).not.toBe('data');
    expect(answer.text).toContain('유니콘');
  });
});

describe('when a meaning is chosen in a conversation', () => {
  it.each([
    ['검색 클릭률이요', '지난달 클릭율'],
    ['2번', '지난달 CTR'],
    ['지난주 검색 클릭률', '지난달 클릭률'],
  ])(
    'by "%s", it is answered, and the word stays so there ("%s") and nowhere else',
    async (choice, later) => {
      const thread = randomUUID();
      clarification(await company.ask('지난주 클릭률', { thread }));
      expect(data(await company.ask(choice, { thread })).verified?.names).toEqual(['search_click_rate']);
      const again = data(await company.ask(later, { thread }));
      expect(again.verified?.names).toEqual(['search_click_rate']);
      expect(again.assumptions.some((text) => text.includes('이 대화에서'))).toBe(true);
      clarification(await company.ask(later));
    },
  );

  it('when no wording says what is meant, the choice itself does', async () => {
    const thread = randomUUID();
    const asked = clarification(await company.ask('지난주 클릭률과 매출', { thread }));
    const [first] = asked.choices;
    const answer = data(await company.ask(first?.question ?? '', { thread }));
    expect(answer.verified?.names).toEqual(['ad_ctr', 'net_sales']);
    expect(first?.label).toContain(firstNumber(answer));
  });

  it('when something else is said instead, it is a question of its own', async () => {
    const thread = randomUUID();
    clarification(await company.ask('지난주 클릭률', { thread }));
    expect(data(await company.ask('지난주 주문 수', { thread })).verified?.names).toEqual(['orders']);
    clarification(await company.ask('지난달 클릭률', { thread }));
  });
});

describe('when somebody says what a word is to mean', () => {
  it('in Korean: it holds for that person everywhere, in both languages, until it is forgotten', async () => {
    const as = 'jiwoo';
    const said = await company.ask('앞으로 매출은 결제액으로 봐줘', { as });
    expect(said.kind).toBe('chat');
    expect(said.text).toContain('지워줘');
    for (const question of ['지난주 매출', '지난주 지역별 매출액', 'revenue last week']) {
      expect(data(await company.ask(question, { as })).verified?.names, question).toEqual(['gross_sales']);
    }
    expect(data(await company.ask('지난주 매출')).verified?.names).toEqual(['net_sales']);
    expect((await company.ask('뭘 기억하고 있어?', { as })).text).toContain('결제액');
    await company.ask('매출액 기억한 거 지워줘', { as });
    expect(data(await company.ask('지난주 매출', { as })).verified?.names).toEqual(['net_sales']);
    expect((await company.ask('what do you remember?', { as })).text).not.toMatch(/gross sales\n|결제액\n/i);
  });

  it('in English: an ambiguous word is answered as it was said, and asked again once forgotten', async () => {
    const as = 'jiwoo';
    expect((await company.ask('always use ad click-through rate for CTR', { as })).kind).toBe('chat');
    expect(data(await company.ask('CTR last week', { as })).verified?.names).toEqual(['ad_ctr']);
    expect((await company.ask('forget what CTR means', { as })).kind).toBe('chat');
    clarification(await company.ask('CTR last week', { as }));
  });

  it('when the conversation says otherwise, it goes before the person', async () => {
    const [as, thread] = ['jiwoo', randomUUID()];
    await company.ask('앞으로 매출은 결제액으로 봐줘', { as });
    await company.ask('이 대화에서는 매출을 거래액으로 봐줘', { as, thread });
    expect(data(await company.ask('지난주 매출', { as, thread })).verified?.names).toEqual(['gmv']);
    expect(data(await company.ask('지난주 매출', { as })).verified?.names).toEqual(['gross_sales']);
    await company.ask('전부 잊어줘', { as, thread });
    expect(data(await company.ask('지난주 매출', { as, thread })).verified?.names).toEqual(['net_sales']);
  });

  it.each([
    ['앞으로 매출은 유니콘으로 봐줘', /결제액/],
    ['always use orders for revenue', /Gross sales/],
    ['앞으로 취소율은 주문 수로 봐줘', /하나뿐/],
    ['forget what CTR means', /nothing/],
  ])('when told "%s", nothing is kept and it is said why', async (text, why) => {
    const as = 'seoyeon';
    expect((await company.ask(text, { as })).text).toMatch(why);
    expect(data(await company.ask('지난주 매출', { as })).verified?.names).toEqual(['net_sales']);
  });
});

describe('when a meaning is hidden from the asker', () => {
  const as = 'taeyang';

  it('when one is left, it is the word, and the hidden one is not told', async () => {
    const answer = data(await company.ask('지난주 클릭률', { as }));
    expect(answer.verified?.names).toEqual(['search_click_rate']);
    expect(JSON.stringify(answer)).not.toMatch(/광고|ad_ctr/);
  });

  it('when the question is split by what hidden tables have as well, the meaning left is answered', async () => {
    const answer = data(await company.ask('지난주 지역별 클릭률', { as }));
    expect(answer.verified?.names).toEqual(['search_click_rate']);
    expect(answer.rows.length).toBeGreaterThan(1);
  });

  it('when it is to be remembered, it is not among the meanings', async () => {
    const said = await company.ask('앞으로 클릭률은 광고 클릭률로 봐줘', { as });
    expect(said.text.replaceAll(/'[^']*'/g, '')).not.toContain('광고 클릭률');
    expect(data(await company.ask('지난주 클릭률', { as })).verified?.names).toEqual(['search_click_rate']);
  });

  it('when a colleague who sees it chose it in the same conversation, it is ignored', async () => {
    const thread = randomUUID();
    await company.ask('이 대화에서는 클릭률을 광고 클릭률로 봐줘', { thread });
    expect(data(await company.ask('지난주 클릭률', { thread })).verified?.names).toEqual(['ad_ctr']);
    expect(data(await company.ask('지난주 클릭률', { thread, as })).verified?.names).toEqual([
      'search_click_rate',
    ]);
    expect((await company.ask('뭘 기억하고 있어?', { thread, as })).text).not.toContain('광고');
  });
});

function clarification(answer: Answer): ClarificationAnswer {
  if (answer.kind !== 'clarification') throw new Error(`${answer.kind}: ${answer.text}`);
  return answer;
}

function data(answer: Answer): DataAnswer {
  if (answer.kind !== 'data') throw new Error(`${answer.kind}: ${answer.text}`);
  return answer;
}

/** As the answer's own sentence or table shows it: 56.9, 7,469,700. */
function firstNumber({ columns, rows }: DataAnswer): string {
  const index = columns.findIndex(({ format }) => !['text', 'date'].includes(format));
  const value = Number(rows[0]?.[index]);
  const isShare = columns[index]?.format === 'percent';
  return isShare ? (value * 100).toFixed(1) : Math.round(value).toLocaleString('en-US');
}
