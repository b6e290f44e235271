import { expect, test } from 'vitest';
import type { ExampleParameter, VerifiedExample } from '../../../../../src/domain/knowledge.ts';
import { filledExample } from '../../../../../src/text2sql/generative/compose/filled-examples.ts';

function example(parameters: readonly ExampleParameter[], sql: string): VerifiedExample {
  return {
    name: 'top_shops',
    questions: { ko: ['{period} 상위 {count}개'], en: ['top {count} {period}'] },
    sql,
    parameters,
    columns: [],
    explanation: { ko: '', en: '' },
    assumptions: [],
    verifiedBy: 'team',
    verifiedAt: '2026-01-01',
    source: { path: 'x', owner: 'team', asOf: null },
  } as unknown as VerifiedExample;
}

const clock = { now: new Date('2026-04-01T01:00:00Z'), timeZone: 'Asia/Seoul', weekStart: 'monday' as const };
const parameters: readonly ExampleParameter[] = [
  { name: 'period', type: 'range', dimension: null, default: '최근 7일' },
  { name: 'count', type: 'number', dimension: null, default: '5' },
];
const sql = 'select 1 from t where at >= :period_from_at and at < :period_to_at limit :count';

test('when an example has places, question and statement are shown filled, in either language', () => {
  const filling = { clock, holidays: [], storedValue: () => null };
  for (const locale of ['ko', 'en'] as const) {
    const filled = filledExample(example(parameters, sql), { ...filling, locale });
    expect(filled?.question).toMatch(/2026-03-\d\d.*2026-03-31/);
    expect(filled?.question).not.toMatch(/[{}]/);
    expect(filled?.sql).toMatch(/2026-03-\d\d.*2026-04-01.*limit 5$/);
  }
});

test('when a place for a stored value has no default, a value that is known fills it, and without one it is not shown', () => {
  const region = { name: 'region', type: 'value', dimension: 'region', default: null } as const;
  const shown = example([region], 'select 1 from t where region = :region');
  const filling = { clock, holidays: [], locale: 'ko' as const };
  expect(filledExample(shown, { ...filling, storedValue: () => "강남'구" })?.sql).toContain("'강남''구'");
  expect(filledExample(shown, { ...filling, storedValue: () => null })).toBeNull();
});
