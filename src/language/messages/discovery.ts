import type { Locale } from '../../domain/locale.ts';
import { withJosa } from '../josa.ts';

/** What is said when a query or a table is explained. Arguments are ready-made texts. */
export interface DiscoveryMessages {
  readonly queryTitle: string;
  readonly query: (tables: string, outputs: string) => string;
  readonly tableTitle: (table: string) => string;
  /** A table by what it is called, with its name. */
  readonly named: (label: string, table: string) => string;
  readonly table: (tables: string) => string;
  /** Nothing was found to explain: what to select. */
  readonly noQuery: string;
  readonly noTable: string;
  readonly headings: Readonly<Record<DiscoveryHeading, string>>;
  readonly aggregates: Readonly<Record<string, (label: string) => string>>;
  readonly rows: string;
  readonly distinct: (label: string) => string;
  readonly sameAs: (metric: string, text: string) => string;
  readonly noConditions: string;
  readonly groupedBy: (groups: string) => string;
  readonly ordered: string;
  readonly limited: (rows: number) => string;
  readonly noPeriod: (tables: string) => string;
  readonly anyRows: (rows: number) => string;
  readonly fanOut: (value: string, table: string, by: string) => string;
  readonly unknownColumn: (name: string) => string;
  readonly owner: (owner: string) => string;
  readonly key: (columns: string) => string;
  readonly noKey: string;
  readonly cardinality: Readonly<Record<'many-to-one' | 'one-to-one' | 'one-to-many', string>>;
  readonly fresh: (moment: string, column: string) => string;
  readonly more: (count: number) => string;
}

export type DiscoveryHeading =
  | 'reads'
  | 'gives'
  | 'conditions'
  | 'shape'
  | 'watch'
  | 'purpose'
  | 'keys'
  | 'columns'
  | 'joins'
  | 'freshness';

const ko: DiscoveryMessages = {
  queryTitle: '쿼리 설명',
  query: (tables, outputs) => `${tables} 표를 읽어 ${withJosa(outputs, '을/를')} 구하는 쿼리예요.`,
  tableTitle: (table) => `${table} 표 설명`,
  named: (label, table) => `${label}(${table})`,
  table: (tables) => `${tables} 표를 설명할게요.`,
  noQuery:
    '설명할 쿼리를 찾지 못했어요. SELECT나 WITH로 시작하는 SQL을 함께 적어 주세요. 코드 블록에 넣으면 더 잘 찾아요.',
  noTable: '설명할 표를 찾지 못했어요. 볼 수 있는 표의 이름(orders.orders)이나 뜻(주문)을 함께 적어 주세요.',
  headings: {
    reads: '읽는 표',
    gives: '구하는 값',
    conditions: '조건',
    shape: '묶기와 순서',
    watch: '살펴볼 점',
    purpose: '용도',
    keys: '키',
    columns: '열',
    joins: '이어지는 표',
    freshness: '최신 데이터',
  },
  aggregates: {
    sum: (label) => `${label} 합계`,
    avg: (label) => `${label} 평균`,
    min: (label) => `${label} 최솟값`,
    max: (label) => `${label} 최댓값`,
    count: (label) => `${withJosa(label, '이/가')} 있는 행 수`,
  },
  rows: '행 수',
  distinct: (label) => `서로 다른 ${label} 수`,
  sameAs: (metric, text) => `지표 '${metric}'의 정의대로 계산해요: ${text}`,
  noConditions: '조건이 없어 모든 행을 써요.',
  groupedBy: (groups) => `${groups} 기준으로 묶어요.`,
  ordered: '결과의 순서를 정해요.',
  limited: (rows) => `최대 ${rows}행까지만 보여줘요.`,
  noPeriod: (tables) => `${tables} 표에 기간 조건이 없어 모든 기간을 읽어요. 느리거나 뜻과 다를 수 있어요.`,
  anyRows: (rows) => `순서를 정하지 않고 ${rows}행만 가져와서, 실행할 때마다 다른 행이 나올 수 있어요.`,
  fanOut: (value, table, by) =>
    `${withJosa(by, '을/를')} 붙이면서 ${table}의 한 행이 여러 번 나올 수 있어요. ${withJosa(value, '이/가')} 실제보다 크게 나올 수 있어요.`,
  unknownColumn: (name) => `${name} 열은 볼 수 있는 표에 없어요. 이대로는 실행되지 않아요.`,
  owner: (owner) => `담당: ${owner}`,
  key: (columns) => `${columns} 값 하나마다 한 행이에요.`,
  noKey: '행을 하나로 가리키는 키가 없어요.',
  cardinality: {
    'many-to-one': '여러 행이 그쪽 한 행에 이어져요',
    'one-to-one': '한 행이 그쪽 한 행에 이어져요',
    'one-to-many': '한 행이 그쪽 여러 행에 이어져요',
  },
  fresh: (moment, column) => `${moment}까지 있어요(${column} 기준).`,
  more: (count) => `…외 ${count}개`,
};

const en: DiscoveryMessages = {
  queryTitle: 'What this query does',
  query: (tables, outputs) => `This query reads ${tables} and gives ${outputs}.`,
  tableTitle: (table) => `The table ${table}`,
  named: (label, table) => `${label} (${table})`,
  table: (tables) => `Here is what is in ${tables}.`,
  noQuery:
    'I found no query to explain. Write SQL with it that begins with SELECT or WITH; in a code block it is found best.',
  noTable:
    'I found no table to explain. Write the name (orders.orders) or the meaning (orders) of a table that is open to you.',
  headings: {
    reads: 'Reads',
    gives: 'Gives',
    conditions: 'Conditions',
    shape: 'Grouping and order',
    watch: 'Watch for',
    purpose: 'Purpose',
    keys: 'Keys',
    columns: 'Columns',
    joins: 'Joins',
    freshness: 'Newest data',
  },
  aggregates: {
    sum: (label) => `total of ${label}`,
    avg: (label) => `average of ${label}`,
    min: (label) => `smallest ${label}`,
    max: (label) => `largest ${label}`,
    count: (label) => `number of rows with ${label}`,
  },
  rows: 'number of rows',
  distinct: (label) => `number of different ${label}`,
  sameAs: (metric, text) => `Computes the metric '${metric}' as it is defined: ${text}`,
  noConditions: 'No condition: every row counts.',
  groupedBy: (groups) => `Grouped by ${groups}.`,
  ordered: 'The result is ordered.',
  limited: (rows) => `Shows ${rows} ${rows === 1 ? 'row' : 'rows'} at most.`,
  noPeriod: (tables) =>
    `Nothing limits the period of ${tables}, so all of time is read: it may be slow, or not what is meant.`,
  anyRows: (rows) =>
    `It takes ${rows} ${rows === 1 ? 'row' : 'rows'} without an order, so every run may give others.`,
  fanOut: (value, table, by) =>
    `Joining ${by} may repeat a row of ${table}: ${value} may come out larger than it is.`,
  unknownColumn: (name) => `No table open to you has a column ${name}, so it does not run as it is.`,
  owner: (owner) => `Owner: ${owner}`,
  key: (columns) => `One row for each ${columns}.`,
  noKey: 'No key tells its rows apart.',
  cardinality: {
    'many-to-one': 'many rows to one there',
    'one-to-one': 'one row to one there',
    'one-to-many': 'one row to many there',
  },
  fresh: (moment, column) => `Up to ${moment} (by ${column}).`,
  more: (count) => `… and ${count} more`,
};

export function discoveryMessages(locale: Locale): DiscoveryMessages {
  return locale === 'ko' ? ko : en;
}
