import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { AskEvent } from '../../../src/ask/question.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { readLines } from '../../../src/terminal/read-lines.ts';
import { askOnce, converse, type TerminalSession } from '../../../src/terminal/session.ts';
import { createStyle } from '../../../src/terminal/style.ts';
import {
  sampleClarification,
  sampleDataAnswer,
  sampleGeneratedAnswer,
} from '../../support/sample-answers.ts';

function startSession(json = false) {
  const asked: { text: string; thread: string }[] = [];
  const output = new PassThrough({ encoding: 'utf8' });
  const answer: Answer = sampleDataAnswer({
    suggestions: ['지난주 일별 주문 수', '지난주 주문 수 전주 대비'],
  });
  const session: TerminalSession = {
    ask: async function* (question) {
      asked.push({ text: question.text, thread: question.thread });
      yield { kind: 'progress', stage: 'reading', detail: null };
      yield { kind: 'answer', answer };
    },
    principal: { id: 'mina', groups: ['everyone'] },
    thread: 'thread-1',
    locale: 'ko',
    clock: () => ({ now: new Date('2026-04-01T01:00:00Z'), timeZone: 'Asia/Seoul', weekStart: 'monday' }),
    json,
    style: createStyle(false),
    width: 100,
    output,
    progress: null,
    live: false,
  };
  return { session, asked, output };
}

function linesOf(...lines: string[]) {
  const input = new PassThrough();
  const reader = readLines({ input, output: new PassThrough(), prompt: '> ', history: [], terminal: false });
  input.end(lines.map((line) => `${line}\n`).join(''));
  return reader;
}

test('when lines come in, each is asked in the same thread, and blank ones are passed over', async () => {
  const { session, asked } = startSession();
  await converse(linesOf('지난주 주문 수', '', '  ', '강남구 주문 수'), session);
  expect(asked).toEqual([
    { text: '지난주 주문 수', thread: 'thread-1' },
    { text: '강남구 주문 수', thread: 'thread-1' },
  ]);
});

test('when a bare number follows an answer, the question offered under it is asked', async () => {
  const { session, asked } = startSession();
  await converse(linesOf('주문 수', '2', '7'), session);
  expect(asked.map((each) => each.text)).toEqual(['주문 수', '지난주 주문 수 전주 대비', '7']);
});

test('when the asker says 종료, what follows is not asked', async () => {
  const { session, asked } = startSession();
  await converse(linesOf('주문 수', '종료', '매출'), session);
  expect(asked).toHaveLength(1);
});

test('when JSON is asked for, the whole answer is printed as one object and nothing else', async () => {
  const { session, output } = startSession(true);
  await converse(linesOf('주문 수'), session);
  const answer = JSON.parse(String(output.read())) as Answer;
  expect(answer).toMatchObject({
    kind: 'data',
    rows: [
      ['강남구', 1234],
      ['서초구', 617],
      [null, 3],
    ],
  });
});

function sessionThatSays(events: readonly AskEvent[], over: Partial<TerminalSession> = {}) {
  const { session } = startSession();
  const output = new PassThrough({ encoding: 'utf8' });
  const ask: TerminalSession['ask'] = async function* () {
    yield* events;
  };
  return { session: { ...session, ask, output, ...over }, printed: () => String(output.read() ?? '') };
}

const answer = sampleGeneratedAnswer();
const explained = answer.explanation ?? '';
const explaining: AskEvent[] = [
  { kind: 'progress', stage: 'explaining', detail: null },
  { kind: 'text', text: explained.slice(0, 20) },
  { kind: 'text', text: explained.slice(20) },
  { kind: 'answer', answer },
];
const occurrences = (text: string, part: string) => text.split(part).length - 1;

test('when the explanation is written in pieces, it is printed as they come, once, before the rest', async () => {
  const { session, printed } = sessionThatSays(explaining, { live: true });
  await askOnce('리뷰를 두 번 이상 쓴 회원', session);
  const text = printed();
  expect(occurrences(text, explained)).toBe(1);
  expect(text.indexOf(explained)).toBeLessThan(text.indexOf('87명입니다'));
});

test('when the plain explanation follows on sentences that were said, each is on the screen once', async () => {
  const pieces = ['리뷰를 회원별로 셌어요.', '\nengagement.reviews 데이터에서 계산했어요.'];
  const whole = sampleGeneratedAnswer({ explanation: pieces.join('') });
  const events: AskEvent[] = [
    ...pieces.map((text): AskEvent => ({ kind: 'text', text })),
    { kind: 'answer', answer: whole },
  ];
  for (const live of [true, false]) {
    const { session, printed } = sessionThatSays(events, { live });
    await askOnce('리뷰를 두 번 이상 쓴 회원', session);
    const text = printed();
    for (const piece of pieces) expect(occurrences(text, piece.trim())).toBe(1);
  }
});

test('when nobody watches, the pieces are left out and the answer carries the explanation', async () => {
  const { session, printed } = sessionThatSays(explaining);
  await askOnce('리뷰를 두 번 이상 쓴 회원', session);
  const text = printed();
  expect(occurrences(text, explained)).toBe(1);
  expect(text.indexOf('87명입니다')).toBeLessThan(text.indexOf(explained));
});

test('when JSON is asked for, pieces of text print nothing', async () => {
  const { session, printed } = sessionThatSays(explaining, { json: true });
  await askOnce('리뷰를 두 번 이상 쓴 회원', session);
  expect(JSON.parse(printed())).toMatchObject({ kind: 'data', explanation: explained });
});

test('when a piece ends within a character or hides control characters, the screen gets neither', async () => {
  const { session, printed } = sessionThatSays(
    [
      { kind: 'text', text: '웃음 \ud83d' },
      { kind: 'text', text: '\ude00 끝\u001b' },
      { kind: 'text', text: '[2J\u202e' },
      { kind: 'answer', answer },
    ],
    { live: true },
  );
  await askOnce('주문 수', session);
  const text = printed();
  expect(text).toContain('웃음 😀 끝[2J\n');
  expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\ufffd/u);
});

test('when the asker picks a choice of a question back, the question behind it is asked', async () => {
  const { session } = startSession();
  const asked: string[] = [];
  const ask: TerminalSession['ask'] = async function* ({ text }) {
    asked.push(text);
    yield { kind: 'answer', answer: sampleClarification() };
  };
  await converse(linesOf('지난주 실적', '2'), { ...session, ask });
  expect(asked).toEqual(['지난주 실적', '지난주 주문 수']);
});

test('when Ctrl+C is pressed while a question is worked on, the question stops and the conversation goes on', async () => {
  const { session } = startSession();
  const input = new PassThrough();
  const reader = readLines({ input, output: new PassThrough(), prompt: '> ', history: [], terminal: true });
  const stopped: boolean[] = [];
  const ask: TerminalSession['ask'] = async function* ({ text, signal }) {
    if (text === '주문 수') {
      await new Promise((resolve) => {
        signal?.addEventListener('abort', resolve);
        input.write('\u0003');
      });
    }
    stopped.push(signal?.aborted ?? false);
    yield { kind: 'answer', answer };
  };
  input.write('주문 수\r매출\r종료\r');
  await converse(reader, { ...session, ask });
  expect(stopped).toEqual([true, false]);
});
