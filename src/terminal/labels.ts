import type { Locale } from '../domain/locale.ts';

/** The terminal's own words; sentences about data come with the answer. */
export interface Labels {
  readonly sql: string;
  readonly tables: string;
  readonly definitions: string;
  readonly assumptions: string;
  readonly freshness: string;
  readonly verified: string;
  readonly confidence: string;
  readonly timing: string;
  readonly read: string;
  readonly next: string;
  readonly tryThese: string;
  readonly nextStep: string;
  readonly none: string;
  readonly notVerified: string;
  readonly noRows: string;
  readonly moreRows: (count: number) => string;
  readonly cut: (count: number) => string;
  readonly until: (moment: string) => string;
  readonly verifiedAs: { readonly metric: string; readonly example: string };
  readonly levels: { readonly high: string; readonly medium: string; readonly low: string };
  readonly welcome: string;
  readonly yes: string;
  readonly no: string;
}

const ko: Labels = {
  sql: 'SQL',
  tables: '테이블',
  definitions: '정의',
  assumptions: '가정',
  freshness: '데이터 기준',
  verified: '검증',
  confidence: '신뢰도',
  timing: '시간',
  read: '이렇게 읽었어요',
  next: '이어서',
  tryThese: '이렇게 물어보세요',
  nextStep: '다음 할 일',
  none: '(없음)',
  notVerified: '검증되지 않은 쿼리',
  noRows: '조건에 맞는 행이 없습니다.',
  moreRows: (count) => `… ${count}행 더 (--json으로 모두 볼 수 있어요)`,
  cut: (count) => `결과가 커서 처음 ${count}행까지만 읽었습니다.`,
  until: (moment) => `${moment}까지 들어온 데이터`,
  verifiedAs: { metric: '검증된 지표', example: '검증된 예시' },
  levels: { high: '높음', medium: '보통', low: '낮음' },
  welcome: '무엇이 궁금하세요? 번호를 치면 위에 나온 질문을 골라요. 끝내려면 Ctrl+D.',
  yes: '예',
  no: '아니요',
};

const en: Labels = {
  sql: 'SQL',
  tables: 'Tables',
  definitions: 'Definitions',
  assumptions: 'Assumptions',
  freshness: 'Data until',
  verified: 'Verified',
  confidence: 'Confidence',
  timing: 'Timing',
  read: 'Read as',
  next: 'Next',
  tryThese: 'Try asking',
  nextStep: 'Next step',
  none: '(none)',
  notVerified: 'not verified',
  noRows: 'No rows match.',
  moreRows: (count) => `… ${count} more rows (--json shows all)`,
  cut: (count) => `The result is large; only its first ${count} rows were read.`,
  until: (moment) => moment,
  verifiedAs: { metric: 'governed metric', example: 'verified example' },
  levels: { high: 'high', medium: 'medium', low: 'low' },
  welcome: 'What would you like to know? A number picks a question offered above. Ctrl+D ends.',
  yes: 'yes',
  no: 'no',
};

export function labelsFor(locale: Locale): Labels {
  return locale === 'ko' ? ko : en;
}
