import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Answer } from '../../../src/domain/answer.ts';
import { readLines } from '../../../src/terminal/read-lines.ts';
import { converse, type TerminalSession } from '../../../src/terminal/session.ts';
import { createStyle } from '../../../src/terminal/style.ts';
import { sampleDataAnswer } from '../../support/sample-answers.ts';

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
