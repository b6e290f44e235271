import type { Locale } from '../../domain/locale.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { withJosa } from '../josa.ts';

/** What is said about a statement that a model wrote. Arguments are ready-made texts. */
export interface GeneratedMessages {
  /** A condition of the statement, in words. */
  readonly condition: (text: string) => string;
  /** The same, where nothing in the question or the definitions asks for it. */
  readonly foreign: (text: string) => string;
  readonly notRun: string;
  readonly tryAgain: string;
  /** For somebody who did not write the statement that failed. */
  readonly afterFailure: (problem: ProblemCode, hasStatement: boolean) => string | null;
  readonly doubt: (what: string) => string;
  readonly lacking: (pieces: string) => string;
  /** The search by meaning did not answer. */
  readonly wordsOnly: string;
  /** Two readings with different numbers, which are on the choices. */
  readonly whichReading: (labels: readonly string[]) => string;
  readonly sameReadings: (labels: readonly string[]) => string;
  /** What the answer is read as, and what else it could have been. */
  readonly openReading: (label: string, other: string) => string;
  readonly operators: Readonly<Record<string, string>>;
  readonly not: string;
  /** Rows that another table has none, or some, of; `where` are its conditions, maybe empty. */
  readonly without: (table: string, where: string) => string;
  readonly having: (table: string, where: string) => string;
  /** A condition that decides what is joined and leaves no row out. */
  readonly onlyJoined: (text: string) => string;
  /** A condition of one of the values alone. */
  readonly onlySome: (text: string) => string;
  /** A column of a table that was reached through one of several others. */
  readonly joinedThrough: (label: string, from: string, table: string) => string;
  readonly or: string;
  /** The explanation that needs no model. */
  readonly explainTables: (tables: string) => string;
  readonly explainConditions: (conditions: string) => string;
  readonly explainGroups: (groups: string) => string;
  readonly explainMeasures: (measures: string) => string;
  readonly confidence: Readonly<Record<ConfidenceReason, string>>;
  readonly agreement: (agreeing: number, of: number) => string;
}

export type ConfidenceReason =
  | 'unverified'
  | 'defined'
  | 'repaired'
  | 'foreign'
  | 'words-only'
  | 'open-reading'
  | 'stale';

/** What only the author of a statement could mend. */
function isAuthors(problem: ProblemCode): boolean {
  return problem.startsWith('sql-') && !askers.has(problem);
}

/** Of these, the problem's own next step is one for an asker. */
const askers: ReadonlySet<ProblemCode> = new Set([
  'sql-timeout',
  'sql-too-costly',
  'sql-not-allowed',
  'sql-table-not-allowed',
  'sql-table-outside',
  'sql-reads-no-data',
  'sql-not-written',
  'sql-doubtful',
]);

const ko: GeneratedMessages = {
  condition: (text) => `조건: ${text}`,
  foreign: (text) => `질문에 없던 조건: ${text}`,
  notRun: '이 쿼리는 실행하지 않았어요.',
  tryAgain: '기간이나 기준을 더 구체적으로 물어보거나, 쿼리를 데이터팀과 확인해 주세요.',
  afterFailure: (problem, hasStatement) => {
    if (!isAuthors(problem)) return null;
    return hasStatement
      ? '다른 말로 다시 물어보거나, 이 쿼리를 데이터팀에 보여 주고 확인해 주세요.'
      : '다른 말로 다시 물어보거나, 지표와 기간, 나눌 기준을 더 구체적으로 적어 주세요.';
  },
  doubt: (what) => `주의: ${what}.`,
  lacking: (pieces) =>
    pieces === ''
      ? '지금 볼 수 있는 데이터로는 답할 수 없는 질문이에요.'
      : `답하려면 필요한 정보가 볼 수 있는 데이터에 없어요: ${pieces}.`,
  wordsOnly: '뜻으로 찾는 검색이 응답하지 않아, 낱말이 같은 테이블과 정의만 보고 답했어요.',
  whichReading: (labels) =>
    `이 질문은 두 가지로 읽을 수 있고, 읽기에 따라 값이 달라요. 어느 것을 볼까요? ${labels.join(' / ')}`,
  sameReadings: (labels) =>
    `이 질문은 두 가지(${labels.join(', ')})로 읽을 수 있는데, 값이 같아서 그대로 답했어요.`,
  openReading: (label, other) =>
    `${withJosa(`'${label}'`, '으로/로')} 읽고 답했어요. ${withJosa(`'${other}'`, '으로/로')} 읽을 수도 있는데, 그 값은 구하지 못했어요.`,
  operators: {
    '=': '=',
    in: '다음 중 하나:',
    like: '다음과 같은 모양:',
    ilike: '다음과 같은 모양:',
    between: '다음 사이:',
    'is null': '값 없음',
    'is not null': '값 있음',
  },
  not: '아닌 것',
  without: (table, where) =>
    `${withJosa(table, '이/가')} 없는 것만${where === '' ? '' : ` (${table} 조건: ${where})`}`,
  having: (table, where) =>
    `${withJosa(table, '이/가')} 있는 것만${where === '' ? '' : ` (${table} 조건: ${where})`}`,
  onlyJoined: (text) => `이어 붙이는 행만: ${text}`,
  onlySome: (text) => `일부 값에만: ${text}`,
  joinedThrough: (label, from, table) => `${label}(${from} 기준 ${table})`,
  or: ', ',
  explainTables: (tables) => `${tables} 데이터에서 계산했어요.`,
  explainConditions: (conditions) => `조건은 ${conditions}입니다.`,
  explainGroups: (groups) => `${withJosa(groups, '으로/로')} 나누었어요.`,
  explainMeasures: (measures) => `계산한 값: ${measures}.`,
  confidence: {
    unverified: '검증되지 않은 쿼리',
    defined: '검증된 정의를 함께 참고함',
    repaired: '쿼리를 고쳐서 실행함',
    foreign: '질문에 없던 조건이 있음',
    'words-only': '뜻으로 찾는 검색 없이 낱말로만 찾음',
    'open-reading': '다르게 읽을 수도 있고 그 값은 구하지 못함',
    stale: '기간의 일부는 데이터가 없음',
  },
  agreement: (agreeing, of) => `따로 쓴 쿼리 ${of}개 가운데 ${agreeing}개의 결과가 같음`,
};

