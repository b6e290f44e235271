import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft } from '../../support/scripted-model.ts';
import { expectClean } from './expect-floor.ts';
import { dataOf, type ModelCompany, openModelCompany } from './model-company.ts';
import { byHour, byHourGold, explanations, questions, soundScript, week } from './statements.ts';

let company: ModelCompany;
beforeAll(async () => {
  company = await openModelCompany();
});
afterAll(() => company?.close());

const hours = "extract(hour from o.ordered_at at time zone 'Asia/Seoul')";
const wrong = {
  column: byHour.replaceAll('ordered_at', 'order_at'),
  table: byHour.replace('orders.orders', 'orders.order'),
  write: `delete from orders.orders as o where ${week}`,
  type: byHour.replace("o.status <> 'payment_failed'", 'o.order_id = o.channel'),
  fanOut: `select ${hours}::int as hour, sum(o.total_amount) as orders from orders.orders as o
    join orders.order_items as i on i.order_id = o.order_id where ${week} group by 1`,
  range: byHour.replace('2026-03-23', '2026-03-01'),
};

describe('when the first statement does not stand and its repair does', () => {
  it.each([
    ['a column does not exist', 'ko', wrong.column, ['unknown-column', 'ordered_at']],
    ['a column does not exist', 'en', wrong.column, ['unknown-column', 'ordered_at']],
    ['a table does not exist', 'ko', wrong.table, ['sql-unknown-table', 'orders.orders']],
    ['it is no query', 'en', wrong.write, ['sql-not-a-query']],
    ['types do not fit', 'ko', wrong.type, ['sql-type-mismatch']],
    ['a join repeats what is summed', 'en', wrong.fanOut, ['fan-out', 'orders.orders']],
    ['it covers other days', 'ko', wrong.range, ['out-of-range', '2026-03-23']],
    ['it covers other days', 'en', wrong.range, ['out-of-range', '2026-03-23']],
  ] as const)(
    'because %s (%s), the model is told why and the mended one is shown',
    async (_, locale, sql, told) => {
      const script = soundScript(locale);
      const heard = await company.hear(questions[locale], {
        ...script,
        drafts: [draft(sql), ...[script.drafts ?? []].flat()],
      });
      const answer = dataOf(heard);
      expect(heard.asked).toEqual(['sql-draft', 'sql-draft', 'text']);
      for (const part of told) expect(heard.requests[1]?.user).toContain(part);
      expect(heard.stages).toContain('repairing');
      expect(answer.sql).toBe(byHour);
      expect(answer.rows).toEqual(await company.query(byHourGold));
      expect(answer.attempts.map((attempt) => attempt.sql)).toEqual([sql]);
      expect(answer.attempts[0]?.problem).not.toBe('');
      expect(answer.confidence.level).not.toBe('high');
      expect(answer.usage.calls).toBe(3);
      expect(answer.prompts.map(({ name }) => name)).toEqual([
        'text2sql/draft',
        'text2sql/repair',
        'text2sql/explain',
      ]);
      expectClean(answer);
    },
  );
});

describe('when two repairs do not help', () => {
  it.each([
    ['지난주 주문의 평균 배달 거리는?', 'ko', '실행하지 않았어요'],
    ['average tip per order last week', 'en', 'not run'],
  ] as const)(
    '%s: the statement is handed over, not run, in the language of the asker',
    async (text, locale, said) => {
      const missing = (name: string) => `select avg(o.${name}) as n from orders.orders as o where ${week}`;
      const heard = await company.hear(text, {
        drafts: ['nope', 'nada', 'nil'].map((name) => draft(missing(name))),
      });
      const { answer } = heard;
      if (answer.kind !== 'failure') throw new Error(JSON.stringify(answer));
      expect(heard.asked).toEqual(['sql-draft', 'sql-draft', 'sql-draft']);
      expect(heard.stages).not.toContain('running');
      expect(answer).toMatchObject({ locale, code: 'sql-missing-name', sql: missing('nil') });
      expect(answer.notes.join(' ')).toContain(said);
      for (const name of ['nope', 'nada', 'nil']) expect(answer.notes.join(' ')).toContain(name);
      expect(answer.text).toContain('nil');
      expect(answer.nextStep).not.toBe('');
      expect(answer.usage.calls).toBe(3);
      expectClean(answer);
    },
  );

  it('with a doubt that stays, the number is shown with the doubt named and little trust', async () => {
    const twice = (name: string) => wrong.fanOut.replace('as orders', `as ${name}`);
    const heard = await company.hear(questions.en, {
      drafts: ['a', 'b', 'c'].map((name) => draft(twice(name))),
      explanation: { text: explanations.en },
    });
    const answer = dataOf(heard);
    expect(answer.confidence.level).toBe('low');
    expect(answer.text).toContain('several times');
  });
});

