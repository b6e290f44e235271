import type { ActionsBlock, PlanBlock, TaskCardBlock } from '@slack/types';
import type { Locale } from '../../domain/locale.ts';
import type { Stage } from '../../domain/stage.ts';
import { stageText } from '../../language/messages/stages.ts';
import type { MessageBlock, OutgoingMessage } from '../delivery/outgoing.ts';
import { actionIds } from './action-ids.ts';
import { cut, escapeMrkdwn, plainCell } from './escape.ts';
import { limits } from './limits.ts';
import { actions, button, context, section } from './parts.ts';

/** How far the work on a question is. */
export interface PlaceholderState {
  /** Those that took place so far, in order; the last one is under way. Empty at the very beginning. */
  readonly stages: readonly Stage[];
  /** The explanation as far as it is written; may be empty. */
  readonly said: string;
  /** Key of the job, for the stop button. */
  readonly job: string;
}

interface Words {
  readonly beginning: string;
  readonly title: string;
  readonly stop: string;
  readonly done: Readonly<Record<Step, string>>;
}

/** Stages as somebody who waits tells them apart: those of no length count as one. */
type Step = 'reading' | 'searching' | 'drafting' | 'checking' | 'running' | 'repairing' | 'explaining';

const stepOf: Readonly<Record<Stage, Step>> = {
  recording: 'reading',
  recalling: 'reading',
  reading: 'reading',
  routing: 'reading',
  searching: 'searching',
  drafting: 'drafting',
  checking: 'checking',
  running: 'running',
  repairing: 'repairing',
  explaining: 'explaining',
};

const words: Readonly<Record<Locale, Words>> = {
  ko: {
    beginning: '질문을 읽고 있어요',
    title: '답을 찾고 있어요',
    stop: '멈추기',
    done: {
      reading: '질문을 읽었어요',
      searching: '관련 지식을 찾았어요',
      drafting: '쿼리를 썼어요',
      checking: '쿼리를 검사했어요',
      running: '쿼리를 실행했어요',
      repairing: '쿼리를 고쳤어요',
      explaining: '계산 방법을 설명했어요',
    },
  },
  en: {
    beginning: 'Reading your question',
    title: 'Working on your answer',
    stop: 'Stop',
    done: {
      reading: 'Read the question',
      searching: 'Searched the knowledge',
      drafting: 'Wrote the query',
      checking: 'Checked the query',
      running: 'Ran the query',
      repairing: 'Mended the query',
      explaining: 'Explained the computation',
    },
  },
};

/** Earlier steps than these are no longer of interest. */
const shownSteps = 5;

/** Ends the work; `job` is its key. Alone where Slack shows the progress itself. */
export function stopBlock(job: string, locale: Locale): ActionsBlock {
  return actions([button(actionIds.stop, words[locale].stop, job)]);
}

/** What stands in the answer's place while it is worked on. */
export function renderPlaceholder(state: PlaceholderState, locale: Locale): OutgoingMessage {
  const told = words[locale];
  const said = saidBlocks(state.said);
  const stop = stopBlock(state.job, locale);
  const tasks = tasksOf(state.stages, locale);
  const current = tasks.at(-1);
  if (current === undefined) {
    return { text: told.beginning, blocks: [context(told.beginning), ...said, stop], simpler: [] };
  }
  const plan: PlanBlock = { type: 'plan', title: told.title, tasks: [...tasks] };
  return {
    text: `${told.title}: ${current.title}`,
    blocks: [plan, ...said, stop],
    simpler: [[context(linesOf(tasks)), ...said, stop]],
  };
}

/** Ids count from the first step ever, so that a task keeps its own while earlier ones drop out of sight. */
function tasksOf(stages: readonly Stage[], locale: Locale): readonly TaskCardBlock[] {
  const steps = stepsOf(stages);
  return steps
    .map(
      (stage, index): TaskCardBlock =>
        index === steps.length - 1
          ? {
              type: 'task_card',
              task_id: `step-${index}`,
              title: stageText(stage, locale),
              status: 'in_progress',
            }
          : {
              type: 'task_card',
              task_id: `step-${index}`,
              title: words[locale].done[stepOf[stage]],
              status: 'complete',
            },
    )
    .slice(-shownSteps);
}

/** The last stage of each run of one step; a check counts only until what was checked runs. */
function stepsOf(stages: readonly Stage[]): readonly Stage[] {
  return stages.filter((stage, index) => {
    const next = stages[index + 1];
    if (next === undefined) return true;
    return stepOf[stage] !== stepOf[next] && !(stage === 'checking' && next === 'running');
  });
}

function linesOf(tasks: readonly TaskCardBlock[]): string {
  return tasks.map(({ title, status }) => `${status === 'complete' ? '✓' : '…'} ${title}`).join('\n');
}

/** The end of a long text, since that is where it grows. */
function saidBlocks(said: string): readonly MessageBlock[] {
  if (plainCell(said) === '') return [];
  const most = limits.sectionText - 500;
  const tail = said.length <= most ? said : `…${said.slice(-most)}`;
  return [section(cut(escapeMrkdwn(tail.trim()), limits.sectionText))];
}
