import type { Stage } from '../ask/question.ts';
import type { Locale } from '../domain/locale.ts';
import { printable } from './printable.ts';
import { fitted, textWidth } from './text-width.ts';

const stages: Readonly<Record<Locale, Readonly<Record<Stage, string>>>> = {
  ko: {
    recording: '질문을 적는 중',
    recalling: '앞선 대화를 떠올리는 중',
    reading: '질문을 읽는 중',
    routing: '무엇을 묻는지 살피는 중',
    searching: '지식을 찾는 중',
    drafting: '쿼리를 쓰는 중',
    checking: '쿼리를 검사하는 중',
    running: '쿼리를 실행하는 중',
    repairing: '쿼리를 고치는 중',
    explaining: '계산 방법을 설명하는 중',
  },
  en: {
    recording: 'Noting the question',
    recalling: 'Recalling the conversation',
    reading: 'Reading the question',
    routing: 'Working out what is asked',
    searching: 'Searching the knowledge',
    drafting: 'Writing the query',
    checking: 'Checking the query',
    running: 'Running the query',
    repairing: 'Mending the query',
    explaining: 'Explaining the computation',
  },
};

/** One line that is overwritten while a question is worked on; silent where nobody watches. */
export interface ProgressLine {
  show(stage: Stage, detail: string | null): void;
  clear(): void;
}

export interface ProgressView {
  readonly locale: Locale;
  /** Columns; a longer line would wrap and could not be overwritten. */
  readonly width: number;
}

/** Whoever waits longer than this is told how long already. */
const patienceSeconds = 2;

/** `output` is null where nobody watches. The seconds count from the first stage, and go on by themselves. */
export function createProgressLine(output: NodeJS.WritableStream | null, view: ProgressView): ProgressLine {
  if (output === null) return { show: () => {}, clear: () => {} };
  const started = Date.now();
  let label = '';
  let timer: NodeJS.Timeout | null = null;
  const draw = () => {
    const seconds = Math.floor((Date.now() - started) / 1000);
    const elapsed = seconds < patienceSeconds ? '' : ` · ${secondsText(seconds, view.locale)}`;
    output.write(`\r\u001b[2K${fitted(`… ${label}`, view.width - 1 - textWidth(elapsed))}${elapsed}`);
  };
  return {
    show(stage, detail) {
      const words = printable(detail ?? '')
        .replaceAll('\n', ' ')
        .trim();
      label = stages[view.locale][stage] + (words === '' ? '' : ` (${words})`);
      draw();
      timer ??= setInterval(draw, 1000).unref();
    },
    clear() {
      if (timer !== null) clearInterval(timer);
      if (label !== '') output.write('\r\u001b[2K');
      timer = null;
      label = '';
    },
  };
}

function secondsText(seconds: number, locale: Locale): string {
  return locale === 'ko' ? `${seconds}초` : `${seconds} s`;
}
