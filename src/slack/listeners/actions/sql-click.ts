import { done } from '../../../domain/outcome.ts';
import { sqlForm } from '../../blocks/forms.ts';
import { audienceOf } from '../../conversation/audience.ts';
import { findAnswer } from '../find-answer.ts';
import type { ImmediateAction } from './immediate-click.ts';
import { openInTime } from './open-in-time.ts';

/** Opens the statement of an answer with all that it is judged by. */
export const openSql: ImmediateAction = async ({ arrival, trigger, ack }, { door, workspaceOf }) => {
  await ack();
  const { person } = arrival;
  const workspace = await workspaceOf(arrival.workspace);
  const audience = await audienceOf(workspace, { person, channel: null }, door);
  if (!audience.ok) return audience;
  if (audience.value.kind === 'refused') return done({ kind: audience.value.as });
  const found = await findAnswer(arrival.value, arrival, audience.value.own, door);
  if (found.kind === 'missing') return done(found.notice);
  const { answer } = found;
  const hasSql = answer.kind === 'data' || (answer.kind === 'failure' && answer.sql !== null);
  if (!hasSql) return done({ kind: 'not-possible' });
  return openInTime(workspace, trigger, sqlForm(answer));
};
