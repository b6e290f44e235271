import type { Ask } from '../ask/question.ts';
import type { Answer } from '../domain/answer.ts';
import type { Clock } from '../domain/date-range.ts';
import type { Locale } from '../domain/locale.ts';
import type { Principal } from '../domain/principal.ts';
import { createProgressLine } from './progress-line.ts';
import type { LineReader } from './read-lines.ts';
import { renderAnswer } from './render-answer.ts';
import type { Style } from './style.ts';

/** One person at one terminal. */
export interface TerminalSession {
  readonly ask: Ask;
  readonly principal: Principal;
  readonly thread: string;
  readonly locale: Locale | null;
  /** Asked anew for every question, so that a long session crosses midnight rightly. */
  readonly clock: () => Clock;
  readonly json: boolean;
  readonly style: Style;
  readonly width: number;
  readonly output: NodeJS.WritableStream;
  /** Where progress goes; null when nobody watches. */
  readonly progress: NodeJS.WritableStream | null;
}

/** Asks one question and prints its answer. */
export async function askOnce(text: string, session: TerminalSession): Promise<Answer> {
  const line = createProgressLine(
    session.progress ?? session.output,
    session.progress !== null,
    session.locale ?? 'ko',
  );
  const { principal, thread, locale } = session;
  for await (const event of session.ask({
    text,
    principal,
    thread,
    door: 'terminal',
    locale,
    clock: session.clock(),
  })) {
    if (event.kind === 'progress') {
      line.show(event.stage);
      continue;
    }
    line.clear();
    session.output.write(
      session.json
        ? `${JSON.stringify(inReadingOrder(event.answer), null, 2)}\n`
        : renderAnswer(event.answer, session.style, session.width),
    );
    return event.answer;
  }
  throw new Error('a question ended without an answer');
}

/** What was answered first, how it came about last. */
function inReadingOrder({ id, locale, repairs, usage, timings, kind, text, ...rest }: Answer) {
  return { kind, text, ...rest, id, locale, repairs, usage, timings };
}

/** A conversation: lines until the input ends. A bare number picks from the questions last offered. */
export async function converse(lines: LineReader, session: TerminalSession): Promise<void> {
  let offered: readonly string[] = [];
  for (let line = await lines.next(); line !== null; line = await lines.next()) {
    const text = line.trim();
    if (text === '') continue;
    if (/^(exit|quit|끝|종료|나가기)$/i.test(text)) break;
    const answer = await askOnce(pick(text, offered), session);
    offered = offeredBy(answer);
  }
}

function pick(text: string, offered: readonly string[]): string {
  const number = /^([1-9])[).]?$/.exec(text)?.[1];
  return (number === undefined ? undefined : offered[Number(number) - 1]) ?? text;
}

function offeredBy(answer: Answer): readonly string[] {
  switch (answer.kind) {
    case 'data':
      return answer.suggestions;
    case 'clarification':
      return answer.choices.map(({ question }) => question);
    case 'guide':
    case 'chat':
      return answer.examples;
    case 'refusal':
    case 'failure':
      return [];
  }
}
