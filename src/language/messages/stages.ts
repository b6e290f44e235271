import type { Locale } from '../../domain/locale.ts';
import type { Stage } from '../../domain/stage.ts';

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

/** What is being done, for somebody who waits. */
export function stageText(stage: Stage, locale: Locale): string {
  return stages[locale][stage];
}
