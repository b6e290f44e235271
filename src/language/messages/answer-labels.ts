import type { Locale } from '../../domain/locale.ts';

/** What every door calls the parts of an answer; sentences about data come with the answer. */
export interface AnswerLabels {
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
  readonly yes: string;
  readonly no: string;
}

const ko: AnswerLabels = {
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
  replaced: (count) => `앞서 쓴 쿼리 ${count}개는 쓰지 않았습니다`,
  calls: (count) => `${count}회 호출`,
  tokens: (input, cached, output) => `입력 ${input}토큰${cached}, 출력 ${output}토큰`,
  cached: (count) => `캐시 ${count}`,
  failedSql: {
    'not-run': '실행하지 않은 SQL',
    ran: '실행했지만 답을 얻지 못한 SQL',
    unknown: '답을 얻지 못한 SQL',
  },
  yes: '예',
  no: '아니요',
};

const en: AnswerLabels = {
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
  replaced: (count) => `${count} earlier ${count === 1 ? 'query was' : 'queries were'} dropped`,
  calls: (count) => `${count} ${count === 1 ? 'call' : 'calls'}`,
  tokens: (input, cached, output) => `${input} tokens in${cached}, ${output} out`,
  cached: (count) => `${count} cached`,
  failedSql: {
    'not-run': 'SQL that was not run',
    ran: 'SQL that ran and gave no answer',
    unknown: 'SQL that gave no answer',
  },
  yes: 'yes',
  no: 'no',
};

/** The words of a language. */
export function answerLabels(locale: Locale): AnswerLabels {
  return locale === 'ko' ? ko : en;
}
