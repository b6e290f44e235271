import { beforeAll, describe, expect, it } from 'vitest';
import { type CheckQuery, findQuery } from '../../../src/discovery/find-query.ts';
import { loadGuard } from '../../../src/warehouse/guard/guard.ts';

let check: CheckQuery;
beforeAll(async () => {
  const guard = await loadGuard();
  const scope = { tables: new Set(['shop.orders', 'shop.items']), searchPath: ['shop'] };
  check = (sql) => guard.check(sql, scope);
});

function tablesIn(text: string): readonly string[] | string | null {
  const found = findQuery(text, check);
  if (found === null) return null;
  return found.ok ? found.value.tables : found.problem.code;
}

describe('the statement of a message', () => {
  it.each([
    ['stands in a code block', '이거 좀 봐주세요\n```\nselect count(*) from shop.orders\n```\n감사합니다'],
    ['stands in a code block that names its language', '```sql\nSELECT 1 FROM orders\n```'],
    ['begins with a comment', '```-- how many\nselect count(*) from shop.orders```'],
    ['stands between backticks', 'what does `select id from shop.orders` do?'],
    ['stands in prose that goes on after it', '이 쿼리요: select id from shop.orders\n왜 느린가요?'],
    ['ends with a semicolon', 'please run select id from shop.orders; and tell me'],
    [
      'comes after other words of the same letters',
      'Help me with this and select the best:\nselect id from orders',
    ],
    ['is the first of several', '```select id from orders; select * from items;```'],
    ['begins with WITH', 'with a as (select id from shop.orders) select count(*) from a'],
  ])('when it %s, it is found whole', (_, text) => {
    expect(tablesIn(text)).toEqual(['shop.orders']);
  });

  it.each([
    ['안녕하세요, 지난주 주문 수 알려주세요'],
    ['please select one of these with care'],
    ['```\nconst a = 1;\n```'],
    [''],
  ])('when there is none, as in %j, nothing is found', (text) => {
    expect(tablesIn(text)).toBeNull();
  });

  it.each([
    ['reads a table that is not open', '```select * from hr.salaries```', 'sql-unknown-table'],
    ['changes rows', '```delete from shop.orders```', 'sql-not-a-query'],
    ['does not parse', 'select id from shop.orders where where', 'sql-unparsable'],
  ])('when one that stands there %s, the problem says so', (_, text, code) => {
    expect(tablesIn(text)).toBe(code);
  });

  it.each([
    ['begins with thousands of comments and no statement', `\`${'/**/'.repeat(4_000)}x\``, null],
    ['begins with thousands of comments', `\`${'/**/'.repeat(2_000)}select id from orders\``, 'shop.orders'],
    [
      'begins with thousands of blank lines',
      `\`${' \n'.repeat(4_000)}select id from orders\``,
      'shop.orders',
    ],
    ['is followed by a blank line for each of its letters', `select 1${'\n'.repeat(9_000)}`, ''],
  ])('when a message %s, it is read to its end', (_, text, tables) => {
    const found = tablesIn(text);
    expect(Array.isArray(found) ? found.join() : found).toBe(tables);
  });

  it('when thousands of words of a long message could begin a statement, only so much is parsed', () => {
    let parsed = 0;
    const text = `select a;\n${'with select ;\n'.repeat(1_400)}`;
    findQuery(text, (sql) => {
      parsed += sql.length;
      return check(sql.startsWith('select a;') ? 'select' : sql);
    });
    expect(parsed).toBeLessThan(300_000);
  });
});
