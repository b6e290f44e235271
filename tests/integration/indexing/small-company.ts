import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/database/database.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import type { Knowledge, Metric, VerifiedExample } from '../../../src/domain/knowledge.ts';
import type { ReindexDeps } from '../../../src/indexing/reindex.ts';
import type { KnowledgeIndex } from '../../../src/knowledge-index/knowledge-index.ts';
import type { StoredTable } from '../../../src/knowledge-index/payload.ts';
import { knowledgeIndexMigrations } from '../../../src/knowledge-index/postgres/migrations.ts';
import { identifierParts } from '../../../src/language/tokens/identifier-parts.ts';
import { retrievalTerms } from '../../../src/language/tokens/retrieval-terms.ts';
import { createHashedEmbedder } from '../../../src/model/embedding/hashed-ngram.ts';

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'askbird-index-'));
}

export async function openStorage(directory: string): Promise<Database> {
  const opened = await openDatabase({
    kind: 'embedded',
    directory,
    label: 'storage',
    extensions: ['vector'],
  });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

export async function newStorage(): Promise<Database> {
  const database = await openStorage(join(temporaryDirectory(), 'storage'));
  for (const { sql } of knowledgeIndexMigrations.migrations) await database.script(sql);
  return database;
}

const source = { path: 'knowledge/x.yml', line: 7, owner: 'data-team' };
const both = (ko: string, en: string) => ({ ko, en });

function column(name: string, comment: string | null = null, type = 'text') {
  return { name, type, nullable: true, comment, default: null };
}

function table(
  name: string,
  comment: string,
  columns: StoredTable['columns'],
  keys: StoredTable['foreignKeys'] = [],
): StoredTable {
  const [schema = '', bare = ''] = name.split('.');
  return {
    schema,
    name: bare,
    kind: 'table',
    comment,
    columns,
    primaryKey: [],
    foreignKeys: keys,
    estimatedRows: null,
  };
}

const key = (from: string, to: string) => ({ columns: [from], table: to, references: [from] });

export const catalog: readonly StoredTable[] = [
  table(
    'shop.orders',
    '음식 주문',
    [column('order_id'), column('ordered_at', '주문 시각'), column('member_id')],
    [key('member_id', 'shop.members')],
  ),
  table('shop.members', '가입한 회원', [
    column('member_id'),
    column('name', '[개인정보] 이름'),
    column('grade', '등급'),
  ]),
  table(
    'shop.order_items',
    '주문한 메뉴',
    [column('order_id'), column('menu_id'), column('quantity', '수량')],
    [key('order_id', 'shop.orders'), key('menu_id', 'shop.menus')],
  ),
  table('shop.menus', '가게의 메뉴', [column('menu_id'), column('price', '판매가')]),
  table('hr.salaries', '직원 급여', [column('employee_id'), column('salary', '급여(원)')]),
  table('fleet.deliveries', '배달', [column('delivery_id'), column('delivered_at', '전달한 시각')]),
];

const orderCount: Metric = {
  kind: 'aggregate',
  name: 'order_count',
  label: both('주문 수', 'orders'),
  synonyms: { ko: ['주문 건수'], en: ['number of orders'] },
  description: both('취소를 뺀 주문의 수', 'orders without the cancelled'),
  format: 'integer',
  assumptions: [],
  better: 'higher',
  table: 'shop.orders',
  expression: 'count(*)',
  filters: [],
  time: 'ordered_at',
  source,
};

const payroll: Metric = {
  ...orderCount,
  name: 'payroll',
  label: both('인건비', 'payroll'),
  synonyms: { ko: ['급여 총액'], en: [] },
  description: both('직원 급여의 합', 'all salaries'),
  table: 'hr.salaries',
  expression: 'sum(salary)',
  time: null,
};

const bestSellers: VerifiedExample = {
  name: 'best_sellers',
  questions: { ko: ['{period} 베스트셀러 순위', '제일 잘나가는 음식'], en: ['best sellers in {period}'] },
  sql: 'select m.menu_id, sum(i.quantity) from shop.order_items i join shop.menus m using (menu_id) group by 1',
  parameters: [],
  columns: [],
  explanation: both('메뉴별 판매 수량', 'quantity sold per menu'),
  assumptions: [],
  verifiedBy: 'data-team',
  verifiedAt: '2026-01-01',
  source,
};

export const knowledge: Knowledge = {
  tables: [
    {
      name: 'shop.orders',
      label: both('주문', 'orders'),
      purpose: both('손님이 낸 음식 주문 한 건', 'one food order of a customer'),
      service: '배달',
      keywords: ['매출', 'sales'],
      questions: ['어제 매출은?'],
      columns: { ordered_at: '결제를 마친 시각' },
      primaryKey: ['order_id'],
      joins: [],
      freshness: 'ordered_at',
      source,
    },
  ],
  glossary: [
    {
      name: 'payroll',
      label: both('인건비', 'payroll'),
      synonyms: { ko: ['월급'], en: [] },
      definitions: [
        { text: both('급여의 합', 'sum of salaries'), team: 'hr', metric: 'payroll', preferred: true },
      ],
      source,
    },
  ],
  metrics: [orderCount, payroll],
  dimensions: [
    {
      name: 'grade',
      label: both('회원 등급', 'member grade'),
      synonyms: { ko: [], en: [] },
      description: both('', ''),
      table: 'shop.members',
      expression: 'grade',
      format: 'text',
      listed: true,
      valueSynonyms: { VIP: ['브이아이피'] },
      source,
    },
  ],
  examples: [bestSellers],
  logs: [
    {
      key: 'home.banner.click',
      screen: 'home',
      group: 'banner',
      event: 'click',
      type: 'action',
      description: both('홈 배너를 누름', 'tapped the banner on the home screen'),
      values: {},
      source,
    },
  ],
  logTerms: [],
  documents: [
    {
      name: 'refunds',
      title: '환불 정책',
      body: '# 전액 환불\n주문이 취소되면 전액을 돌려준다.\n# 부분 환불\n누락된 메뉴 값만 돌려준다.',
      updatedAt: '2026-01-01',
      source,
    },
  ],
};

const exampleTables = ['shop.order_items', 'shop.menus'];

/** The real parts around one index; the database's verdicts are given. */
export function depsFor(index: KnowledgeIndex, changes: Partial<ReindexDeps> = {}): ReindexDeps {
  return {
    index,
    embedder: createHashedEmbedder({ terms: retrievalTerms }),
    terms: retrievalTerms,
    split: identifierParts,
    values: { read: async (sql) => (sql.includes('(grade)') ? ['일반', 'VIP'] : []) },
    verifyExample: async () => ({ ok: true, tables: exampleTables }),
    verifyMetric: async (metric) => ({ ok: true, tables: metric.kind === 'aggregate' ? [metric.table] : [] }),
    ...changes,
  };
}

export const sources = { knowledge, catalog, fingerprint: 'first' };
