import type { ModalView } from '@slack/types';
import { done, type Outcome } from '../../../domain/outcome.ts';
import type { ProblemCode } from '../../../domain/problem.ts';
import type { Notice } from '../../blocks/notices.ts';
import type { Workspace } from '../../delivery/workspace.ts';

const tooLate: ReadonlySet<unknown> = new Set(['expired_trigger_id', 'trigger_expired']);

/** What is made again for other calls is too late for a form: nobody goes on with it later. */
const passing: ReadonlySet<ProblemCode> = new Set(['slack-unreachable', 'slack-rate-limited']);

/**
 * Opens a form, with a second try while Slack's ticket for it is good; whoever pressed is asked to press again where it
 * could not be opened in time.
 */
export async function openInTime(
  workspace: Pick<Workspace, 'openForm'>,
  trigger: string,
  view: ModalView,
): Promise<Outcome<Notice | null>> {
  const first = await workspace.openForm(trigger, view);
  const isLost = !first.ok && first.problem.code === 'slack-unreachable';
  const opened = isLost ? await workspace.openForm(trigger, view) : first;
  if (opened.ok) return done(null);
  const error = opened.problem.params?.error;
  // Opened by an attempt whose answer was lost.
  if (error === 'exchanged_trigger_id') return done(null);
  return tooLate.has(error) || passing.has(opened.problem.code) ? done({ kind: 'form-too-late' }) : opened;
}
