import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

let company: TestApp;
beforeAll(async () => {
  company = await openTestApp();
});
afterAll(() => company.close());

describe('talk', () => {
  it.each([
    ['도움말', 'guide', 'ko'],
    ['뭘 할 수 있어?', 'guide', 'ko'],
    ['what can you do?', 'guide', 'en'],
    ['help', 'guide', 'en'],
    ['안녕하세요!', 'chat', 'ko'],
    ['너는 누구야?', 'chat', 'ko'],
    ['hello there', 'chat', 'en'],
    ['who are you?', 'chat', 'en'],
  ] as const)(
    'when told "%s", it answers as %s in its language, with questions that work',
    async (text, kind, locale) => {
      const answer = await company.ask(text);
      expect(answer).toMatchObject({ kind, locale });
      const examples = answer.kind === 'guide' || answer.kind === 'chat' ? answer.examples : [];
      expect(examples.length).toBeGreaterThanOrEqual(2);
      for (const example of examples)
        expect(await company.ask(example)).toMatchObject({ kind: 'data', locale });
    },
  );

  it.each([
    ['고마워~', 'ko'],
    ['thanks!', 'en'],
  ] as const)('when told "%s", it answers in its language and offers nothing more', async (text, locale) => {
    expect(await company.ask(text)).toMatchObject({ kind: 'chat', locale, examples: [] });
  });

  it.each([
    '파이썬으로 퀵소트 짜줘',
    '오늘 저녁 뭐 먹지',
    'tell me a joke about penguins',
    '삼성전자 주가 알려줘',
  ])(
    'when asked "%s", which is no matter of the company, no number is given and questions that work are shown',
    async (text) => {
      const answer = await company.ask(text);
      expect(answer.kind).not.toBe('data');
      const offered =
        answer.kind === 'clarification' ? answer.choices : 'examples' in answer ? answer.examples : [];
      expect(offered.length).toBeGreaterThanOrEqual(2);
    },
  );

  it.each([
    ['취소율이 뭐야', '취소 주문 수', 'ko'],
    ['매출은 무엇인가요?', '정산팀', 'ko'],
    ['객단가 정의', '결제액', 'ko'],
    ['what is GMV', 'Food value', 'en'],
    ['what does cancellation rate mean?', 'orders', 'en'],
  ] as const)(
    'when asked what a word means ("%s"), it is told with its team and no number, with questions that work',
    async (text, part, locale) => {
      const answer = await company.ask(text);
      expect(answer).toMatchObject({ kind: 'guide', locale });
      expect(answer.text).toContain(part);
      const examples = answer.kind === 'guide' ? answer.examples : [];
      expect(examples.length).toBeGreaterThanOrEqual(2);
      for (const example of examples) expect(await company.ask(example)).toMatchObject({ kind: 'data' });
    },
  );

  it.each(['어제 매출이 뭐야', 'what is the cancellation rate last week'])(
    'when the words around it ask for a number ("%s"), a number is given',
    async (text) => {
      expect(await company.ask(text)).toMatchObject({ kind: 'data' });
    },
  );

  it.each(['매출', '지역별로 보여줘', 'by region please', '지난주'])(
    'when only "%s" is said, the answer is a number with its range or asks for what is missing',
    async (text) => {
      const answer = await company.ask(text);
      expect(['data', 'guide', 'clarification']).toContain(answer.kind);
      if (answer.kind === 'data') expect(answer.sources.range).not.toBeNull();
      else expect(answer.text).not.toBe('');
    },
  );
});

describe('input that needs mending', () => {
  it.each([
    ['wlsks wn wnans tn', '지난 주 주문 수'],
    ['wlsksekf wnans tn', '지난달 주문 수'],
    ['ㅈㄴㅈ ㅈㅁㅅ', '지난주 주문수'],
  ])('when "%s" is typed, it is read as "%s", which is shown', async (text, meant) => {
    const [mended, plain] = [await company.ask(text), await company.ask(meant)];
    expect(mended).toMatchObject({ kind: 'data' });
    expect(mended.repairs.length).toBeGreaterThan(0);
    expect(mended.repairs[0]?.from).not.toBe(mended.repairs[0]?.to);
    if (mended.kind !== 'data' || plain.kind !== 'data') throw new Error('both are numbers');
    expect(mended.rows).toEqual(plain.rows);
    expect(mended.confidence.level).not.toBe('high');
  });
});

describe('text that cannot be asked', () => {
  it.each([
    ['', 'question-empty'],
    [' \n\t ', 'question-empty'],
    ['?!', 'question-empty'],
    [`지난주 주문 수${' '.repeat(2000)}`, 'question-too-long'],
  ])('when the text is %.20j, the answer says so with a next step', async (text, code) => {
    const answer = await company.ask(text);
    expect(answer).toMatchObject({ kind: 'failure', code, sql: null });
    expect(answer.kind === 'failure' && answer.nextStep).toBeTruthy();
  });

  it.each([
    '\0\0주문 수 지난주',
    '지난주 주문 수\u202e',
    '가나다'.repeat(600),
    '🙂🙂 지난주 주문 수 🙂',
    '\ud800 주문 수',
  ])('when the text holds odd characters (%j), it is answered all the same', async (text) => {
    const answer = await company.ask(text);
    expect(answer.kind === 'failure' && answer.code === 'unexpected').toBe(false);
  });
});

describe('language', () => {
  const hangul = /\p{Script=Hangul}/u;

  it('when asked in English, text, headings, assumptions and confidence are English', async () => {
    const answer = await company.ask('cancellation rate by weekday last week vs the previous week');
    if (answer.kind !== 'data') throw new Error(answer.text);
    const { text, assumptions, confidence, columns, sources, suggestions } = answer;
    const said = [
      text,
      ...assumptions,
      ...confidence.reasons,
      ...columns.map(({ label }) => label),
      ...sources.definitions.flatMap((definition) => [definition.label, definition.text]),
      ...suggestions,
    ];
    expect(said.filter((sentence) => hangul.test(sentence))).toEqual([]);
  });

  it('when asked in Korean, text, headings, assumptions and confidence are Korean', async () => {
    const answer = await company.ask('지난주 카테고리별 주문 수');
    if (answer.kind !== 'data') throw new Error(answer.text);
    const said = [
      answer.text,
      ...answer.assumptions,
      ...answer.confidence.reasons,
      ...answer.columns.map(({ label }) => label),
      ...answer.suggestions,
    ];
    expect(said.filter((sentence) => !hangul.test(sentence))).toEqual([]);
  });

  it('when a language is chosen, it goes before the language of the question', async () => {
    const answer = await company.ask('지난주 주문 수', { locale: 'en' });
    expect(answer.locale).toBe('en');
    expect(hangul.test(answer.text)).toBe(false);
  });

  it('when a word is unknown, the answer names it in the language of the question', async () => {
    const [korean, english] = [
      await company.ask('지난주 화성구 주문 수'),
      await company.ask('orders in Atlantis last week'),
    ];
    expect(korean.text).toMatch(/화성구.*(않|없)/u);
    expect(english.text).toMatch(/Atlantis/);
    expect(hangul.test(english.text)).toBe(false);
  });
});
