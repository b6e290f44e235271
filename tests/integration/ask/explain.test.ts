import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, type Question } from '../../../src/ask/question.ts';
import type { Answer, ExplanationAnswer } from '../../../src/domain/answer.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { renderAnswer } from '../../../src/terminal/render-answer.ts';
import { createStyle } from '../../../src/terminal/style.ts';
import { TEST_CLOCK } from '../../support/demo-company.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

let company: TestApp;
beforeAll(async () => {
  company = await openTestApp();
});
afterAll(() => company?.close());

const weekly = `select region_id, count(*) as n, sum(total_amount) from orders.orders
  where status <> 'payment_failed' and ordered_at >= '2026-03-23' group by 1 order by 2 desc limit 5`;

function explain(
  task: Question['task'] & string,
  text: string,
  { locale = 'ko', as = 'hana' }: { locale?: Locale | null; as?: string } = {},
): Promise<Answer> {
  const { app } = company;
  return answerOf(
    app.ask({
      ...{ text, task, locale, door: 'evaluation', thread: randomUUID() },
      principal: app.principal(as),
      clock: app.clock(TEST_CLOCK.now),
    }),
  );
}

function explanationOf(answer: Answer): ExplanationAnswer {
  if (answer.kind !== 'explanation') throw new Error(`not explained: ${JSON.stringify(answer)}`);
  return answer;
}

/** All that is told, the statement left out. */
function toldIn({ text, title, sections, sources }: ExplanationAnswer): string {
  const lines = sections.flatMap(({ heading, lines }) => [heading, ...lines]);
  return [text, title, ...lines, ...sources.definitions.map((each) => each.text)].join('\n');
}

describe.each(['ko', 'en'] as const)('a query that is explained in %s', (locale) => {
  const meta = { ko: '주문', en: 'Orders' }[locale];

  it('when it reads an open table, its tables, values, conditions and limits are told without a run', async () => {
    const answer = explanationOf(await explain('explain-query', `\`\`\`\n${weekly}\n\`\`\``, { locale }));
    const told = toldIn(answer);
    expect(answer.locale).toBe(locale);
    expect(answer.sources.tables).toEqual(['orders.orders']);
    expect(answer.sql).toContain('orders.orders');
    expect(told).toContain(meta);
    expect(told).toContain('payment_failed');
    expect(told).toContain('2026-03-23');
    expect(told).toContain('5');
    expect(answer.usage.calls).toBe(0);
    expect(answer.timings.map(({ stage }) => stage)).not.toContain('run');
    expect(renderAnswer(answer, createStyle(false), 80)).toContain(meta);
  });

  it.each([
    ["status <> 'payment_failed' and ordered_at >= '2026-03-23'", true],
    ["status = 'delivered'", false],
  ])(
    'when its rows are those where %s, a definition of other rows is no witness',
    async (where, isDefined) => {
      const sql = `select count(*) from orders.orders where ${where}`;
      const { sources } = explanationOf(await explain('explain-query', sql, { locale }));
      const names = sources.definitions.map(({ name }) => name);
      expect(names).toEqual(
        isDefined ? ['orders'] : expect.not.arrayContaining(['orders', 'order_attempts']),
      );
    },
  );

  it('when nothing in the text is a query, it says what to select and offers questions', async () => {
    const answer = await explain('explain-query', '지난주 주문 수 알려줘', { locale });
    expect(answer).toMatchObject({ kind: 'guide', locale });
    expect(answer.kind === 'guide' && answer.examples.length).toBeGreaterThan(0);
  });

  it('when a table is named, its columns, keys, joins and freshness are told, and questions that work', async () => {
    const answer = explanationOf(await explain('explain-table', 'orders.orders', { locale }));
    const told = toldIn(answer);
    for (const part of ['order_id', 'ordered_at', 'core.shops', '2026-03-31']) expect(told).toContain(part);
    expect(answer.sql).toBeNull();
    expect(answer.suggestions.length).toBeGreaterThan(0);
    const [question = ''] = answer.suggestions;
    expect((await company.ask(question)).kind).toBe('data');
  });

  it('when no table is named, it says what to select', async () => {
    expect(await explain('explain-table', '안녕하세요!', { locale })).toMatchObject({
      kind: 'guide',
      locale,
    });
  });
});

