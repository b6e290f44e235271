import { describe, expect, it } from 'vitest';
import { describeQuery } from './describe-query.ts';
import { read } from './small-company.ts';

describe('when a word can mean several things', () => {
  it('when teams define a term differently and prefer none, it asks which metric', () => {
    const reading = read('지난주 실적 알려줘');
    expect(reading.query).toBeNull();
    expect(reading.ambiguities).toEqual([{ kind: 'metric', text: '실적', metrics: ['gmv', 'order_count'] }]);
    expect(reading.unknown).toEqual([]);
  });

  it('when one definition is preferred, it is used and the other is told', () => {
    const reading = read('지난주 매출');
    expect(reading.query?.metrics).toEqual(['gmv']);
    expect(reading.notes.some(({ ko }) => ko.includes('영업') && ko.includes('재무: 재무 정의'))).toBe(true);
    expect(reading.notes.some(({ en }) => en.includes('as 영업 has it'))).toBe(true);
  });

  it('when a term has one definition, it is used without a word', () => {
    const reading = read('어제 리드타임');
    expect(reading.query?.metrics).toEqual(['average_delivery_minutes']);
    expect(reading.notes).toEqual([]);
  });

  it('when two dimensions hold a value, it asks which', () => {
    const reading = read('카페 주문수');
    expect(reading.query).toBeNull();
    expect(reading.ambiguities).toEqual([
      {
        kind: 'value',
        text: '카페',
        candidates: [
          { dimension: 'category', value: '카페' },
          { dimension: 'brand', value: '카페' },
        ],
      },
    ]);
  });

  it.each([
    ['카페 업종 주문수', 'category'],
    ['브랜드가 카페인 주문수', 'brand'],
  ])('%s, the dimension beside the value decides', (question, dimension) => {
    expect(read(question).query?.filters).toEqual([{ dimension, values: ['카페'], negated: false }]);
  });

  it.each(['3월 4월 매출', '어제 지난주 주문수', 'orders yesterday last month'])(
    '%s, it asks which range',
    (question) => {
      const reading = read(question);
      expect(reading.query).toBeNull();
      expect(reading.ambiguities.map(({ kind }) => kind)).toEqual(['range']);
    },
  );
});

describe('when something is decided for the asker', () => {
  it('when no range is named, the last 30 days are taken and said with their dates', () => {
    const [note] = read('주문 수').notes;
    expect(note?.ko).toContain('2026-02-16');
    expect(note?.ko).toContain('2026-03-17');
    expect(note?.en).toContain('last 30 days');
  });

  it('when a week is named, the day it starts on is said with its dates', () => {
    const [note] = read('지난주 주문 수').notes;
    expect(note?.ko).toContain('월요일');
    expect(note?.ko).toContain('2026-03-09');
    expect(note?.en).toContain('Monday');
  });

  it('when the period still runs, that and the equally long comparison are said', () => {
    const notes = read('이번 달 거래액 전월 대비').notes.map(({ ko }) => ko);
    expect(notes).toHaveLength(2);
    expect(notes[0]).toContain('2026-03-18');
    expect(notes[1]).toContain('2026-02-18');
  });

  it('when a metric has no time, no range is chosen for it', () => {
    expect(read('회원 수').query?.range).toBeNull();
    expect(read('회원 수').notes).toEqual([]);
  });

  it('when a value is written in other words, the stored one is said', () => {
    expect(read('어제 강남 주문수').notes).toEqual([
      { ko: "'강남': 지역 = 강남구", en: "'강남': Region = 강남구" },
    ]);
  });

  it('when a value is named without its dimension, the dimension is said', () => {
    expect(read('어제 강남구 주문수').notes).toEqual([
      { ko: "'강남구': 지역 = 강남구", en: "'강남구': Region = 강남구" },
    ]);
    expect(read('어제 강남구 지역 주문수').notes).toEqual([]);
  });

  it('when several values of a dimension are added up, that is said', () => {
    expect(read('어제 강남구와 서초구 주문수').notes[0]?.ko).toContain('합쳐서');
  });
});

describe('when an unknown word resembles a defined one', () => {
  it.each([
    ['취소률', 'cancel_rate'],
    ['카테고리아별 주문수', 'category'],
    ['강남동 주문수', '강남구'],
    ['cancelation rates by regoin', 'region'],
  ])('%s, %s is offered', (question, name) => {
    const reading = read(question);
    expect(reading.query).toBeNull();
    expect(reading.nearest.map((suggestion) => suggestion.name)).toContain(name);
  });

  it('when nothing resembles it, nothing is offered', () => {
    expect(read('쿠폰 주문수').nearest).toEqual([]);
  });
});

describe('when text arrives in unusual shapes', () => {
  it.each([
    ['decomposed Hangul', '지역별 주문 수'.normalize('NFD')],
    ['full-width spaces', '지역별\u3000주문\u3000수'],
    ['emoji and marks', '🍗 지역별 주문 수!!'],
    ['quotes', '“지역별” ‘주문 수’ 보여줘'],
    ['no spaces inside names', '지역별 주문수'],
  ])('%s, it reads the same', (_, question) => {
    expect(describeQuery(read(question).query)).toBe('order_count by region | 02-16..03-18');
  });

  it('when the text is empty or only signs, nothing is read and nothing fails', () => {
    for (const text of ['', '   ', '?!', '🍗']) expect(read(text).query).toBeNull();
  });
});
