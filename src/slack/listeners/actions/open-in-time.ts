import type { ModalView } from '@slack/types';
import { done, type Outcome } from '../../../domain/outcome.ts';
import type { Notice } from '../../blocks/notices.ts';
import type { Workspace } from '../../delivery/workspace.ts';

const tooLate: ReadonlySet<unknown> = new Set([
  'expired_trigger_id',
  'trigger_expired',
  'exchanged_trigger_id',
]);

/** Opens a form; whoever pressed is asked to press again where that took longer than Slack waits. */
export async function openInTime(
  workspace: Pick<Workspace, 'openForm'>,
  trigger: string,
  view: ModalView,
): Promise<Outcome<Notice | null>> {
  const opened = await workspace.openForm(trigger, view);
  if (opened.ok) return done(null);
  const error = opened.problem.params?.error;
  // Opened by an attempt whose answer was lost.
  if (error === 'exchanged_trigger_id') return done(null);
  return tooLate.has(error) ? done({ kind: 'form-too-late' }) : opened;
}
