import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampled } from '../../../support/sampled.ts';
import { type ExampleCompany, openExampleCompany } from './example-company.ts';
import { type Manner, manners } from './paraphrase.ts';
import { sayWordings } from './wordings.ts';

let company: ExampleCompany;
beforeAll(async () => {
  company = await openExampleCompany();
});
afterAll(() => company.close());

type Change = (text: string, template: string) => string | null;

/** What makes another question of any verified one. */
const strangers: readonly {
  readonly name: string;
  readonly change: { readonly ko: Change; readonly en: Change };
}[] = [
  { name: 'a word more', change: { ko: (text) => `외계인 ${text}`, en: (text) => `alien ${text}` } },
  {
    name: 'a word more at its end',
    change: { ko: (text) => `${text} 외계인`, en: (text) => `${text} alien` },
  },
  { name: 'a region more', change: { ko: (text) => `강남구 ${text}`, en: (text) => `${text} 강남구` } },
  {
    name: 'a second period',
    change: {
      ko: (text, template) => (template.includes('{period}') ? `${text} 2026년 1월` : null),
      en: (text, template) => (template.includes('{period}') ? `${text} in January 2026` : null),
    },
  },
  {
    name: 'a period where it knows none',
    change: {
      ko: (text, template) => (template.includes('{period}') ? null : `${text} 2026년 1월`),
      en: (text, template) => (template.includes('{period}') ? null : `${text} in January 2026`),
    },
  },
  { name: 'a number more', change: { ko: (text) => `${text} 77건 이상`, en: (text) => `${text} over 77` } },
  ...['0', '1001', '5000', '2.5'].map((number) => ({
    name: `${number} for its number`,
    change: {
      ko: (_: string, template: string) => withNumber(template, '지난주', number),
      en: (_: string, template: string) => withNumber(template, 'last week', number),
    },
  })),
];

function withNumber(template: string, period: string, number: string): string | null {
  if (!/\{(?!period)\w+\}/.test(template)) return null;
  return template.replace('{period}', period).replace(/\{\w+\}/g, number);
}

/** Near in words, other in meaning. */
const otherQuestions = [
  { verified: '지난주 메뉴 판매 순위 상위 5개', asked: '지난주 메뉴 판매 순위 하위 5개' },
  { verified: '지난주 가장 많이 팔린 메뉴 5개', asked: '지난주 가장 적게 팔린 메뉴 5개' },
  { verified: '지난주 가장 많이 팔린 메뉴 5개', asked: '지난주 가장 많이 팔린 메뉴 5%' },
  { verified: '지난주 가장 많이 팔린 메뉴 5개', asked: '지난주 가장 많이 팔린 메뉴 500원' },
  { verified: '지난주 상위 5% 가게의 매출 집중도', asked: '지난주 상위 5개 가게의 매출 집중도' },
  { verified: '지난주 상위 5% 가게의 매출 집중도', asked: '지난주 상위 500% 가게의 매출 집중도' },
  { verified: '지난주 상위 5% 가게의 매출 집중도', asked: '지난주 하위 5% 가게의 매출 집중도' },
  { verified: '지난주 주문 7일 이동평균', asked: '지난주 주문 14일 이동평균' },
  { verified: '지난주 문의를 두 번 이상 남긴 회원 비율', asked: '지난주 문의를 세 번 이상 남긴 회원 비율' },
  { verified: '지난주 문의를 두 번 이상 남긴 회원 비율', asked: '지난주 문의를 두 번 이하 남긴 회원 비율' },
  {
    verified: '지난주 주문 1000건당 문의 건수를 일자별로',
    asked: '지난주 주문 100건당 문의 건수를 일자별로',
  },
  { verified: '지난주 일자별 누적 주문', asked: '지난주 월별 누적 주문' },
  { verified: '지난주 지역별 주문 비중', asked: '지난주 카테고리별 주문 비중' },
  { verified: '지난주 지역별 주문 비중', asked: '지난주 지역별 주문 비중 전주 대비' },
  { verified: '지난주 주문이 없는 영업 중인 가게', asked: '지난주 주문이 없는 폐점한 가게' },
  { verified: '지난주 주문이 없는 영업 중인 가게', asked: '지난주 주문이 있는 영업 중인 가게' },
  { verified: 'top 5 best selling menus last week', asked: 'bottom 5 best selling menus last week' },
  { verified: 'top 5 best selling menus last week', asked: 'top 5% best selling menus last week' },
  { verified: 'top 5 best selling menus last week', asked: 'worst 5 selling menus last week' },
  {
    verified: '7-day moving average of orders last week',
    asked: '14-day moving average of orders last week',
  },
  {
    verified: 'share of orders by region last week',
    asked: 'share of orders by region last week vs the week before',
  },
  {
    verified: 'share of members with two or more tickets last week',
    asked: 'share of members with three or more tickets last week',
  },
  { verified: 'members by number of orders last week', asked: 'members with orders last week' },
  { verified: 'coupon cost per new member last week', asked: 'coupon cost of new members last week' },
  { verified: 'tickets per 1000 orders last week', asked: 'tickets of 1000 orders last week' },
  { verified: '지난주 주문 횟수별 회원 수', asked: '지난주 회원의 주문 횟수' },
  { verified: 'members without an order last week', asked: 'members with an order last week' },
] as const;

