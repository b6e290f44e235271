import { describe, expect, it } from 'vitest';
import { read } from './small-company.ts';

/** Every word that has no place is named, as the asker wrote it and without its particle. */
const handedOver: readonly (readonly [question: string, words: readonly string[]])[] = [
  ['화성구 주문수', ['화성구']],
  ['지난주 화성구에서 주문 몇 건이야', ['화성구']],
  ['평균 주문수', ['평균']],
  ['일평균 주문수', ['일평균']],
  ['하루 평균 매출', ['하루', '평균']],
  ['누적 주문수', ['누적']],
  ['중복 제거 주문수', ['중복', '제거']],
  ['순 주문수', ['순']],
  ['총 취소율', ['총']],
  ['total cancel rate', ['total']],
  ['최대 매출', ['최대']],
  ['average orders', ['average']],
  ['median gmv', ['median']],
  ['distinct orders', ['distinct']],
  ['cumulative gmv by month', ['cumulative']],
  ['주문수 왜 줄었어', ['왜', '줄었어']],
  ['매출이 감소한 이유', ['감소한', '이유']],
  ['why did orders drop last week', ['why', 'drop']],
  ['다음 달 매출 예측', ['다음 달', '예측']],
  ['내일 주문수', ['내일']],
  ['gmv forecast', ['forecast']],
  ['orders next month', ['next month']],
  ['주문수와 매출의 상관관계', ['상관관계']],
  ['correlation between orders and gmv', ['correlation', 'between']],
  ['회원 전화번호', ['전화번호']],
  ['회원 이름 알려줘', ['이름']],
  ['member emails', ['emails']],
  ['주문 목록 보여줘', ['목록']],
  ['list of orders with addresses', ['addresses']],
  ['어제 주문 상세 내역', ['상세', '내역']],
  ['주문 삭제해줘', ['삭제해줘']],
  ['주문수 update해줘', ['update']],
  ['delete orders', ['delete']],
  ['update orders', ['update']],
  ['drop table orders', ['drop', 'table']],
  ['재주문까지 걸린 시간', ['재주문까지', '걸린', '시간']],
  ['첫 주문 회원 수', ['첫', '주문']],
  ['신규 회원 수', ['신규']],
  ['주문한 회원 수', ['주문한']],
  ['회원 주문 수', ['회원']],
  ['주문 취소 건수', ['주문']],
  ['강남구보다 주문수 많은 지역', ['강남구보다']],
  ['지난주보다 주문이 많은 지역', ['많은']],
  ['지난주보다 주문이 늘어난 지역', ['늘어난']],
  ['매출이 감소한 지역', ['감소한']],
  ['3만원 이상 주문수', ['3만원 이상']],
  ['주문수 20% 이상 증가한 지역', ['20% 이상', '증가한']],
  ['취소율 20 이상인 지역', ['20 이상']],
  ['주문 100명 이상인 지역', ['100명 이상']],
  ['매출 1000건 이상인 지역', ['1000건 이상']],
  ['주문수 말고 매출', ['주문수', '말고']],
  ['지난주 빼고 주문수', ['빼고']],
  ['지역 빼고 주문수', ['지역', '빼고']],
  ['강남구 또는 치킨 주문수', ['또는']],
  ['강남구와 치킨 주문수', ['강남구와']],
  ['강남구 주문수와 서초구 매출', ['주문수와', '서초구']],
  ['강남구에서 서초구로 주문수', ['서초구']],
  ['지난주 강남구 주문수와 서초구 주문수', ['주문수와', '서초구']],
  ['지역별로 주문이 가장 많은 카테고리', ['가장', '많은']],
  ['지역별 카테고리별 매출 상위 3개', ['상위 3개']],
  ['주문이 가장 많은 곳', ['가장', '많은', '곳']],
  ['가장 많은 주문수', ['가장', '많은']],
  ['매출 2위 지역', ['2위', '지역']],
  ['매출 상위 10% 지역', ['상위', '10%', '지역']],
  ['주문이 두 번째로 많은 지역', ['두', '번째']],
  ['상위 5개 지역 매출 합계', ['합계']],
  ['주문 1000건 이상인 지역이 몇 곳이야', ['몇 곳']],
  ['how many regions have over 1000 orders', ['how many']],
  ['매출이 몇 건이야', ['몇 건']],
  ['회원 아닌 사람 주문 몇 명', ['회원', '아닌', '사람']],
  ['how many gmv', ['how many']],
  ['how long are orders', ['how', 'long', 'how long']],
  ['지난주 회원 수', ['지난주']],
  ['월별 회원 수', ['월별']],
  ['전주 대비 회원 수', ['전주 대비']],
  ['주문수 빠른 지역', ['빠른']],
  ['orders fastest region', ['fastest']],
  ['지역 주문수', ['지역']],
  ['강남구 카테고리 주문수', ['카테고리']],
  ['하루 주문수', ['하루']],
  ['주말 주문수', ['주말']],
  ['2월 30일 주문수', ['2월 30일']],
  ['추석 주문수', ['추석']],
  ['9시에 주문수', ['9', '시에']],
  ['orders at 9am', ['9', 'am']],
  ['매출 나누기 주문수', ['매출', '나누기']],
  ['매출/주문수', ['매출']],
  ['매출 - 할인', ['할인']],
  ['매출 + 주문수', ['매출', '+']],
  ['gmv per order', ['per']],
  ['gmv per order by region', ['per']],
  ['주문당 매출', ['주문당']],
  ['회원당 주문수', ['회원당']],
  ['주문수 대비 매출', ['주문수', '대비']],
  ['orders by card', ['by']],
  ['orders without coupons', ['without', 'coupons']],
  ['only pizza orders', ['only']],
  ['cancelled orders that were refunded', ['refunded']],
  ['orders not last week', ['not']],
  ['치킨집의 주문수', ['치킨집']],
  ['강남역 주문수', ['강남역']],
  ['orders by weather', ['by', 'weather']],
  ['주문수 설명해줘', ['설명해줘']],
  ['매출 어떻게 계산해?', ['계산해']],
  ['how is gmv calculated', ['how', 'calculated']],
  ['주문이 많은 지역과 적은 지역', ['많은', '지역과', '적은']],
  ['주문이 제일 많은 지역의 카테고리별 매출', ['제일', '많은']],
  ['지난주 대비 어제 주문수', ['지난주 대비']],
  ['매출 3월 대비 2월', ['3월 대비']],
  ['most recent orders', ['most', 'recent']],
  ['orders from Gangnam to Seocho', ['Seocho']],
  ['취소 매출', ['취소']],
  ['지역별 주문수 10개', ['10개']],
  ['orders where status is refunded', ['where', 'status', 'refunded']],
  ['그 지역 주문수', ['지역']],
  ['아까 그거 지난달로', ['아까']],
  ['브랜드별 회원 수', ['브랜드별']],
  ['최대 주문수', ['최대']],
  ['orders from Gangnam to Seocho', ['Seocho']],
  ['지난달 대비 이번달 주문수 1000건 이상 증가한 지역', ['1000건 이상', '증가한']],
];

describe('when a word of a question has no place', () => {
  it.each(handedOver)('%s, no query is made and the word is named', (question, words) => {
    const reading = read(question);
    expect(reading.query).toBeNull();
    expect(reading.unknown).toEqual(words);
  });
});

describe('when it matters why a word has no place', () => {
  it.each([
    ['화성구 주문수', 'unknown-word'],
    ['지난주 회원 수', 'no-time'],
    ['취소 매출', 'contradicts-metric'],
    ['2월 30일 주문수', 'unusable-time'],
    ['하루 주문수', 'no-place'],
  ])('%s, the reason is %s', (question, reason) => {
    expect(read(question).unexplained.map((word) => word.reason)).toEqual([reason]);
  });
});

describe('when a question names slots and no metric', () => {
  it.each(['지난주 지역별', 'by region last week', '강남구 어때', '지역 순위', '어제 몇 건이야'])(
    '%s, the metric is what is missing',
    (question) => {
      const reading = read(question);
      expect(reading.query).toBeNull();
      expect(reading.missing).toEqual(['metric']);
      expect(reading.unknown).toEqual([]);
    },
  );
});
