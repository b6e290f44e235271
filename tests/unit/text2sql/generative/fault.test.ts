import { expect, test } from 'vitest';
import { generatedMessages } from '../../../../src/language/messages/generated.ts';
import { cleanDraft } from '../../../../src/text2sql/generative/clean-draft.ts';
import { faultOf, toldToModel, toldToPerson } from '../../../../src/text2sql/generative/fault.ts';

test('when a column is not grouped, the model is told so, and how it is mended', () => {
  const params = { state: '42803', name: 'o.channel', reason: 'grouping', hint: 'group by it' };
  const told = toldToModel(faultOf({ code: 'sql-failed', params }));
  expect(told).toMatchObject({ code: 'sql-failed', name: 'o.channel grouping', hint: 'group by it' });
});

test('when a known function is given a type that it does not take, no name is called missing', () => {
  const params = { state: '42883', name: 'sum', reason: 'no such function or operator' };
  const fault = faultOf({ code: 'sql-missing-name', params });
  expect(toldToPerson(fault, 'ko')).not.toContain('sum');
  expect(toldToPerson(fault, 'en')).toContain('types');
});

test.each(['ko', 'en'] as const)(
  'when a statement of the model fails (%s), the next step is one for an asker',
  (locale) => {
    const { afterFailure } = generatedMessages(locale);
    for (const code of [
      'sql-missing-name',
      'sql-division-by-zero',
      'sql-unparsable',
      'sql-failed',
    ] as const) {
      expect(afterFailure(code, true)).not.toMatch(/reindex|nullif|SELECT/);
      expect(afterFailure(code, false)).not.toBe(afterFailure(code, true));
    }
    expect(afterFailure('sql-timeout', true)).toBeNull();
  },
);

test('when a statement is set as code, it is taken out of its fence', () => {
  const sql = '```sql\nselect 1 from orders\n```';
  const draft = { plan: '', title: '', columns: [], assumptions: [], missing: [], label: '', other: null };
  expect(cleanDraft({ ...draft, sql }, '').sql).toBe('select 1 from orders');
});
