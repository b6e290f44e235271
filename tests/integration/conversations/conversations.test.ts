import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differenceOf } from '../governed/same-rows.ts';
import {
  type AnsweredConversation,
  type ConversationCompany,
  openConversationCompany,
  readConversations,
  type UnansweredConversation,
} from './conversation-company.ts';

const answered = readConversations<AnsweredConversation>('answered.yaml');
const leftAlone = readConversations<UnansweredConversation>('left-alone.yaml');
const lastWeek = ['2026-03-23', '2026-03-30'] as const;

let company: ConversationCompany;
beforeAll(async () => {
  company = await openConversationCompany();
});
afterAll(() => company.close());

const saidBy = (turns: readonly string[]) => turns.map((text) => ({ text }));
const named = <T extends { readonly turns: readonly string[] }>(cases: readonly T[]) =>
  cases.map((each): [string, T] => [each.turns.join(' > '), each]);

it('when the suite is counted, it holds 60 conversations to answer, in both languages, and 25 to leave alone', () => {
  const english = answered.filter(({ turns }) => /^[a-z]/iu.test(turns[0] ?? ''));
  expect(answered.length).toBeGreaterThanOrEqual(60);
  expect(english.length).toBeGreaterThanOrEqual(15);
  expect(leftAlone.length).toBeGreaterThanOrEqual(25);
});

it.each(named(answered))('when %s, the number is that of the gold', async (_, asked) => {
  const { followed, plan } = company.converse(saidBy(asked.turns));
  if (followed?.kind !== 'plan' || plan === null)
    throw new Error(`not followed: ${JSON.stringify(followed)}`);
  const [from, to] = asked.range ?? lastWeek;
  expect(plan.range).toEqual({ from, to });
  expect(followed.chart).toBe(asked.chart ?? null);
  const difference = differenceOf(
    await company.run(plan.sql),
    await company.gold(asked.gold),
    asked.ordered ?? false,
  );
  expect(difference).toBeNull();
});

it.each(named(leftAlone))('when %s, words alone make no number of it', (_, { turns, stuck }) => {
  const { followed } = company.converse(saidBy(turns));
  if (stuck === undefined) expect(followed).toBeNull();
  else expect(followed).toMatchObject({ kind: 'stuck', reading: { query: null, unknown: [stuck] } });
});

describe('several people in one thread', () => {
  const before = [
    { text: '지난주 강남구 주문 수', by: 'hana' },
    { text: '지난주 서초구 결제액', by: 'minsu' },
  ];

  it('when somebody goes on with another one’s question, the answer says so', () => {
    const { followed, plan } = company.converse([...before, { text: '지난달은?', by: 'hana' }]);
    expect(followed).toMatchObject({ kind: 'plan', question: { ko: '지난달 서초구 결제액' } });
    const own = company.converse([...before, { text: '지난달은?', by: 'minsu' }]);
    const notes = [plan, own.plan].map((each) => each?.notes.map(({ ko }) => ko).join() ?? '');
    expect(notes[0]).toContain("'지난주 서초구 결제액'");
    expect(notes[1]).not.toContain("'지난주 서초구 결제액'");
  });

  it('when they name their own question, that one goes on, and no other name is told', () => {
    const { followed, plan } = company.converse([...before, { text: '내 질문에서 지난달은?', by: 'hana' }]);
    expect(followed).toMatchObject({ kind: 'plan', question: { ko: '지난달 강남구 주문 수' } });
    expect(plan?.notes.map(({ ko }) => ko).join()).not.toContain('hana');
  });

  it('when they have no question of their own, nothing goes on', () => {
    const { followed } = company.converse([
      ...before,
      { text: 'my last question for last month', by: 'jisoo' },
    ]);
    expect(followed).toBeNull();
  });
});

describe('a verified example', () => {
  const example = '지난주 배달 단계별 평균 소요 시간';

  it('when nothing but its days are changed, it is run for those', () => {
    const { plan: first } = company.converse([{ text: example }]);
    const { followed, plan } = company.converse([{ text: example }, { text: '지난달은?' }]);
    if (first?.query !== null) throw new Error('the question is no verified example any more');
    expect(followed?.kind).toBe('plan');
    expect(plan?.range).toEqual({ from: '2026-03-01', to: '2026-04-01' });
    expect(plan?.verification).toEqual(first.verification);
  });

  it('when it is to be split or narrowed, words alone do not do it', () => {
    for (const text of ['지역별로', '강남구만', '취소율도 같이']) {
      expect(company.converse([{ text: example }, { text }]).followed, text).toBeNull();
    }
  });
});

describe('what is hidden from the one who goes on', () => {
  let narrow: ConversationCompany;
  beforeAll(async () => {
    narrow = await openConversationCompany((table) => table === 'core.shop_categories');
  });
  afterAll(() => narrow.close());

  it('when the question before is about it, no part of it is dropped in silence', () => {
    const { turns } = company.converse([{ text: '지난주 치킨 주문 수' }]);
    const request = { isWhole: false, asker: 'minsu', turns } as const;
    const clock = {
      now: new Date('2026-04-01T10:00:00+09:00'),
      timeZone: 'Asia/Seoul',
      weekStart: 'monday',
    } as const;
    expect(narrow.followUp({ ...request, text: '지난달은?', clock })).toBeNull();
    expect(company.followUp({ ...request, text: '지난달은?', clock })?.kind).toBe('plan');
  });

  it('when it is what the words ask for, they are no edit', () => {
    expect(narrow.converse([{ text: '지난주 주문 수' }, { text: '치킨만' }]).followed).toBeNull();
  });
});
