import type { Stage } from '../ask/question.ts';
import type { Locale } from '../domain/locale.ts';

const stages: Readonly<Record<Locale, Readonly<Record<Stage, string>>>> = {
  ko: {
    recording: '질문을 적는 중',
    reading: '질문을 읽는 중',
    searching: '지식을 찾는 중',
    running: '쿼리를 실행하는 중',
  },
  en: {
    recording: 'Noting the question',
    reading: 'Reading the question',
    searching: 'Searching the knowledge',
    running: 'Running the query',
  },
};

/** One line that is overwritten while a question is worked on; silent where the output is no terminal. */
export interface ProgressLine {
  show(stage: Stage): void;
  clear(): void;
}

export function createProgressLine(
  output: NodeJS.WritableStream,
  interactive: boolean,
  locale: Locale,
): ProgressLine {
  if (!interactive) return { show: () => {}, clear: () => {} };
  return {
    show: (stage) => output.write(`\r\u001b[2K… ${stages[locale][stage]}`),
    clear: () => output.write('\r\u001b[2K'),
  };
}
