import type { ViewResponseAction } from '@slack/bolt';
import type { Locale } from '../../../domain/locale.ts';
import { describeProblem } from '../../../language/messages/problems.ts';
import { feedbackFields, readFeedbackForm } from '../../blocks/forms.ts';
import { localeOfPerson } from '../../conversation/locale-for.ts';
import { principalId } from '../../keys.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

/** A form that was sent, and that Slack keeps open until it is answered. */
export interface SentReason {
  readonly workspace: string;
  readonly person: string;
  /** Id in the ledger, as the form carried it. */
  readonly question: string;
  readonly state: unknown;
  ack(answer?: ViewResponseAction): Promise<void>;
}

/** Keeps why an answer was no good before the form closes; where that fails, the form says so and can be sent again. */
export async function takeFeedbackReason(sent: SentReason, dependencies: HandlerDependencies): Promise<void> {
  const { door, log } = dependencies;
  const { feedback } = door.records;
  const { question } = sent;
  const principal = principalId(sent.workspace, sent.person);
  const reason = readFeedbackForm(sent.state);
  try {
    if (!(await feedback.explain(question, principal, reason))) {
      // Taken back while the form was open: sending it votes again.
      await feedback.vote({ question, principal, value: 'bad', by: 'button', at: new Date() });
      await feedback.explain(question, principal, reason);
    }
  } catch (error) {
    log.error({ err: error, question }, 'the reason of a vote could not be kept');
    const { text, nextStep } = describeProblem(
      { code: 'storage-unreachable', cause: error },
      await readerLocale(sent, dependencies),
    );
    await sent.ack({
      response_action: 'errors',
      errors: { [feedbackFields.reason]: `${text} ${nextStep}` },
    });
    return;
  }
  await sent.ack();
}

async function readerLocale(
  { workspace, person }: SentReason,
  { workspaceOf, language }: HandlerDependencies,
): Promise<Locale> {
  try {
    return await localeOfPerson(await workspaceOf(workspace), person, language);
  } catch {
    return localeOfPerson(null, person, language);
  }
}
