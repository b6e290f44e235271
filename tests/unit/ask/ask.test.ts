import { describe, expect, test } from 'vitest';
import { createAsk } from '../../../src/ask/ask.ts';
import { startMeter } from '../../../src/ask/meter.ts';
import { answerOf, type Question } from '../../../src/ask/question.ts';
import type { Recorder } from '../../../src/ask/record.ts';
import { leftForLater } from '../../../src/ask/stop.ts';
import { baseOf, type Turn, told } from '../../../src/ask/turn.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { done, failed } from '../../../src/domain/outcome.ts';
import { createModelBudget } from '../../../src/model/chat/budget.ts';
import { noTracer } from '../../../src/telemetry/trace.ts';

const question: Question = {
  text: '안녕',
  principal: { id: 'hana', groups: [] },
  thread: 't',
  door: 'evaluation',
  locale: null,
  clock: { now: new Date('2026-04-01T01:00:00Z'), timeZone: 'Asia/Seoul', weekStart: 'monday' },
};

const given = '4f0c1a52-6b7c-4c3e-9a51-0d4a9f0f6f11';

function askWith(record: Recorder, fails = false, work: (turn: Turn) => Promise<void> = async () => {}) {
  const bugs: unknown[] = [];
  const ask = createAsk({
    record,
    detectLocale: () => 'ko',
    recall: async () => ({ previous: [], chosen: [] }),
    tracer: noTracer,
    startMeter: () => startMeter(createModelBudget({ maxCalls: 1, maxTokens: 1, maxCost: null }, null)),
    answerTurn: async (turn) => {
      turn.progress('reading');
      await work(turn);
      if (fails) throw new Error('a bug with postgresql://secret');
      return told(turn, { ...baseOf(turn), kind: 'chat', text: '안녕하세요', examples: [] });
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
      return done(null);
    },
    finish: async (_turn, _question, { answer }) => {
      noted.push(`finish ${answer.kind}`);
      return answer;
    },
    ...over,
  };
}

describe('the language of an answer', () => {
  test.each([
    ['🙏', 'en', 'en'],
    [':pray:', 'en', 'en'],
    ['안녕', 'en', 'ko'],
    ['🙏', undefined, 'ko'],
  ] as const)('when "%s" comes from somebody who speaks %s, it is %s', async (text, askerLocale, locale) => {
    const { ask } = askWith(recorder());
    const asked = { ...question, text, ...(askerLocale === undefined ? {} : { askerLocale }) };
    expect(await answerOf(ask(asked))).toMatchObject({ locale });
  });
});

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
    ['storage does not answer', async () => failed({ code: 'storage-unreachable' }), 'storage-unreachable'],
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

  test('when work reports while it runs, the door sees it before the answer is there', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { ask } = askWith(recorder(), false, async (turn) => {
      turn.progress('explaining', 'draft 2');
      turn.say('First.');
      await held;
    });
    const seen: string[] = [];
    for await (const event of ask(question)) {
      seen.push(event.kind === 'progress' ? event.stage : event.kind);
      if (event.kind === 'text') release();
    }
    expect(seen).toEqual(['recording', 'recalling', 'reading', 'explaining', 'text', 'answer']);
  });

  test('when the door leaves early, the work is told to stop and what it came to is noted', async () => {
    const record = recorder();
    let stopped: AbortSignal | null = null;
    const { ask } = askWith(record, false, async (turn) => {
      stopped = turn.signal;
      await new Promise((resolve) => turn.signal.addEventListener('abort', resolve));
    });
    for await (const event of ask(question))
      if (event.kind === 'progress' && event.stage === 'reading') break;
    expect(stopped).toMatchObject({ aborted: true });
    await expect.poll(() => record.noted).toEqual(['begin 2', 'finish chat']);
  });

  test('when it was answered before, that answer is given and no work is done', async () => {
    const { ask } = askWith(recorder(), true);
    const before: Answer = await answerOf(askWith(recorder()).ask({ ...question, id: given }));
    const record = recorder({ begin: async () => done({ ...before, text: '전에 한 답' }) });
    expect(before.id).toBe(given);
    expect((await answerOf(ask(question))).id).not.toBe(given);
    const again = await answerOf(askWith(record, true).ask({ ...question, id: given }));
    expect(again).toEqual({ ...before, text: '전에 한 답' });
    expect(record.noted).toEqual([]);
  });

  test('when another run of it was first, the answer of that one is given', async () => {
    const record = recorder({
      finish: async (_turn, _question, { answer }) => ({ ...answer, text: '먼저' }),
    });
    expect(await answerOf(askWith(record).ask({ ...question, id: given }))).toMatchObject({ text: '먼저' });
  });

  test('when it was stopped before it began, it is not worked on and that is noted', async () => {
    const record = recorder();
    const answer = await answerOf(askWith(record, true).ask({ ...question, signal: AbortSignal.abort() }));
    expect(answer).toMatchObject({ kind: 'failure', code: 'model-stopped' });
    expect(record.noted).toEqual(['begin 2', 'finish failure']);
  });

  test('when it is left for another run, nothing is noted as its answer', async () => {
    const record = recorder();
    const controller = new AbortController();
    const { ask } = askWith(record, false, async () => controller.abort(leftForLater));
    await answerOf(ask({ ...question, signal: controller.signal }));
    expect(record.noted).toEqual(['begin 2']);
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
