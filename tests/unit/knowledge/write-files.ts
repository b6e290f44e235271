import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A knowledge directory of its own; its shown paths begin with `knowledge/`, as in the project. */
export function writeKnowledge(files: Readonly<Record<string, string>>): string {
  const directory = join(mkdtempSync(join(tmpdir(), 'askbird-knowledge-')), 'knowledge');
  mkdirSync(directory);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  return directory;
}

/** A small company that has no fault, so that each test shows one. */
export const soundFiles = {
  'tables/shop/orders.yaml': `owner: 주문팀
label: { ko: 주문, en: Orders }
purpose: { ko: 주문 한 건이 한 행, en: One row per order }
service: 주문
keywords: [주문]
questions: { ko: [주문 수는?], en: [How many orders?] }
primaryKey: [order_id]
joins:
  - { to: shop.members, on: { member_id: member_id }, cardinality: many-to-one }
freshness: ordered_at
`,
  'tables/shop/members.yaml': `owner: 회원팀
label: { ko: 회원, en: Members }
purpose: { ko: 회원 한 명이 한 행, en: One row per member }
service: 회원
keywords: [회원]
questions: { ko: [회원 수는?], en: [How many members?] }
primaryKey: [member_id]
`,
  'metrics/metrics-orders.yaml': `owner: 주문팀
metrics:
  - name: orders
    kind: aggregate
    label: { ko: 주문 수, en: Orders }
    synonyms: { ko: [주문 건수], en: [order count] }
    description: { ko: 주문의 수, en: Number of orders }
    format: integer
    table: shop.orders
    expression: count(*)
    time: ordered_at
  - name: sales
    kind: aggregate
    label: { ko: 결제액, en: Sales }
    description: { ko: 결제한 금액, en: Amount paid }
    format: krw
    table: shop.orders
    expression: sum(amount)
    time: ordered_at
  - name: order_value
    kind: ratio
    label: { ko: 객단가, en: Order value }
    description: { ko: 주문당 금액, en: Amount per order }
    format: krw
    numerator: sales
    denominator: orders
`,
  'metrics/dimensions.yaml': `owner: 주문팀
dimensions:
  - name: channel
    label: { ko: 채널, en: Channel }
    description: { ko: 주문이 들어온 곳, en: Where the order came in }
    table: shop.orders
    expression: channel
    listed: true
    valueSynonyms: { app: [앱], web: [웹] }
`,
  'examples/orders.yaml': `owner: 주문팀
examples:
  - name: top_channels
    questions: { ko: ["{period} 채널 상위 {count}개"], en: ["top {count} channels {period}"] }
    sql: |
      select channel, count(*)::int as orders -- :ignored
      from shop.orders
      where ordered_at >= :period_from_at and ordered_at < :period_to_at and note <> 'a:b'
      group by channel order by 2 desc limit :count
    parameters:
      - { name: period, type: range, default: 최근 7일 }
      - { name: count, type: number, default: "5" }
    columns:
      - { name: channel, label: { ko: 채널, en: Channel }, format: text }
      - { name: orders, label: { ko: 주문 수, en: Orders }, format: integer }
    explanation: { ko: 채널별 주문 수, en: Orders by channel }
    verifiedBy: 데이터팀
    verifiedAt: 2026-11-01
`,
  'glossary/orders.yaml': `owner: 주문팀
terms:
  - name: sales_term
    owner: 정산팀
    label: { ko: 매출, en: Revenue }
    definitions:
      - { team: 주문팀, metric: sales, preferred: true, text: { ko: 결제액, en: Amount paid } }
      - { team: 정산팀, text: { ko: 순매출, en: Net } }
`,
  'logs/events-home.yaml': `owner: 서비스팀
events:
  - key: home.category.click
    screen: home
    group: category
    event: click
    type: action
    description: { ko: 카테고리를 누를 때, en: A category is tapped }
`,
  'logs/terms.yaml': `owner: 서비스팀
terms:
  - term: Shop
    ko: 가게
    abbreviations: [Shp]
    notToConfuseWith: [{ term: Store, ko: 매장, why: 새마트의 것이다 }]
  - { term: Store, ko: 매장 }
`,
  'documents/orders.md': `---
title: 주문
owner: 주문팀
updatedAt: 2026-11-01
---
# 주문

본문
`,
} as const;
