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
  /** Above what a follow-up or a vague question was read as; by words alone, or by a model. */
  readonly readAs: { readonly 'follow-up': string; readonly model: string };
  readonly explanation: string;
  readonly explanationCut: string;
  readonly readings: string;
  readonly which: string;
  readonly model: string;
  readonly modelWrote: string;
  readonly attempts: string;
  readonly replaced: (count: number) => string;
  readonly calls: (count: number) => string;
  readonly tokens: (input: string, cached: string, output: string) => string;
  readonly cached: (count: string) => string;
  /** Above a statement that gave no answer: certainly not run, run without one, or not known which. */
  readonly failedSql: { readonly 'not-run': string; readonly ran: string; readonly unknown: string };
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
  readAs: { 'follow-up': '앞 질문에 이어 이렇게 읽었어요', model: '모델이 이렇게 읽었어요' },
  explanation: '계산 방법',
  explanationCut: '(설명이 끝까지 오지 않았습니다.)',
  readings: '어느 정의로 봐도 같은 결과예요',
  which: '어느 것인가요?',
  model: '모델',
  modelWrote: '모델이 쓴 쿼리이고, 아직 아무도 검증하지 않았습니다. 숫자를 쓰기 전에 SQL을 확인해 주세요.',
  attempts: '고쳐 씀',
  replaced: (count) => `앞서 쓴 쿼리 ${count}개는 쓰지 않았습니다 (--json에 있어요)`,
  calls: (count) => `${count}회 호출`,
  tokens: (input, cached, output) => `입력 ${input}토큰${cached}, 출력 ${output}토큰`,
  cached: (count) => `캐시 ${count}`,
  failedSql: {
    'not-run': '실행하지 않은 SQL',
    ran: '실행했지만 답을 얻지 못한 SQL',
    unknown: '답을 얻지 못한 SQL',
  },
  welcome:
    '무엇이 궁금하세요? "강남구만"처럼 이어서 물어도 되고, 번호를 치면 위에 나온 질문을 골라요. 끝내려면 Ctrl+D.',
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
  readAs: { 'follow-up': 'Read with what came before as', model: 'A model read it as' },
  explanation: 'How it is computed',
  explanationCut: '(The explanation was cut short.)',
  readings: 'Every definition gives the same result',
  which: 'Which one?',
  model: 'Model',
  modelWrote:
    'A model wrote this query and nobody has verified it yet. Check the SQL before you use the number.',
  attempts: 'Mended',
  replaced: (count) => `${count} earlier ${count === 1 ? 'query was' : 'queries were'} dropped (see --json)`,
  calls: (count) => `${count} ${count === 1 ? 'call' : 'calls'}`,
  tokens: (input, cached, output) => `${input} tokens in${cached}, ${output} out`,
  cached: (count) => `${count} cached`,
  failedSql: {
    'not-run': 'SQL that was not run',
    ran: 'SQL that ran and gave no answer',
    unknown: 'SQL that gave no answer',
  },
  welcome:
    'What would you like to know? Follow up in a few words ("only Gangnam"); a number picks a question offered above. Ctrl+D ends.',
  yes: 'yes',
  no: 'no',
};

export function labelsFor(locale: Locale): Labels {
  return locale === 'ko' ? ko : en;
}
