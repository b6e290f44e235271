import { done, type Outcome } from '../../../domain/outcome.ts';
import type { ClickArrival } from '../../arrival.ts';
import { type ActionId, actionOf } from '../../blocks/action-ids.ts';
import type { Notice } from '../../blocks/notices.ts';
import { audienceOf } from '../../conversation/audience.ts';
import { isResumed, noteBegun } from '../../conversation/progress.ts';
import { isPassing } from '../../conversation/slack-problems.ts';
import { bugNotice, tellPrivately } from '../../conversation/tell.ts';
import type { Handler, WorkContext } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';
import { askByClick, tellAskGaveUp } from './ask-click.ts';
import { showChart } from './chart-click.ts';
import type { ClickAction } from './clicked.ts';
import { shareCsv } from './csv-click.ts';
import { removeAnswer } from './remove-click.ts';
import { stopQuestion } from './stop-click.ts';

/** Those that open a form are answered at once instead, see `immediate.ts`. */
const clickActions: Readonly<Record<Exclude<ActionId, 'sql' | 'feedback'>, ClickAction>> = {
  ask: askByClick,
  choose: askByClick,
  rerun: askByClick,
  narrower: askByClick,
  wider: askByClick,
  csv: shareCsv,
  chart: showChart,
  stop: stopQuestion,
  remove: removeAnswer,
};

/** Does what a button or a menu says, with the rights of whoever pressed it; never silent about what it cannot do. */
export function createClickHandler(dependencies: HandlerDependencies): Handler<ClickArrival> {
  return {
    async run(arrival, work) {
      const outcome = await act(arrival, work, dependencies);
      if (!outcome.ok) return outcome;
      return outcome.value === null ? done(undefined) : tellOnce(arrival, outcome.value, work, dependencies);
    },
    async giveUp(arrival, work) {
      if (await tellAskGaveUp(arrival, work, dependencies)) return;
      const once = { job: work.job.key, resumed: true };
      const told = await tellPrivately(arrival, bugNotice(work.job.id), once, dependencies);
      if (!told.ok)
        dependencies.log.warn({ code: told.problem.code, job: work.job.id }, 'nobody could be told');
    },
  };
}

/** What Slack refuses to show is not tried again: the work itself is done. */
async function tellOnce(
  arrival: ClickArrival,
  notice: Notice,
  work: WorkContext,
  dependencies: HandlerDependencies,
): Promise<Outcome<void>> {
  const { job } = work;
  const once = { job: job.key, resumed: isResumed(work) };
  await noteBegun(work);
  const told = await tellPrivately(arrival, notice, once, dependencies);
  if (told.ok || isPassing(told.problem)) return told;
  dependencies.log.warn({ code: told.problem.code, job: job.id }, 'nobody could be told');
  return done(undefined);
}

async function act(
  arrival: ClickArrival,
  work: WorkContext,
  dependencies: HandlerDependencies,
): Promise<Outcome<Notice | null>> {
  const name = actionOf(arrival.action);
  if (name === null || name === 'sql' || name === 'feedback') return done({ kind: 'not-possible' });
  const workspace = await dependencies.workspaceOf(arrival.workspace);
  const { person } = arrival;
  const channel = arrival.message?.channel ?? null;
  const audience = await audienceOf(workspace, { person, channel }, dependencies.door);
  if (!audience.ok) return audience;
  if (audience.value.kind === 'refused') return done({ kind: audience.value.as });
  return clickActions[name]({ arrival, workspace, audience: audience.value }, work, dependencies);
}
