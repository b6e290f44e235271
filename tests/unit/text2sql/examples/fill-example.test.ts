import { describe, expect, it } from 'vitest';
import { type Binding, fillExample } from '../../../../src/text2sql/governed/fill-example.ts';

const march = { from: '2026-03-01', to: '2026-04-01' };

function fill(sql: string, bindings: Readonly<Record<string, Binding>>, timeZone = 'Asia/Seoul'): string {
  return fillExample({ name: 'tried', sql }, new Map(Object.entries(bindings)), timeZone);
}

const number = (value: number): Binding => ({ type: 'number', value });
const value = (text: string): Binding => ({ type: 'value', value: text });
const period: Binding = { type: 'range', range: march };

describe('filling a verified example', () => {
  it('when parameters stand in the statement, they become literals of their kind', () => {
    expect(
      fill('select 1 where region = :region limit :count', { region: value('강남구'), count: number(5) }),
    ).toBe("select 1 where region = '강남구' limit 5");
    expect(fill('d >= :period_from and d < :period_to', { period })).toBe(
      "d >= '2026-03-01'::date and d < '2026-04-01'::date",
    );
    expect(fill('t >= :period_from_at and t < :period_to_at', { period })).toBe(
      "t >= '2026-03-01 00:00:00+09:00'::timestamptz and t < '2026-04-01 00:00:00+09:00'::timestamptz",
    );
  });

  it('when a parameter is used twice, both places are filled', () => {
    expect(fill(':count + :count', { count: number(2) })).toBe('2 + 2');
  });

  it.each([
    ['a string', "select ':count', 'it''s :count'"],
    ['a string with escapes', "select E'it\\'s :count', e'\\\\'"],
    ['a quoted name', 'select ":count", "a"":count"'],
    ['a line comment', 'select 1 -- only :count'],
    ['a block comment', 'select /* :count\n :count */ 1'],
    ['a dollar quote', 'select $$ :count $$, $tag$ :count $$ :count $tag$'],
    ['a cast', 'select x::count, (y)::count'],
  ])('when %s holds what looks like a parameter, it stays as it is', (_, sql) => {
    expect(fill(sql, { count: number(5) })).toBe(sql);
  });

  it('when a parameter is cast or follows a comment, it alone is filled', () => {
    expect(fill(':count::int /* :count */ - :count -- :count', { count: number(5) })).toBe(
      '5::int /* :count */ - 5 -- :count',
    );
  });

  it.each([
    ['a quote and a second statement', "'; drop table orders.orders; --"],
    ['doubled quotes', "''''"],
    ['a backslash before a quote', "\\' or 1 = 1 --"],
    ['a comment', '/* */ -- x'],
    ['a dollar quote', '$$; select 1; $$'],
    ['a pattern of the replacement', "$& $1 $' $`"],
    ['another parameter', ':count'],
  ])('when a value holds %s, it stays one literal', (_, text) => {
    const filled = fill('select 1 where region = :region limit :count', {
      region: value(text),
      count: number(5),
    });
    expect(filled).toBe(`select 1 where region = '${text.replaceAll("'", "''")}' limit 5`);
  });

  it.each([
    ['no binding', 'limit :count', {}],
    ['another kind of binding', ':period_from', { period: number(5) }],
    ['a range without an end', ':period', { period }],
    ['another case', ':COUNT', { count: number(5) }],
  ] as const)('when a parameter has %s, it throws', (_, sql, bindings) => {
    expect(() => fill(sql, bindings)).toThrow(/tried leaves :\w+ unbound/);
  });
});

describe('the moments a range begins and ends at', () => {
  it.each([
    ['America/New_York', '2026-03-08', '2026-03-09'],
    ['America/New_York', '2026-11-01', '2026-11-02'],
    ['Asia/Beirut', '2026-03-29', '2026-03-30'],
    ['America/Havana', '2026-11-01', '2026-11-02'],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-06'],
    ['Asia/Kathmandu', '2026-01-01', '2026-01-02'],
    ['Pacific/Kiritimati', '2026-01-01', '2026-01-02'],
    ['UTC', '2026-02-28', '2026-03-01'],
  ])('when the days are of %s and begin on %s, they begin and end at its midnights', (timeZone, from, to) => {
    const filled = fill(':day_from_at|:day_to_at', { day: { type: 'range', range: { from, to } } }, timeZone);
    const [begins, ends] = filled.split('|').map(instantOf);
    expect([dayAt(begins, timeZone), dayAt(ends, timeZone)]).toEqual([from, to]);
    expect(dayAt((begins ?? 0) - 1, timeZone) < from).toBe(true);
    expect(dayAt((ends ?? 0) - 1, timeZone)).toBe(from);
  });
});

function instantOf(literal: string): number {
  const [, day, time] = /^'(\S+) (\S+)'::timestamptz$/.exec(literal) ?? [];
  return Date.parse(`${day}T${time}`);
}

function dayAt(instant = Number.NaN, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}
