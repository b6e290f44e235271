import { beforeAll, describe, expect, test } from 'vitest';
import { type Guard, loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { isPresent, linesOf } from '../../../support/fixture-lines.ts';

interface Case {
  readonly sql: string;
  readonly label: string;
}

const folder = '../shared/cases/guard';
const grammarOnly = { tables: null, searchPath: [] };

describe.skipIf(!isPresent(folder))('the public guard cases', () => {
  let guard: Guard;
  beforeAll(async () => {
    guard = await loadGuard();
  });

  function judged(file: string) {
    return linesOf<Case>(`${folder}/${file}.jsonl`).map(({ sql, label }) => {
      const outcome = guard.check(sql, grammarOnly);
      return { sql, label, ok: outcome.ok, code: outcome.ok ? null : outcome.problem.code };
    });
  }

  test('when a statement must be rejected, it is refused, and not for want of parsing', () => {
    const cases = judged('must-reject');
    expect(cases.filter((each) => each.ok).map((each) => each.sql)).toEqual([]);
    expect(cases.filter((each) => each.code === 'sql-unparsable').length).toBeLessThan(cases.length / 100);
  });

  test('when a statement must be accepted, 98 of 100 are', () => {
    const cases = judged('must-accept');
    const parsed = cases.filter((each) => each.code !== 'sql-unparsable');
    expect(parsed.length).toBeGreaterThan(cases.length * 0.99);
    expect(parsed.filter((each) => each.ok).length / parsed.length).toBeGreaterThanOrEqual(0.98);
  });

  /**
   * What we expect of the labels left to the project. Of volatile functions only the clock, random numbers and UUIDs are
   * values; unknown functions are volatile until told otherwise; a table named in a string escapes the table rule.
   */
  test('when the project decides, volatile, unknown and indirect calls are refused and EXPLAIN is admitted', () => {
    const cases = judged('policy');
    const admitted = (label: string) =>
      cases.filter((each) => each.label === label && each.ok).map((each) => each.sql);
    expect(admitted('select_indirect_read')).toEqual([]);
    expect(admitted('show')).toEqual([]);
    for (const sql of admitted('select_volatile_fn')) {
      expect(sql).toMatch(/random|clock_timestamp|timeofday|gen_random_uuid/i);
    }
    for (const sql of admitted('select_unknown_fn')) expect(sql).toMatch(newerBuiltins);
    const explained = cases.filter((each) => each.label === 'explain_select');
    const refused = explained.filter((each) => !each.ok);
    expect(admitted('explain_select').length / explained.length).toBeGreaterThan(0.9);
    for (const { code } of refused) expect(code).toBe('sql-forbidden');
  });
});

/** Functions that PostgreSQL 15 lacks and 18 has. */
const newerBuiltins = /any_value|pg_input_is_valid|random_normal|array_sort|json_|erf|uuidv/i;
