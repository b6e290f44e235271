import type { Locale } from '../../domain/locale.ts';
import type { ChartView } from './action-ids.ts';

/** What the buttons and remarks of an answer say; what every door says is in `language/messages/answer-labels.ts`. */
export interface AnswerWords {
  readonly sql: string;
  readonly csv: string;
  readonly rerun: string;
  readonly narrower: string;
  readonly wider: string;
  readonly chart: string;
  readonly views: Readonly<Record<ChartView, string>>;
  readonly good: string;
  readonly bad: string;
  readonly remove: string;
  readonly removeTitle: string;
  readonly removeText: string;
  readonly keep: string;
  readonly caption: (title: string, rows: number) => string;
  readonly rowsShown: (shown: number, all: number) => string;
  readonly columnsShown: (shown: number, all: number) => string;
  /** Where all rows that were read are; `file` is escaped. */
  readonly allInFile: (file: string) => string;
  readonly allInCsv: string;
  /** The result itself was cut. */
  readonly readOnly: (rows: number) => string;
  readonly more: (count: number) => string;
}

const ko: AnswerWords = {
  sql: 'SQL과 근거',
  csv: 'CSV 받기',
  rerun: '다시 실행',
  narrower: '기간 좁히기',
  wider: '기간 넓히기',
  chart: '차트',
  views: {
    auto: '차트: 자동',
    bar: '막대 차트',
    line: '선 차트',
    pie: '원 차트',
    none: '차트 없이',
  },
  good: '도움이 됐어요',
  bad: '아쉬워요',
  remove: '지우기',
  removeTitle: '이 답을 지울까요?',
  removeText: '모두에게서 사라져요. 필요하면 다시 물어보면 돼요.',
  keep: '그대로 두기',
  caption: (title, rows) => `${title} · ${rows}행`,
  rowsShown: (shown, all) => `${all}행 중 ${shown}행이에요.`,
  columnsShown: (shown, all) => `열 ${all}개 중 ${shown}개예요.`,
  allInFile: (file) => `나머지도 함께 올린 ${file} 파일에 있어요.`,
  allInCsv: '나머지는 CSV로 받을 수 있어요.',
  readOnly: (rows) => `결과가 커서 처음 ${rows}행까지만 읽었어요. 기간이나 조건을 좁히면 다 볼 수 있어요.`,
  more: (count) => `…외 ${count}개`,
};

const en: AnswerWords = {
  sql: 'SQL and sources',
  csv: 'Get CSV',
  rerun: 'Run again',
  narrower: 'Narrower period',
  wider: 'Wider period',
  chart: 'Chart',
  views: {
    auto: 'Chart: automatic',
    bar: 'Bar chart',
    line: 'Line chart',
    pie: 'Pie chart',
    none: 'No chart',
  },
  good: 'This helped',
  bad: 'Not quite',
  remove: 'Delete',
  removeTitle: 'Delete this answer?',
  removeText: 'It disappears for everybody. You can always ask again.',
  keep: 'Keep it',
  caption: (title, rows) => `${title} · ${rows} ${rows === 1 ? 'row' : 'rows'}`,
  rowsShown: (shown, all) => `${shown} of ${all} rows.`,
  columnsShown: (shown, all) => `${shown} of ${all} columns.`,
  allInFile: (file) => `The rest is in the file ${file} beside this answer.`,
  allInCsv: 'Get the CSV for the rest.',
  readOnly: (rows) =>
    `The result is large: only its first ${rows} rows were read. A shorter period or a filter shows all.`,
  more: (count) => `… and ${count} more`,
};

export function answerWords(locale: Locale): AnswerWords {
  return locale === 'ko' ? ko : en;
}