describe('verified questions in other words', () => {
  it.each(sampled(manners, 2))(
    'when one is asked $name ($locale), its example or nobody answers',
    (manner) => {
      const said = paraphrases(manner);
      const answered = said.map(({ text, example }) => ({ text, example, by: answeredBy(text) }));
      expect(answered.filter(({ by, example }) => by !== example && by !== 'metrics' && by !== null)).toEqual(
        [],
      );
      const matched = answered.filter(({ by, example }) => by === example || by === 'metrics');
      expect(matched.length / said.length).toBeGreaterThanOrEqual(0.85);
    },
  );

  it.each(strangers)('when one is asked with $name, no example answers', ({ change }) => {
    const faults = sayWordings(company.examples, 0).flatMap(({ text, template, locale }) => {
      const changed = change[locale](text, template);
      const match = changed === null ? null : company.match(changed);
      return match === null ? [] : [`${changed} -> ${match.example.name}`];
    });
    expect(faults).toEqual([]);
  });

  it('when one is asked with a word missing, no example answers but its own and the one that word told from it', () => {
    const everySecond = sayWordings(company.examples, 0).filter((_, at) => at % 2 === 0);
    const faults = everySecond.flatMap(({ text, example }) =>
      withoutEachWord(text).flatMap(({ said, missing }) => {
        const other = company.match(said)?.example.name ?? example.name;
        const isTold = toldApart.some(
          ([one, another, words]) => one === example.name && another === other && words.test(missing),
        );
        return other === example.name || isTold ? [] : [`${text} without ${missing} -> ${other}`];
      }),
    );
    expect(faults).toEqual([]);
  }, 60_000);

  it.each(otherQuestions)('when "$asked" is asked, it is not "$verified"', ({ asked, verified }) => {
    expect(company.match(verified)?.example.name).toBeDefined();
    expect(company.match(asked)).toBeNull();
  });

  it('when a number is left out or said, the example is run with it, and tells which were left out', () => {
    const bare = company.match('가장 많이 팔린 메뉴');
    expect(bare?.bindings.get('count')).toEqual({ type: 'number', value: 10 });
    expect([...(bare?.defaulted ?? [])]).toEqual(['period', 'count']);
    const said = company.match('지난주 가장 많이 팔린 메뉴 1000개');
    expect(said?.bindings.get('count')).toEqual({ type: 'number', value: 1000 });
    expect(said?.range).toEqual({ from: '2026-03-23', to: '2026-03-30' });
    expect(said?.defaulted.size).toBe(0);
  });

  it('when an answer is planned, it is named as it was asked and tells its period and what was assumed', () => {
    const { plan } = company.understand('지난주 매출 상위 5% 가게의 매출 집중도');
    expect(plan).toBeNull();
    const asked = company.understand('지난주 상위 5% 가게의 매출 집중도').plan;
    expect(asked?.definitions[0]?.label.ko).toBe('상위 5% 가게의 매출 집중도');
    expect(asked?.assumptions[0]?.ko).toContain('2026-03-23 ~ 2026-03-29');
    const bare = company.understand('best selling menus').plan;
    expect(bare?.definitions[0]?.label.en).toBe('top 10 best selling menus');
    expect(bare?.assumptions.map(({ en }) => en).join()).toMatch(
      /No period was named.*2026-03-02 ~ 2026-03-31/,
    );
  });
});

/** Two examples, and the words of the first whose loss makes it the second. */
const toldApart: readonly (readonly [string, string, RegExp])[] = [
  ['rising_keywords', 'top_keywords', /^rising$/],
  ['members_silent_for_days', 'members_without_order', /^(?:넘게|이상)$/],
  ['shops_silent_for_days', 'idle_shops', /^(?:넘게|이상)$/],
  ['trial_conversion_by_plan', 'trial_conversion', /^(?:요금제별|plan)$/],
  ['tickets_per_thousand_orders', 'contact_rate', /^(?:일별|day|date|daily)$/],
];

function withoutEachWord(text: string): { said: string; missing: string }[] {
  const words = text.split(' ');
  return words.map((missing, at) => ({ missing, said: words.filter((_, other) => other !== at).join(' ') }));
}

interface Paraphrase {
  readonly text: string;
  readonly example: string;
}

function paraphrases({ locale, say }: Manner): Paraphrase[] {
  let turn = 0;
  return company.examples.flatMap(({ name, questions }) =>
    questions[locale].flatMap((template) => {
      const text = say(template, turn++);
      return text === null ? [] : [{ text, example: name }];
    }),
  );
}

function answeredBy(text: string): string | null {
  const plan = company.understand(text).plan;
  if (plan === null) return null;
  return plan.verification.what === 'metric' ? 'metrics' : (plan.verification.names[0] ?? null);
}
