import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../../../src/domain/answer.ts';
import type { Principal } from '../../../../../src/domain/principal.ts';
import { findAnswer } from '../../../../../src/slack/listeners/actions/find-answer.ts';
import type { LedgerEntry } from '../../../../../src/storage/ledger.ts';
import { sampleDataAnswer } from '../../../../support/sample-answers.ts';

const id = '00000000-0000-8000-8000-000000000001';
const asker: Principal = { id: 'T1/U1', groups: ['finance'] };
const other: Principal = { id: 'T1/U2', groups: ['everyone'] };

/** A ledger with that answer of `asker`, behind which only finance may look. */
function doorWith(answer: Answer | null) {
  const entry = { question: { principal: asker.id }, answer: answer === null ? null : { answer } };
  return {
    mayRead: ({ groups }: Principal) => groups.includes('finance'),
    records: {
      ledger: {
        async find(wanted: string) {
          if (!/^[0-9a-f-]{36}$/.test(wanted)) throw new Error('invalid input syntax for type uuid');
          return wanted === id ? (entry as unknown as LedgerEntry) : null;
        },
      },
    },
  } as unknown as Parameters<typeof findAnswer>[2];
}

const { usage, prompts, timings, repairs, readAs } = sampleDataAnswer();
const failure: Answer = {
  ...{ id, kind: 'failure', locale: 'ko', text: '', code: 'sql-timeout', nextStep: '', sql: 'select 1' },
  ...{ notes: [], usage, prompts, timings, repairs, readAs },
};

describe('an answer behind a button', () => {
  test('when whoever pressed may read its tables, it is theirs to see, whoever asked', async () => {
    const found = await findAnswer(id, { ...other, groups: ['finance'] }, doorWith(sampleDataAnswer()));
    expect(found.kind).toBe('found');
  });

  test('when they may not, it stays closed, even to its asker of another day', async () => {
    for (const reader of [other, { ...asker, groups: [] }]) {
      const found = await findAnswer(id, reader, doorWith(sampleDataAnswer()));
      expect(found).toEqual({ kind: 'missing', notice: { kind: 'not-yours' } });
    }
  });

  test('when a statement gave no number, its asker alone may see it', async () => {
    expect((await findAnswer(id, asker, doorWith(failure))).kind).toBe('found');
    expect((await findAnswer(id, other, doorWith(failure))).kind).toBe('missing');
  });

  test.each(['00000000-0000-8000-8000-000000000002', 'no id', ''])(
    'when "%s" names nothing that is known, it is forgotten',
    async (wanted) => {
      const found = await findAnswer(wanted, asker, doorWith(sampleDataAnswer()));
      expect(found).toEqual({ kind: 'missing', notice: { kind: 'forgotten' } });
    },
  );

  test('when it was never finished, there is nothing to show', async () => {
    expect((await findAnswer(id, asker, doorWith(null))).kind).toBe('missing');
  });
});
