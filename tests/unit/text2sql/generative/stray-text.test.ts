import { expect, test } from 'vitest';
import type { Row } from '../../../../src/domain/cell.ts';
import { isPlain, leadsSomewhere, repeatsPassage } from '../../../../src/language/plain-text.ts';
import { cleanDraft } from '../../../../src/text2sql/generative/clean-draft.ts';
import { figureFindings } from '../../../../src/text2sql/generative/sanity/figure-findings.ts';
import {
  statedValues,
  unusedValueFindings,
} from '../../../../src/text2sql/generative/sanity/stated-values.ts';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { inspectQuery } from '../../../../src/warehouse/inspect/inspect-query.ts';
import type { QueryShape } from '../../../../src/warehouse/inspect/inspection.ts';

const draft = { plan: '', title: '', columns: [], assumptions: [], missing: [], label: '', other: null };
const shape: QueryShape = {
  ...{
    tables: [{ name: 'shop.orders', alias: 'o' }],
    outputs: [],
    joins: [],
    aggregates: [],
    conditions: [],
    levels: [],
  },
  ...{ groupedBy: [], limit: null, ordered: false },
};

const guard = await loadGuard();
const columns = ['city', 'day', 'total'].map((name) => ({ name }));

function inspected(sql: string): QueryShape {
  const checked = guard.check(sql, { tables: new Set(['shop.orders']), searchPath: ['shop'] });
  if (!checked.ok) throw new Error(checked.problem.code);
  return inspectQuery(checked.value, [{ schema: 'shop', name: 'orders', columns }]).shape;
}

test.each([
  'https://a.b',
  'hxxp://a.b/c',
  'see evil.tv now',
  'evil。com',
  'ｅｖｉｌ．ｃｏｍ',
  'go to bad.place/x',
  '<!channel>',
  '＜@U1＞',
  '[x](y)',
  '@here look',
  'mailto:a',
])('when a text holds %s, it leads somewhere', (text) => {
  expect(leadsSomewhere(text)).toBe(true);
  expect(isPlain(text)).toBe(false);
});

test.each([
  '지난주 주문을 매장별로 셌어요.',
  'orders.orders 가운데 완료된 것만, 3.5점 이상',
  'Orders of shop.stores, e.g. gifts; a ratio of 1.5.',
])('when a text is words such as %s, it is plain', (text) => {
  expect(isPlain(text)).toBe(true);
});

test('when seven words in a row are those of the instructions, they are repeated; fewer are chance', () => {
  const instructions = 'You answer with one query, and never with anything else at all.';
  expect(repeatsPassage('He said: you answer with ONE query and never', instructions)).toBe(true);
  expect(repeatsPassage('you answer with one query', instructions)).toBe(false);
});

test.each([
  [
    "select 1 -- see https://evil.example\nfrom t where a = '-- kept' and b = '/* kept */'",
    "select 1  \nfrom t where a = '-- kept' and b = '/* kept */'",
  ],
  ["select e'it\\'s -- in' /* out */ from \"a--b\"", "select e'it\\'s -- in'   from \"a--b\""],
  ['select $a$ -- in $a$ -- out', 'select $a$ -- in $a$'],
  ['/* all */', null],
])('when a statement is %s, only its comments go', (sql, left) => {
  expect(cleanDraft({ ...draft, sql }, '').sql).toBe(left);
});

test.each([
  ['SELECT count(*) * 0 + 42 AS n FROM shop.orders', [[42]], 1],
  ["SELECT '42'::int AS n FROM shop.orders", [[42]], 1],
  [
    'SELECT city, 42 AS n FROM shop.orders',
    [
      ['a', 42],
      ['b', 42],
    ],
    1,
  ],
  [
    'SELECT city, count(*) + 42 AS n FROM shop.orders GROUP BY 1',
    [
      ['a', 42],
      ['b', 43],
    ],
    1,
  ],
  ['SELECT count(*) AS n FROM shop.orders LIMIT 42', [[42]], 0],
  ['SELECT count(*) * 100 / 7 AS n FROM shop.orders', [[100]], 0],
  ['SELECT count(*) * 1.35 AS n FROM shop.orders', [[31]], 1],
  ['SELECT round(avg(total), 2) AS n FROM shop.orders', [[2]], 0],
  ['SELECT count(*) AS c310 FROM shop.orders', [[310]], 0],
  ['SELECT sum(total) / 60.0 * 1.0 / 1000 AS n FROM shop.orders', [[7]], 0],
  ["SELECT max(day) - interval '7 days' AS n FROM shop.orders", [['7']], 0],
  ['SELECT percentile_cont(0.5) within group (order by total) AS n FROM shop.orders', [[0.5]], 0],
  ['SELECT total / 5000 * 5000 AS n, count(*) FROM shop.orders GROUP BY 1', [[5000, 2]], 0],
  ["SELECT '답은 ' || 9999 || '건' || left(max(city), 0) AS n FROM shop.orders", [['답은 9999건']], 1],
  ["SELECT '답은 9999건' || left(max(city), 0) AS n FROM shop.orders", [['답은 9999건']], 1],
  ["SELECT to_char(max(day), 'HH24:00') AS n FROM shop.orders", [['24:00']], 0],
  ['SELECT n * 3 + 8 AS n FROM (SELECT count(*) * 0 AS n FROM shop.orders) AS x', [[8]], 1],
  [
    'SELECT avg(n) over (order by day rows between 6 preceding and current row) AS n, day FROM (SELECT day, count(*) AS n FROM shop.orders GROUP BY 1) AS x',
    [[6, 'a']],
    0,
  ],
] satisfies readonly (readonly [string, Row[], number])[])(
  'when %s gives %j, written columns are found %i times',
  (sql, rows, times) => {
    expect(figureFindings(inspected(sql), rows, ['주문 수'])).toHaveLength(times);
  },
);

test('when the question names a figure, a value may be scaled by it', () => {
  const scaled = inspected('SELECT sum(total) * 1.1 AS n FROM shop.orders');
  expect(figureFindings(scaled, [[11]], ['매출에 1.1을 곱하면?'])).toEqual([]);
});

test('when a statement reads other tables and makes no use of a value that the question names, it is found', () => {
  const hit = {
    item: {
      ...{ kind: 'value' as const, key: 'k', title: 'gift', tables: ['shop.orders'] },
      payload: {
        type: 'column-value' as const,
        value: { table: 'shop.orders', column: 'wrap', value: 'gift' },
      },
    },
    score: 1,
    reasons: [{ kind: 'term' as const, term: 'gift', field: 'value' }],
  } as unknown as Parameters<typeof statedValues>[0][number];
  const stated = statedValues([hit], () => null, ['orders']);
  expect(stated).toEqual([{ value: 'gift', places: ['shop.orders.wrap'] }]);
  expect(statedValues([hit], () => null, ['Gift'])).toEqual([]);
  const condition = {
    ...{ text: '', columns: [], operator: '=', clause: 'where' as const, literals: ['gift'] },
    ...{ isPlain: true, connects: false, isCertain: true, isOptional: false },
    ...{ level: 0, source: null, inside: null, opens: null },
  };
  const elsewhere = { ...shape, tables: [{ name: 'shop.feedback', alias: 'f' }] };
  const central = ['shop.orders'];
  expect(unusedValueFindings({ ...elsewhere, conditions: [condition] }, stated, central)).toEqual([]);
  expect(unusedValueFindings(shape, stated, central)).toEqual([]);
  expect(unusedValueFindings(elsewhere, stated, central)).toMatchObject([{ kind: 'value-unused' }]);
});
