import type { Ask, Question } from '../../ask/question.ts';
import { leftForLater } from '../../ask/stop.ts';
import type { Answer } from '../../domain/answer.ts';
import type { Stage } from '../../domain/stage.ts';
import type { LivingMessage } from '../delivery/living-message.ts';
import type { WorkContext } from '../work/handler.ts';
import type { WorkStep } from '../work/steps.ts';
import { stopReason } from '../work/stop-reason.ts';

/** Steps that a stage of the work on a question begins. */
const stepOf: Partial<Record<Stage, WorkStep>> = {
  drafting: 'drafting',
  checking: 'drafted',
  running: 'running',
};

/**
 * Asks, and shows what is being done meanwhile; null when another run answers in its place. A question that was stopped
 * ends in an answer that says so.
 */
export async function runQuestion(
  ask: Ask,
  question: Question,
  living: Pick<LivingMessage, 'progress' | 'say' | 'leave'> | null,
  work: WorkContext,
): Promise<Answer | null> {
  const { signal, release } = questionSignal(work.signal);
  try {
    work.mark('asking');
    for await (const event of ask({ ...question, signal })) {
      if (event.kind === 'answer') {
        if (isLeft(work.signal)) return null;
        work.mark('answered');
        return event.answer;
      }
      if (event.kind === 'text') living?.say(event.text);
      else showStage(event.stage, living, work);
    }
  } finally {
    release();
    await living?.leave();
  }
  throw new Error('a question ended without an answer');
}

function showStage(stage: Stage, living: Pick<LivingMessage, 'progress'> | null, work: WorkContext): void {
  const step = stepOf[stage];
  if (step !== undefined) work.mark(step);
  living?.progress(stage);
}

/** Whether what came out is not to be shown: the question is another by now, or somebody else's to answer. */
export function isLeft(signal: AbortSignal): boolean {
  const reason = stopReason(signal);
  return reason === 'replaced' || reason === 'lost';
}

/** Only a stop by the asker is an answer; all else leaves the question open. */
function questionSignal(work: AbortSignal): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const pass = () => controller.abort(isLeft(work) ? leftForLater : undefined);
  if (work.aborted) pass();
  else work.addEventListener('abort', pass, { once: true });
  return {
    signal: controller.signal,
    release: () => work.removeEventListener('abort', pass),
  };
}
