import type { App } from '@slack/bolt';
import type { ClickArrival } from '../arrival.ts';
import { type ActionId, actionIds, actionOf, callbackIds } from '../blocks/action-ids.ts';
import { bugNotice, tellPrivately } from '../conversation/tell.ts';
import { blockActions } from '../receiving/payloads.ts';
import { clickOf } from '../receiving/read-interaction.ts';
import { takeVote } from './actions/feedback-click.ts';
import type { ImmediateAction } from './actions/immediate-click.ts';
import { openSql } from './actions/sql-click.ts';
import type { HandlerDependencies } from './handler-dependencies.ts';
import { takeFeedbackReason } from './views/feedback-reason.ts';

/** Binds what must be answered within 3 s: forms that open, and forms that are sent. */
export function registerImmediate(app: App, dependencies: HandlerDependencies): void {
  const act = { [actionIds.sql]: openSql, [actionIds.feedback]: takeVote };
  for (const [name, action] of Object.entries(act)) {
    app.action(new RegExp(`^${name}(?::|$)`, 'u'), async ({ body, action: pressed, context, ack }) => {
      const click = readClick(body, pressed, context.teamId);
      if (click !== null) return actNow(action, { ...click, ack: () => ack() }, dependencies);
      dependencies.log.warn({ action: name }, 'a click without a workspace or a trigger');
      await ack();
    });
  }
  app.view(callbackIds.feedbackReason, async ({ body, view, context, ack }) => {
    const workspace = context.teamId ?? body.team?.id ?? '';
    const { state, private_metadata: question } = view;
    await takeFeedbackReason(
      { workspace, person: body.user.id, question, state, ack: (answer) => ack(answer) },
      dependencies,
    );
  });
}

interface ReadClick {
  readonly arrival: ClickArrival;
  /** Slack's ticket for a form. */
  readonly trigger: string;
}

function readClick(body: object, pressed: object, team: string | undefined): ReadClick | null {
  const read = blockActions.safeParse(body);
  const trigger = 'trigger_id' in body ? body.trigger_id : undefined;
  if (!read.success || team === undefined || typeof trigger !== 'string') return null;
  const id = 'action_id' in pressed ? pressed.action_id : undefined;
  const action = read.data.actions.find(({ action_id }) => action_id === id);
  const name: ActionId | null = action === undefined ? null : actionOf(action.action_id);
  if (action === undefined || name === null) return null;
  return { arrival: clickOf(read.data, { ...action, name }, team), trigger };
}

/** Whatever goes wrong is told to whoever pressed: nobody tries this again for them. */
async function actNow(
  action: ImmediateAction,
  click: Parameters<ImmediateAction>[0],
  dependencies: HandlerDependencies,
): Promise<void> {
  const { arrival } = click;
  const { log } = dependencies;
  const say = async (notice: Parameters<typeof tellPrivately>[1]) => {
    const told = await tellPrivately(arrival, notice, { job: arrival.value, resumed: false }, dependencies);
    if (!told.ok) log.warn({ code: told.problem.code, action: arrival.action }, 'nobody could be told');
  };
  try {
    const outcome = await action(click, dependencies);
    if (outcome.ok) return outcome.value === null ? undefined : await say(outcome.value);
    const { problem } = outcome;
    log.warn({ code: problem.code, params: problem.params, action: arrival.action }, 'a click had no effect');
    await say({ kind: 'problem', problem });
  } catch (error) {
    log.error({ err: error, action: arrival.action }, 'a click ended in a bug');
    await say(bugNotice(arrival.value.slice(0, 100))).catch((err: unknown) =>
      log.warn({ err }, 'nobody could be told'),
    );
  }
}
