import type { ModalView } from '@slack/types';
import { done, type Outcome } from '../../../domain/outcome.ts';
import type { Notice } from '../../blocks/notices.ts';
import { isPassing } from '../../conversation/slack-problems.ts';
import type { Workspace } from '../../delivery/workspace.ts';

const tooLate: ReadonlySet<unknown> = new Set(['expired_trigger_id', 'trigger_expired']);

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
  // What is made again for other calls is too late for a form: nobody goes on with it later.
  return tooLate.has(error) || isPassing(opened.problem) ? done({ kind: 'form-too-late' }) : opened;
}