const en: GeneratedMessages = {
  condition: (text) => `Condition: ${text}`,
  foreign: (text) => `Condition that the question does not name: ${text}`,
  notRun: 'This query was not run.',
  tryAgain: 'Ask more exactly (period, grouping), or check the query with the data team.',
  afterFailure: (problem, hasStatement) => {
    if (!isAuthors(problem)) return null;
    return hasStatement
      ? 'Ask again in other words, or show this query to the data team.'
      : 'Ask again in other words, or more exactly: the number, its period and its grouping.';
  },
  doubt: (what) => `Careful: ${what}.`,
  lacking: (pieces) =>
    pieces === ''
      ? 'The data open to you cannot answer this question.'
      : `The data open to you lack something this question needs: ${pieces}.`,
  wordsOnly:
    'The search by meaning did not answer, so only tables and definitions that share words with the question were looked at.',
  whichReading: (labels) =>
    `This question can be read in two ways, and the numbers differ. Which one? ${labels.join(' or ')}`,
  sameReadings: (labels) =>
    `This question can be read in two ways (${labels.join(', ')}); both give this result.`,
  openReading: (label, other) =>
    `It is read as '${label}'. It could also be read as '${other}', and that number could not be computed.`,
  operators: {
    '=': '=',
    in: 'is one of',
    like: 'looks like',
    ilike: 'looks like',
    between: 'between',
    'is null': 'has no value',
    'is not null': 'has a value',
  },
  not: 'not',
  without: (table, where) =>
    `only those without any row of ${table}${where === '' ? '' : ` (where ${where})`}`,
  having: (table, where) => `only those with a row of ${table}${where === '' ? '' : ` (where ${where})`}`,
  onlyJoined: (text) => `only for the rows joined on: ${text}`,
  onlySome: (text) => `for some of the values only: ${text}`,
  joinedThrough: (label, from, table) => `${label} (${table} of ${from})`,
  or: ', ',
  explainTables: (tables) => `Computed from ${tables}.`,
  explainConditions: (conditions) => `Only rows where ${conditions}.`,
  explainGroups: (groups) => `Split by ${groups}.`,
  explainMeasures: (measures) => `What is computed: ${measures}.`,
  confidence: {
    unverified: 'a statement that nobody has verified',
    defined: 'governed definitions were at hand',
    repaired: 'the statement was mended before it ran',
    foreign: 'it has conditions that the question does not name',
    'words-only': 'found by words alone, without the search by meaning',
    'open-reading': 'it could be read in another way, whose number is not known',
    stale: 'part of the period has no data',
  },
  agreement: (agreeing, of) => `${agreeing} of ${of} separately written statements give this result`,
};

export function generatedMessages(locale: Locale): GeneratedMessages {
  return locale === 'ko' ? ko : en;
}
