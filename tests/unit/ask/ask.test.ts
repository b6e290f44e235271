import { describe, expect, test } from 'vitest';
import { createAsk } from '../../../src/ask/ask.ts';
import { answerOf, type Question } from '../../../src/ask/question.ts';
import type { Recorder } from '../../../src/ask/record.ts';
import { baseOf } from '../../../src/ask/turn.ts';

const question: Question = {
  text: '안녕',
  principal: { id: 'hana', groups: [] },
  thread: 't',
  door: 'evaluation',
  locale: null,
  clock: { now: new Date('2026-04-01T01:00:00Z'), timeZone: 'Asia/Seoul', weekStart: 'monday' },
};

function askWith(record: Recorder, fails = false) {
  const bugs: unknown[] = [];
  const ask = createAsk({
    record,
    detectLocale: () => 'ko',
    answerTurn: async function* (turn) {
      yield { kind: 'progress', stage: 'reading' };
      if (fails) throw new Error('a bug with postgresql://secret');
      return {
        answer: { ...baseOf(turn), kind: 'chat', text: '안녕하세요', examples: [] },
        query: null,
        readAs: null,
      };
    },
    reportBug: (error) => bugs.push(error),
  });
  return { ask, bugs };
}

function recorder(over: Partial<Recorder> = {}): Recorder & { noted: string[] } {
  const noted: string[] = [];
  return {
    noted,
    begin: async (turn) => {
      noted.push(`begin ${turn.text.length}`);
      return null;
    },
    finish: async (_turn, _question, { answer }) => {
      noted.push(`finish ${answer.kind}`);
    },
    ...over,
  };
}

describe('one question, whatever happens', () => {
  test('when it is answered, it is noted before and after', async () => {
    const record = recorder();
    expect((await answerOf(askWith(record).ask(question))).kind).toBe('chat');
    expect(record.noted).toEqual(['begin 2', 'finish chat']);
  });

  test('when the answer cannot be noted, it is given all the same and the fault is reported', async () => {
    const full = recorder({
      finish: async () => {
        throw new Error('No space left on device');
      },
    });
    const { ask, bugs } = askWith(full);
    expect(await answerOf(ask(question))).toMatchObject({ kind: 'chat', text: '안녕하세요' });
    expect(bugs).toHaveLength(1);
  });

  test.each([
    [
      'storage does not answer',
      async () => ({ code: 'storage-unreachable' as const }),
      'storage-unreachable',
    ],
    [
      'noting it throws',
      async () => {
        throw new Error('a bug');
      },
      'unexpected',
    ],
  ] as const)('when %s, the asker is told and nothing is answered unnoted', async (_, begin, code) => {
    const record = recorder({ begin });
    expect(await answerOf(askWith(record).ask(question))).toMatchObject({ kind: 'failure', code });
    expect(record.noted).toEqual([]);
  });

  test('when answering ends in a bug, the asker gets an id and no raw error', async () => {
    const record = recorder();
    const { ask, bugs } = askWith(record, true);
    const answer = await answerOf(ask(question));
    expect(answer).toMatchObject({ kind: 'failure', code: 'unexpected' });
    expect(JSON.stringify(answer)).not.toMatch(/secret|a bug/);
    expect(bugs).toHaveLength(1);
    expect(record.noted).toEqual(['begin 2', 'finish failure']);
  });

  test.each([
    ['???', 'question-empty'],
    ['가'.repeat(2001), 'question-too-long'],
  ])('when the text is no question, it is noted and the asker is told why', async (text, code) => {
    const record = recorder();
    expect(await answerOf(askWith(record).ask({ ...question, text }))).toMatchObject({
      kind: 'failure',
      code,
    });
    expect(record.noted).toEqual([`begin ${text.length}`, 'finish failure']);
  });
});
