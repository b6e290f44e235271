import { done } from '../../../domain/outcome.ts';
import { feedbackForm } from '../../blocks/forms.ts';
import { localeOf } from '../../conversation/locale-for.ts';
import { principalId } from '../../keys.ts';
import { findPressed } from '../find-answer.ts';
import { readFeedbackValue } from './click-values.ts';
import type { ImmediateAction } from './immediate-click.ts';
import { openInTime } from './open-in-time.ts';

/** Takes the vote, and asks for the reason of a bad one. Slack itself shows a good one. */
export const takeVote: ImmediateAction = async (
  { arrival, trigger, ack },
  { door, workspaceOf, language },
) => {
  const { feedback, ledger } = door.records;
  const value = readFeedbackValue(arrival.value);
  const entry = value === null ? null : await findPressed(value.question, arrival, ledger);
  if (value === null || entry === null) {
    await ack();
    return done({ kind: 'forgotten' });
  }
  const { vote, question } = value;
  const principal = principalId(arrival.workspace, arrival.person);
  await feedback.vote({ question, principal, value: vote, by: 'button', at: new Date() });
  await ack();
  if (vote === 'good') return done(null);
  const workspace = await workspaceOf(arrival.workspace);
  const person = await workspace.person(arrival.person);
  if (!person.ok) return person;
  return openInTime(workspace, trigger, feedbackForm(question, localeOf(person.value, language)));
};