describe('what to watch for in a query', () => {
  const watched = async (sql: string) => {
    const { sections } = explanationOf(await explain('explain-query', sql));
    const heads = sections.map(({ heading }) => heading);
    return { sections: sections.length, heads, lines: sections.at(-1)?.lines ?? [] };
  };

  it('when nothing speaks against it, nothing is said', async () => {
    const sound = await watched(weekly);
    const open = await watched('select count(*) from orders.orders');
    expect(sound.heads).not.toContain(open.heads.at(-1));
  });

  it.each([
    ['has no period', 'select count(*) from orders.orders', /orders|주문/],
    [
      'takes some rows in no order',
      `select order_id from orders.orders where ordered_at > '2026-03-01' limit 7`,
      /7/,
    ],
    [
      'sums what a join repeats',
      `select sum(o.total_amount) from orders.orders o join orders.order_items i using (order_id)
       where o.ordered_at > '2026-03-01'`,
      /주문 메뉴/,
    ],
    [
      'names a column that is not there',
      `select nope from orders.orders where ordered_at > '2026-03-01'`,
      /nope/,
    ],
  ])('when it %s, that is said', async (_, sql, told) => {
    const { lines } = await watched(sql);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(told);
  });

  it('when an outer join only looks for rows without a partner, none is said to be repeated', async () => {
    const { sections, sources } = explanationOf(
      await explain(
        'explain-query',
        `select sum(o.total_amount) from orders.orders o left join orders.refunds f on f.order_id = o.order_id
         where o.status <> 'payment_failed' and f.order_id is null and o.ordered_at > '2026-03-01'`,
      ),
    );
    expect(sections).toHaveLength(3);
    expect(sources.definitions.map(({ name }) => name)).toEqual(['gross_sales']);
  });

  it('when a join may repeat what a metric counts, the metric is no witness for it', async () => {
    const sql = `select sum(o.total_amount) from orders.orders o join orders.order_items i using (order_id)
      where o.status <> 'payment_failed' and o.ordered_at > '2026-03-01'`;
    expect(explanationOf(await explain('explain-query', sql)).sources.definitions).toEqual([]);
  });

  it('when it computes as a metric is defined, the definition comes with it', async () => {
    const sql = `select count(*) from orders.orders where status <> 'payment_failed' and ordered_at > '2026-03-01'`;
    const { sources } = explanationOf(await explain('explain-query', sql));
    expect(sources.definitions.map(({ name }) => name)).toContain('orders');
  });
});

describe('rights', () => {
  it('when a query reads a table that is not open to the asker, it is refused as one nobody knows', async () => {
    const hidden = await explain('explain-query', 'select sum(amount) from orders.refunds', {
      as: 'taeyang',
    });
    const unknown = await explain('explain-query', 'select sum(amount) from orders.nothing', {
      as: 'taeyang',
    });
    expect(hidden).toMatchObject({ code: 'sql-unknown-table' });
    expect(hidden.text.replaceAll('refunds', '?')).toBe(unknown.text.replaceAll('nothing', '?'));
    expect((await explain('explain-query', 'select 1 from orders.refunds')).kind).toBe('explanation');
  });

  it('when a table is not open to the asker, it is as if it were not there', async () => {
    for (const text of ['orders.refunds', '환불']) {
      expect((await explain('explain-table', text, { as: 'taeyang' })).kind).toBe('guide');
      expect((await explain('explain-table', text)).kind).toBe('explanation');
    }
    const orders = explanationOf(await explain('explain-table', 'orders.orders', { as: 'taeyang' }));
    expect(toldIn(orders)).not.toContain('refunds');
  });

  it('when a table holds personal columns, they are told to nobody', async () => {
    const rows = await company.query(
      `select column_name from information_schema.columns where table_schema = 'core' and table_name = 'members'
       and not has_column_privilege('askbird_reader', 'core.members', column_name, 'select')`,
    );
    const told = toldIn(explanationOf(await explain('explain-table', 'core.members')));
    expect(rows.length).toBeGreaterThan(0);
    for (const [name] of rows) expect(told).not.toMatch(new RegExp(`^${String(name)} \\(`, 'm'));
  });
});