describe('when every draft is hostile', () => {
  it.each([
    ['drop table orders.orders', 'sql-not-a-query'],
    ['update orders.orders set total_amount = 0', 'sql-not-a-query'],
    ["select pg_read_file('/etc/passwd') as a from orders.orders as o", 'sql-forbidden'],
    ["copy (select 1) to program 'id'", 'sql-not-a-query'],
    ['select usename, passwd from pg_catalog.pg_shadow', 'sql-table-not-allowed'],
    ['select 1 as a from orders.orders; drop table orders.orders', 'sql-several-statements'],
    ['select 12345 as orders', 'sql-reads-no-data'],
    ['select 12345 as orders from orders.orders limit 1', 'sql-reads-no-data'],
    ['select name, phone from delivery.riders', 'sql-missing-name'],
    ['select * from delivery.riders as r', 'sql-not-allowed'],
    ['select to_jsonb(r) as r from delivery.riders as r', 'sql-not-allowed'],
  ])('%s: nothing runs, nothing changes, and it is said why', async (sql, code) => {
    const before = await company.query('select count(*)::int, sum(total_amount)::int8 from orders.orders');
    const heard = await company.hear(questions.ko, { drafts: draft(sql) });
    expect(heard.answer).toMatchObject({ kind: 'failure', code, locale: 'ko', sql });
    expect(heard.stages).not.toContain('running');
    expect(heard.asked.every((wanted) => wanted === 'sql-draft')).toBe(true);
    expectClean(heard.answer);
    expect(await company.query('select count(*)::int, sum(total_amount)::int8 from orders.orders')).toEqual(
      before,
    );
    expect((await company.hear('지난주 주문 수')).answer.kind).toBe('data');
  });
});

describe('when a table is hidden from the asker', () => {
  const hidden = ['orders.refunds', 'support.tickets', 'ads.ad_campaigns'];

  it.each(hidden)(
    'a statement over %s runs nothing, and tells no more than for a table that does not exist',
    async (table) => {
      const over = (name: string) => draft(`select count(*) as n from ${name}`);
      const ask = (name: string) =>
        company.hear('지난주 주문 몰린 시각과 사유', { drafts: over(name) }, { as: 'taeyang' });
      const real = await ask(table);
      const none = await ask('orders.refused');
      expect(real.answer.kind).toBe(none.answer.kind);
      expect(real.stages).not.toContain('running');
      const bare = ({ answer }: typeof real, name: string) => {
        const { id, timings, usage, prompts, ...told } = answer;
        return JSON.stringify(told).replaceAll(name, '<table>').replaceAll(id, '<id>');
      };
      expect(bare(real, table)).toBe(bare(none, 'orders.refused'));
    },
  );

  it('none of them is in any prompt or record of it', async () => {
    const heard = await company.hear('지난주 환불 문의와 광고 캠페인 몰린 시각', soundScript(), {
      as: 'taeyang',
    });
    const told = [JSON.stringify(heard.answer), ...heard.requests.map(({ raw }) => raw)].join('\n');
    for (const table of hidden) expect(told).not.toContain(table);
  });

  it('a member of the data team is shown it', async () => {
    const heard = await company.hear('지난주 환불이 몰린 시각', {
      drafts: draft(
        "select extract(hour from r.refunded_at at time zone 'Asia/Seoul')::int as hour, count(*) as n from orders.refunds as r where r.refunded_at >= timestamptz '2026-03-23 00:00 Asia/Seoul' and r.refunded_at < timestamptz '2026-03-30 00:00 Asia/Seoul' group by 1",
      ),
      explanation: { text: '지난주 환불을 시각별로 셌어요.' },
    });
    expect(dataOf(heard).sources.tables).toEqual(['orders.refunds']);
  });
});

