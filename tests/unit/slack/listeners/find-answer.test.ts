import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../../src/domain/answer.ts';
import type { Principal } from '../../../../src/domain/principal.ts';
import { findAnswer, findPressed, type PressedAt } from '../../../../src/slack/listeners/find-answer.ts';
import type { LedgerEntry } from '../../../../src/storage/ledger.ts';
import { sampleDataAnswer } from '../../../support/sample-answers.ts';

const id = '00000000-0000-8000-8000-000000000001';
const asker: Principal = { id: 'T1/U1', groups: ['finance'] };
const other: Principal = { id: 'T1/U2', groups: ['everyone'] };

/** A button in the thread of `doorWith`'s question, pressed by them. */
const at = ({ id: principal }: Principal, place: Partial<PressedAt> = {}): PressedAt => ({
  workspace: 'T1',
  person: principal.slice(3),
  message: { channel: 'C1', ts: '2.0', thread: '1.0' },
  ...place,
});

/** A ledger with that answer of `asker`, asked in that conversation, behind which only finance may look. */
function doorWith(answer: Answer | null, thread = 'slack:T1/C1/1.0') {
  const entry = { question: { principal: asker.id, thread }, answer: answer === null ? null : { answer } };
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
  } as unknown as Parameters<typeof findAnswer>[3];
}

const { usage, prompts, timings, repairs, readAs } = sampleDataAnswer();
const failure: Answer = {
  ...{ id, kind: 'failure', locale: 'ko', text: '', code: 'sql-timeout', nextStep: '', sql: 'select 1' },
  ...{ notes: [], usage, prompts, timings, repairs, readAs },
};

describe('an answer behind a button', () => {
  test('when whoever pressed may read its tables, it is theirs to see, whoever asked', async () => {
    const found = await findAnswer(
      id,
      at(other),
      { ...other, groups: ['finance'] },
      doorWith(sampleDataAnswer()),
    );
    expect(found.kind).toBe('found');
  });

  test('when they may not, it stays closed, even to its asker of another day', async () => {
    for (const reader of [other, { ...asker, groups: [] }]) {
      const found = await findAnswer(id, at(reader), reader, doorWith(sampleDataAnswer()));
      expect(found).toEqual({ kind: 'missing', notice: { kind: 'not-yours' } });
    }
  });

  test('when a statement gave no number, its asker alone may see it', async () => {
    expect((await findAnswer(id, at(asker), asker, doorWith(failure))).kind).toBe('found');
    expect((await findAnswer(id, at(other), other, doorWith(failure))).kind).toBe('missing');
  });

  test.each(['00000000-0000-8000-8000-000000000002', 'no id', ''])(
    'when "%s" names nothing that is known, it is forgotten',
    async (wanted) => {
      const found = await findAnswer(wanted, at(asker), asker, doorWith(sampleDataAnswer()));
      expect(found).toEqual({ kind: 'missing', notice: { kind: 'forgotten' } });
    },
  );

  test('when it was never finished, there is nothing to show', async () => {
    expect((await findAnswer(id, at(asker), asker, doorWith(null))).kind).toBe('missing');
  });
});

describe('the question that a button names', () => {
  const pressed = async (place: Partial<PressedAt>, thread?: string, who = other) =>
    findPressed(id, at(who, place), doorWith(null, thread).records.ledger);
  const direct = { channel: 'D2', ts: '2.0', thread: '1.0' };

  test.each<[string, Partial<PressedAt>, string]>([
    ['in another channel', { message: { channel: 'C2', ts: '2.0', thread: '1.0' } }, 'slack:T1/C1/1.0'],
    ['in another thread', { message: { channel: 'C1', ts: '2.0', thread: '3.0' } }, 'slack:T1/C1/1.0'],
    ['on their App Home', { message: null }, 'slack:T1/C1/1.0'],
    ['in another workspace', { workspace: 'T2' }, 'slack:T1/C1/1.0'],
    ['in their own direct messages', { message: direct }, 'slack:T1/D1'],
    ['in a channel, of direct messages', {}, 'slack:T1/D1'],
  ])('when somebody else presses %s, it is not theirs to go on from', async (_, place, thread) => {
    expect(await pressed(place, thread)).toBeNull();
  });

  test('when its asker presses, wherever that is, or a colleague in its thread, it is', async () => {
    expect(await pressed({}, 'slack:T1/C1/1.0')).not.toBeNull();
    expect(await pressed({ message: { channel: 'C1', ts: '1.0', thread: null } })).not.toBeNull();
    for (const message of [null, direct]) {
      expect(await pressed({ message }, 'slack:T1/D1', asker)).not.toBeNull();
    }
    expect(await pressed({ workspace: 'T2', message: null }, 'slack:T1/D1', asker)).toBeNull();
  });
});
