import type { Ask, Question } from '../ask/question.ts';
import type { Answer } from '../domain/answer.ts';
import type { Clock } from '../domain/date-range.ts';
import type { Locale } from '../domain/locale.ts';
import type { Principal } from '../domain/principal.ts';
import { detectLocale } from '../language/detect-locale.ts';
import { labelsFor } from './labels.ts';
import { createLiveText } from './live-text.ts';
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
  /** Whether the explanation is printed while it is written; without it there is nothing but the answer. */
  readonly live: boolean;
}

/** Asks one question, shows what is being done for it and what is being said, and prints its answer. */
export async function askOnce(
  text: string,
  session: TerminalSession,
  signal: AbortSignal | null = null,
): Promise<Answer> {
  const { principal, thread, locale, output, width, style } = session;
  const shown = locale ?? detectLocale(text);
  const line = createProgressLine(session.progress, { locale: shown, width });
  const live = createLiveText(output, style.dim(labelsFor(shown).explanation));
  const question: Question = {
    ...{ text, principal, thread, door: 'terminal', locale, clock: session.clock() },
    ...(signal === null ? {} : { signal }),
  };
  try {
    for await (const event of session.ask(question)) {
      if (event.kind === 'progress') {
        live.end();
        line.show(event.stage, event.detail);
        continue;
      }
      if (event.kind === 'text' && !session.live) continue;
      line.clear();
      if (event.kind === 'text') {
        live.push(event.text);
        continue;
      }
      live.end();
      output.write(printed(event.answer, session, live.text()));
      return event.answer;
    }
  } finally {
    line.clear();
  }
  throw new Error('a question ended without an answer');
}

function printed(answer: Answer, { json, style, width }: TerminalSession, streamed: string): string {
  return json
    ? `${JSON.stringify(inReadingOrder(answer), null, 2)}\n`
    : renderAnswer(answer, style, width, streamed);
}

/** What was answered first, how it came about last. */
function inReadingOrder({
  id,
  locale,
  repairs,
  readAs,
  usage,
  prompts,
  timings,
  kind,
  text,
  ...rest
}: Answer) {
  return { kind, text, ...rest, id, locale, repairs, readAs, usage, prompts, timings };
}

/** A conversation: lines until the input ends. A bare number picks from the questions last offered. */
export async function converse(lines: LineReader, session: TerminalSession): Promise<void> {
  let offered: readonly string[] = [];
  for (let line = await lines.next(); line !== null; line = await lines.next()) {
    const text = line.trim();
    if (text === '') continue;
    if (/^(exit|quit|끝|종료|나가기)$/i.test(text)) break;
    const asked = pick(text, offered);
    const answer = await lines.interruptible((signal) => askOnce(asked, session, signal));
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
    case 'explanation':
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
