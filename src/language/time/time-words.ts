const words =
  '오늘 금일 어제 그저께 그제 내일 모레 이번주 금주 지난주 저번주 전주 지지난주 다음주 이번달 이달 금월 당월 지난달 저번달 전월 지지난달 다음달 ' +
  '이번분기 지난분기 전분기 올해 금년 작년 전년 재작년 지난해 내년 상반기 하반기 주말 평일 월요일 화요일 수요일 목요일 금요일 토요일 일요일 ' +
  '일별 날짜별 일자별 매일 하루 주별 매주 주간 월별 매월 매달 월간 분기별 연도별 매년 연간 시간대별 시간별 요일별 ' +
  '전일대비 전주대비 전월대비 전분기대비 전년대비 전년동기대비 전년동월대비 작년동기대비 지난주대비 지난달대비 작년대비 어제대비 ' +
  '최근일주일 최근한달 지난주말 이번주말';

/** Everyday Korean time words without spaces: what 초성 may stand for and unspaced text may be cut at. */
export const timeWords: ReadonlySet<string> = new Set(words.split(' '));

const counted =
  /^(?:(?:최근|지난|과거)?\d{1,4}(?:일|주일|주|개월|달|년)(?:간|동안|전)?|(?:(?:20)?\d{2}년|올해|작년|재작년)?\d{1,2}월(?:\d{1,2}일)?|(?:(?:20)?\d{2}년|올해|작년)?[1-4]분기|20\d{2}년)$/;

/** True for a time word, or one with figures (최근7일, 3월, 2026년3월), written without spaces. */
export function isTimeWord(text: string): boolean {
  return timeWords.has(text) || counted.test(text);
}
