import { withJosa } from '../../../../src/language/josa.ts';
import { describeQuery } from './describe-query.ts';

/** One question in many wordings: slots filled by synonyms, in several orders, polite or curt, spaced or not. */
export interface Paraphrases {
  readonly query: string;
  readonly wordings: readonly string[];
}

type Slots = Readonly<Record<string, readonly string[]>>;

interface Family {
  readonly query: string;
  readonly slots: Slots;
  readonly patterns: readonly string[];
  readonly endings: readonly string[];
}

const endings = [
  '',
  ' 알려줘',
  ' 보여주세요',
  '{은/는} 어떻게 돼?',
  ' 좀 뽑아주실 수 있을까요?',
  ' 궁금해요',
  ' 부탁드려요',
  '?',
];
const asks = ['', 'show me ', 'can you give me ', 'what is ', 'please show '];
const lastWeek = ['지난주', '지난 주', '저번주'];

const families: readonly Family[] = [
  {
    query: 'order_count by region | 03-09..03-16',
    slots: {
      when: lastWeek,
      by: ['지역별', '지역별로', '동네별', '지역 별'],
      what: ['주문 수', '주문수', '주문 건수', '주문량'],
    },
    patterns: ['{when} {by} {what}', '{by} {when} {what}', '{when}의 {by} {what}'],
    endings,
  },
  {
    query: 'gmv | category=치킨 | region=강남구 | 02-01..03-01',
    slots: {
      where: ['강남구', '강남', '강남구 지역'],
      kind: ['치킨', '치킨 카테고리', '통닭'],
      what: ['거래액', '매출', '매출액'],
    },
    patterns: ['지난달 {where} {kind} {what}', '{where} {kind} 지난달 {what}', '{kind} {where} 2월 {what}'],
    endings,
  },
  {
    query: 'cancel_rate by category | 02-16..03-18 | top cancel_rate | first 1',
    slots: { most: ['가장', '제일'], what: ['취소율', '주문 취소율'], by: ['카테고리', '업종'] },
    patterns: [
      '{what}{이/가} {most} 높은 {by}',
      '{most} {what}{이/가} 높은 {by}{은/는} 어디야',
      '{by} 중에 {what}{이/가} {most} 높은 곳은',
      '어느 {by}{이/가} {what}{이/가} {most} 높아?',
      '{what} 1위 {by}',
    ],
    endings: ['', '?', ' 알려줘'],
  },
  {
    query: 'order_count by region | 02-16..03-18 | top order_count | first 5',
    slots: { top: ['상위 5개', '상위 다섯 개', 'top 5', 'TOP5'], what: ['주문수', '주문 건수'] },
    patterns: ['{what} {top} 지역', '{top} 지역 {what}', '지역별 {what} {top}', '지역 {what} {top}'],
    endings: ['', ' 보여줘', ' 알려주세요'],
  },
  {
    query: 'order_count+gmv by membership_tier | 03-11..03-18',
    slots: {
      when: ['최근 7일', '지난 7일', '최근 일주일'],
      by: ['등급별', '회원 등급별로'],
      and: ['와', '랑', ' 및', ' 그리고'],
    },
    patterns: ['{when} {by} 주문수{and} 거래액', '{by} {when} 주문수{and} 거래액'],
    endings,
  },
  {
    query: 'gmv | 03-01..03-19 | vs 02-01..02-19',
    slots: { what: ['거래액', '매출'], when: ['이번 달', '이번달'], than: ['전월 대비', '지난달 대비'] },
    patterns: ['{when} {what} {than}', '{than} {when} {what}', '{when} {than} {what}', '{than} {what}'],
    endings: ['', ' 알려줘', '?'],
  },
  {
    query: 'order_count by region | 03-09..03-16',
    slots: {
      ask: asks,
      what: ['orders', 'order count', 'number of orders', 'the order volume'],
      by: ['by region', 'per region', 'for each region', 'by district'],
    },
    patterns: ['{ask}{what} {by} last week', '{ask}{what} last week {by}', 'last week {what} {by}'],
    endings: ['', '?', ' please'],
  },
  {
    query: 'gmv | category!=피자 | 02-01..03-01',
    slots: {
      ask: asks,
      not: ['excluding', 'except', 'without'],
      what: ['gmv', 'GMV', 'gross merchandise value'],
      when: ['last month', 'in february'],
    },
    patterns: ['{ask}{what} {when} {not} pizza', '{ask}{what} {not} pizza {when}'],
    endings: ['', '?'],
  },
];

/** `step` keeps every n-th wording, for a quick run. */
export function allParaphrases(step = 1): Paraphrases[] {
  return families.map(({ query, slots, patterns, endings: ends }) => {
    const texts = patterns.flatMap((pattern) => fill(pattern, slots));
    const wordings = new Set(texts.flatMap((text) => ends.map((end) => withParticles(text + end))));
    return { query, wordings: [...wordings].filter((_, index) => index % step === 0) };
  });
}

function fill(pattern: string, slots: Slots): string[] {
  const slot = /\{(\w+)\}/.exec(pattern);
  if (slot === null) return [pattern];
  return (slots[slot[1] ?? ''] ?? []).flatMap((word) => fill(pattern.replace(slot[0], word), slots));
}

/** `{은/는}` takes the form that the word before it asks for. */
function withParticles(text: string): string {
  return text
    .replace(/(\p{L}+)\{은\/는\}/gu, (_, word: string) => withJosa(word, '은/는'))
    .replace(/(\p{L}+)\{이\/가\}/gu, (_, word: string) => withJosa(word, '이/가'));
}

export interface Tally {
  readonly right: number;
  readonly handedOver: readonly string[];
  readonly wrong: readonly string[];
}

/** How the wordings of one question were read. */
export function tally(
  { query, wordings }: Paraphrases,
  read: (text: string) => { query: Parameters<typeof describeQuery>[0] },
): Tally {
  const readings = wordings.map((text) => ({ text, got: describeQuery(read(text).query) }));
  return {
    right: readings.filter(({ got }) => got === query).length,
    handedOver: readings.filter(({ got }) => got === null).map(({ text }) => text),
    wrong: readings
      .filter(({ got }) => got !== null && got !== query)
      .map(({ text, got }) => `${text} -> ${got}`),
  };
}
