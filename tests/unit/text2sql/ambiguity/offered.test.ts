import { describe, expect, it } from 'vitest';
import type { Choice, ChosenMeaning } from '../../../../src/domain/answer.ts';
import { takeChoice } from '../../../../src/text2sql/ambiguity/offered.ts';

const chosen = (name: string): ChosenMeaning => ({ word: '클릭률', kind: 'metric', name });
const offered: Choice[] = [
  {
    question: '지난주 광고 클릭률',
    label: '광고 클릭률: 3.1% (2026-03-23 ~ 2026-03-29)',
    chosen: chosen('ad_ctr'),
  },
  {
    question: '지난주 검색 클릭률',
    label: '검색 클릭률: 41.0% (2026-03-23 ~ 2026-03-29)',
    chosen: chosen('search_click_rate'),
  },
  { question: 'orders by region last week', label: 'orders by region last week', chosen: null },
];
const question = '지난주 클릭률';
const take = (text: string) => takeChoice(text, { question, offered });

describe('when the message takes what was offered', () => {
  it.each([
    ['광고 클릭률: 3.1% (2026-03-23 ~ 2026-03-29)', 'ad_ctr'],
    ['광고 클릭률', 'ad_ctr'],
    ['광고 클릭률이요', 'ad_ctr'],
    ['검색 클릭률로 봐줘', 'search_click_rate'],
    ['검색 클릭률 기준으로 보여줘', 'search_click_rate'],
    ['1', 'ad_ctr'],
    ['2번', 'search_click_rate'],
    ['두 번째 거요', 'search_click_rate'],
    ['첫번째', 'ad_ctr'],
    ['the second one', 'search_click_rate'],
    ['option 1', 'ad_ctr'],
    ['2번으로 할게요', 'search_click_rate'],
    ['첫번째로 해줘', 'ad_ctr'],
    ['첫번째 걸로 부탁드려요', 'ad_ctr'],
    ['광고요', 'ad_ctr'],
    ['광고 클릭률이요 ㅎㅎ', 'ad_ctr'],
    ['the 검색 one', 'search_click_rate'],
  ])('when told "%s", the question is read again with %s', (text, name) => {
    expect(take(text)).toMatchObject({ text: question, chosen: chosen(name), reading: null });
  });

  it('when the whole question of a choice is typed, it is read as it stands', () => {
    const expected = { text: '지난주 광고 클릭률', chosen: chosen('ad_ctr'), shown: '지난주 광고 클릭률' };
    expect(take('지난주  광고 클릭률?')).toMatchObject(expected);
  });

  it('when a ready-made question without a meaning is taken, it is the question', () => {
    const expected = { text: 'orders by region last week', chosen: null, reading: null };
    expect(take('Orders by region last week.')).toMatchObject(expected);
    expect(take('3')).toMatchObject(expected);
  });
});

it.each([
  '클릭률',
  '지난달 광고 클릭률',
  '광고비',
  '9',
  '0',
  '',
  '!',
  '2026',
  'the second week of March',
  '로',
])('when told "%s", it takes nothing', (text) => {
  expect(take(text)).toBeNull();
});

it.each(['둘 다', '둘다요', '다 보여줘', '전부 다', 'both', 'show me both'])(
  'when told "%s", the question itself is put up again',
  (text) => {
    const expected = { text: question, chosen: null, reading: null, shown: question, isAll: true };
    expect(take(text)).toEqual(expected);
  },
);

it.each([
  ['전자', 'ad_ctr'],
  ['후자로 해줘', 'search_click_rate'],
  ['the latter', 'search_click_rate'],
])('when told "%s" of two, it is the one at that place', (text, name) => {
  expect(takeChoice(text, { question, offered: offered.slice(0, 2) })?.chosen?.name).toBe(name);
  expect(take(text)).toBeNull();
});

it('when nothing was offered, nothing is taken', () => {
  expect(takeChoice('1', { question, offered: [] })).toBeNull();
});

describe('when readings that no definition tells apart were offered', () => {
  const readings: Choice[] = [
    { question: '지난주 문의 (접수일 기준)', label: '접수일 기준: 1,234', chosen: null },
    { question: '지난주 문의 (처리일 기준)', label: '처리일 기준: 1,101', chosen: null },
    { question: 'tickets last week (by first reply)', label: 'by first reply: 1,015', chosen: null },
  ];
  const takeReading = (text: string) => takeChoice(text, { question: '지난주 문의', offered: readings });

  it.each([
    ['접수일 기준', 0],
    ['접수일이요', 0],
    ['접수일 기준으로 해줘', 0],
    ['처리일', 1],
    ['처리일 기준: 1,101', 1],
    ['지난주 문의 (처리일 기준)', 1],
    ['2번이요', 1],
    ['by first reply please', 2],
    ['the third one', 2],
  ])('when told "%s", the question that names the reading is asked', (text, at) => {
    const { question: whole, label } = readings[at] ?? { question: '', label: '' };
    const reading = label.split(': ')[0];
    expect(takeReading(text)).toEqual({ text: whole, chosen: null, reading, shown: whole, isAll: false });
  });

  it.each(['문의', '접수일 기준으로 지난달은?', '기준'])('when told "%s", none is taken', (text) => {
    expect(takeReading(text)).toBeNull();
  });
});
