import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

/** 접수 is counted in three ways: two of them differ in name only, the third counts completed orders. */
const metrics = ['count(*)', 'count(distinct order_id)'].map(
  (expression, index) => `
  - name: received_${index + 1}
    label: { ko: ${index === 0 ? '창구 접수' : '전산 접수'}, en: ${index === 0 ? 'Desk intake' : 'System intake'} }
    synonyms: { ko: [], en: [] }
    description: { ko: 접수한 주문, en: Orders taken in }
    format: integer
    better: higher
    kind: aggregate
    table: orders.orders
    expression: ${expression}
    filters: ["status <> 'payment_failed'"]
    time: ordered_at
    assumptions: []`,
);

const term = (name: string, ko: string, en: string, used: readonly string[]) => `
  - name: ${name}
    label: { ko: ${ko}, en: ${en} }
    synonyms: { ko: [], en: [] }
    definitions:${used
      .map(
        (metric) => `
      - { team: 주문팀, metric: ${metric}, text: { ko: "${metric} 기준", en: "by ${metric}" } }`,
      )
      .join('')}`;

let company: TestApp;
const knowledge = temporaryDirectory();
beforeAll(async () => {
  cpSync('knowledge', knowledge, { recursive: true });
  appendFileSync(join(knowledge, 'metrics/metrics-orders.yaml'), `${metrics.join('')}\n`);
  const terms = [
    term('intake', '접수량', 'Intake', ['received_1', 'received_2']),
    term('handled', '처리량', 'Handled volume', ['received_1', 'received_2', 'completed_orders']),
  ];
  appendFileSync(join(knowledge, 'glossary/orders.yaml'), `${terms.join('')}\n`);
  company = await openTestApp({ knowledge });
});
afterAll(() => company.close());

it.each([
  ['지난달 접수량', ['창구 접수', '전산 접수']],
  ['지난달 지역별 접수량', ['창구 접수', '전산 접수']],
  ['지난주 일별 접수량 추이', ['창구 접수', '전산 접수']],
  ['intake by category last month', ['Desk intake', 'System intake']],
])(
  'when all meanings of "%s" give the same rows, it is answered and they are listed',
  async (text, labels) => {
    const answer = await company.ask(text);
    if (answer.kind !== 'data') throw new Error(answer.text);
    expect(answer.readings.map(({ label }) => label)).toEqual(labels);
    expect(new Set(answer.readings.map(({ value }) => value))).toHaveLength(1);
    expect(answer.verified?.names).toEqual(['received_1']);
    expect(answer.assumptions.some((each) => labels.every((label) => each.includes(label)))).toBe(true);
  },
);

it.each(['지난달 처리량', 'handled volume by region last month'])(
  'when one of the meanings of "%s" differs, it is asked, with all three numbers',
  async (text) => {
    const answer = await company.ask(text);
    if (answer.kind !== 'clarification') throw new Error(answer.text);
    expect(answer.choices.map(({ chosen }) => chosen?.name)).toEqual([
      'received_1',
      'received_2',
      'completed_orders',
    ]);
    for (const { question } of answer.choices)
      expect(await company.ask(question)).toMatchObject({ kind: 'data' });
  },
);
