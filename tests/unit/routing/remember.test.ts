import { describe, expect, it } from 'vitest';
import { readRemember } from '../../../src/routing/remember.ts';

describe('when a meaning is to be remembered', () => {
  it.each([
    ['앞으로 매출은 결제액으로 봐줘', 'person', '매출', '결제액'],
    ['앞으로는 매출을 거래액으로 계산해 주세요', 'person', '매출', '거래액'],
    ['매출은 앞으로 결제액으로 봐줘!', 'person', '매출', '결제액'],
    ['항상 클릭률은 광고 클릭률 기준으로 봐', 'person', '클릭률', '광고 클릭률'],
    ['이제부터 "매출"이라고 하면 결제액으로 이해해줘', 'person', '매출', '결제액'],
    ['매출은 결제액으로 기억해줘', 'person', '매출', '결제액'],
    ['이 대화에서는 매출을 GMV로 봐줘', 'thread', '매출', 'gmv'],
    ['여기서는 매출은 결제액으로 보자', 'thread', '매출', '결제액'],
    ['always use net sales for sales', 'person', 'sales', 'net sales'],
    ['From now on, read revenue as gross sales please.', 'person', 'revenue', 'gross sales'],
    ['when I say revenue, I mean gross sales', 'person', 'revenue', 'gross sales'],
    ['Remember that revenue means GMV', 'person', 'revenue', 'gmv'],
    ['in this conversation treat sales as GMV', 'thread', 'sales', 'gmv'],
    ['이제부터 매출은 거래액으로', 'person', '매출', '거래액'],
    ['매출은 항상 결제액이야', 'person', '매출', '결제액'],
    ['매출 = 결제액으로 기억해줘', 'person', '매출', '결제액'],
    ['use gmv for sales', 'thread', 'sales', 'gmv'],
    ['always treat "CTR" as the search click rate', 'person', 'ctr', 'search click rate'],
  ] as const)('when told "%s", it is for the %s: %s as %s', (text, scope, word, meaning) => {
    const ask = readRemember(text);
    if (ask?.kind !== 'remember') throw new Error(`read as ${ask?.kind}`);
    expect(ask.scope).toBe(scope);
    expect(ask.words).toContain(word);
    expect(ask.meanings).toContain(meaning);
  });
});

describe('when a meaning is to be forgotten', () => {
  it.each([
    ['매출 기억한 거 지워줘', '매출'],
    ['매출에 대해 기억한 것을 지워 주세요', '매출'],
    ['매출 뜻 잊어줘', '매출'],
    ['매출은 원래대로 봐줘', '매출'],
    ['forget what sales means', 'sales'],
    ['Forget the meaning of revenue.', 'revenue'],
    ['stop reading sales as GMV', 'sales'],
    ['stop using GMV for sales', 'sales'],
  ])('when told "%s", it is %s', (text, word) => {
    const ask = readRemember(text);
    if (ask?.kind !== 'forget') throw new Error(`read as ${ask?.kind}`);
    expect(ask.words).toContain(word);
  });

  it.each(['기억한 거 다 지워줘', '전부 잊어줘', 'forget everything', 'forget what you remember'])(
    'when told "%s", it is all of it',
    (text) => {
      expect(readRemember(text)).toEqual({ kind: 'forget-all' });
    },
  );
});

it.each([
  '뭘 기억하고 있어?',
  '기억하고 있는 거 보여줘',
  'what do you remember about me?',
  'show me what you remember',
])('when asked "%s", what is remembered is to be listed', (text) => {
  expect(readRemember(text)).toEqual({ kind: 'list' });
});

it.each([
  ['매출 기억해?', '매출'],
  ['what do you remember about sales?', 'sales'],
])('when asked "%s", what %s is remembered to mean is to be told', (text, word) => {
  const ask = readRemember(text);
  if (ask?.kind !== 'list-word') throw new Error(`read as ${ask?.kind}`);
  expect(ask.words).toContain(word);
});

it.each(['forget the region', '지역은 원래대로 해줘'])(
  'when told "%s", it may be an edit of the question before as well',
  (text) => {
    expect(readRemember(text)).toMatchObject({ kind: 'forget', isCertain: false });
  },
);

it.each([
  '지난주 매출을 지역별로 봐줘',
  '앞으로 매출이 어떻게 될까',
  '매출을 결제액으로 봐줘',
  '항상 주문이 많은 지역',
  '지난주 매출 보여줘',
  'use orders by region',
  'sales last week',
  'what does revenue mean',
  'what is always the busiest region',
  '취소율이 뭐야',
  '이 대화에서 뭐라고 했지',
])('when asked "%s", nothing is asked of the memory', (text) => {
  expect(readRemember(text)).toBeNull();
});