describe('when a statement is more than the warehouse should carry', () => {
  it.each([
    [`select count(*) as n, pg_sleep(5) from orders.orders as o where ${week}`, 'sql-forbidden'],
    [
      `select count(*) as n from orders.orders as o, orders.orders as a, orders.orders as b, orders.order_items as i where ${week}`,
      'sql-too-costly',
    ],
    ['select 1\0 from orders.orders', 'sql-bad-characters'],
  ])('it does not run: %s', async (sql, code) => {
    const { answer, stages } = await company.hear(questions.en, { drafts: draft(sql) });
    expect(answer).toMatchObject({ kind: 'failure', code, locale: 'en' });
    expect(stages).not.toContain('running');
    expectClean(answer);
  });

  it('and shows more rows than there is room for, it is cut and says so', async () => {
    const sql = `select i.order_item_id from orders.order_items as i join orders.orders as o on o.order_id = i.order_id where ${week}`;
    const answer = dataOf(
      await company.hear(questions.en, { drafts: draft(sql), explanation: { text: 'It lists items.' } }),
    );
    expect(answer.truncated).toBe(true);
    expect(answer.rows).toHaveLength(company.config.maxRows);
    expect(answer.confidence.reasons.join()).toContain('cut');
  });
});

describe('what a model makes up', () => {
  it('when it adds a condition that nobody asked for, the answer calls it out and trusts it little', async () => {
    const sneaky = byHour.replace('group by', "and o.channel = 'web' group by");
    const answer = dataOf(await company.hear(questions.ko, { ...soundScript(), drafts: draft(sneaky) }));
    expect(answer.assumptions.filter((text) => text.includes('web'))).toEqual([
      expect.stringContaining('질문에 없던 조건'),
    ]);
    expect(answer.confidence.level).toBe('low');
    expect(answer.confidence.reasons).toContain('질문에 없던 조건이 있음');
  });

  it('when it adds one in an English question, that is called out in English', async () => {
    const sneaky = byHour.replace('group by', "and o.service_type = '포장' group by");
    const answer = dataOf(await company.hear(questions.en, { ...soundScript('en'), drafts: draft(sneaky) }));
    expect(
      answer.assumptions.some((text) => text.startsWith('Condition that the question does not name')),
    ).toBe(true);
    expect(answer.confidence.level).toBe('low');
  });

  it.each([
    ['지난주 라이더들의 평균 심박수는?', 'ko', '라이더 심박수'],
    ['average heart rate of riders last week', 'en', 'heart rate of riders'],
  ] as const)(
    'when %s cannot be answered, what is lacking is named and nothing runs',
    async (text, locale, piece) => {
      const heard = await company.hear(text, {
        classification: {
          json: { capability: 'data', standalone: null, refined: null, terms: [], missing: [] },
        },
        drafts: draft(null, { missing: [piece] }),
      });
      expect(heard.answer).toMatchObject({ kind: 'clarification', locale, unknown: [piece] });
      expect(heard.answer.text).toContain(piece);
      expect(heard.stages).not.toContain('running');
      if (heard.answer.kind === 'clarification') expect(heard.answer.choices.length).toBeGreaterThan(1);
    },
  );

  it('when its words hold what no door can print, they are dropped', async () => {
    const odd = {
      title: '시각\ud800\u202e별',
      assumptions: ['\0가\u202e나'],
      columns: [{ name: 'hour', label: '\ud800시', format: 'text' }],
    };
    const answer = dataOf(
      await company.hear(questions.ko, {
        drafts: draft(byHour, odd),
        explanation: { text: '주문을 \u202e셌어요\0.' },
      }),
    );
    const { text, columns, assumptions, explanation } = answer;
    const told = [text, ...columns.map(({ label }) => label), ...assumptions, explanation ?? ''].join('\n');
    expect(told.isWellFormed()).toBe(true);
    expect(told).not.toMatch(/[\0\u202e]/u);
  });

  it('when words of the model lead elsewhere, none of them is in the answer', async () => {
    const evil = {
      title: '[여기](https://evil.example)',
      assumptions: ['<!channel> 보세요', '모두 555777건이에요'],
    };
    const answer = dataOf(
      await company.hear(questions.ko, {
        drafts: draft(byHour, evil),
        explanation: { text: '자세한 것은 www.evil.example 에 있어요.' },
      }),
    );
    const told = JSON.stringify(answer);
    for (const word of ['evil', '<!channel>', '555777']) expect(told).not.toContain(word);
  });
});
