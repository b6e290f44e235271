import { done } from '../../../domain/outcome.ts';
import { renderNotice } from '../../blocks/notices.ts';
import { localeOf } from '../../conversation/locale-for.ts';
import { unlessGone } from '../../conversation/slack-problems.ts';
import { principalId } from '../../keys.ts';
import type { ClickAction } from './clicked.ts';

/** Ends the work on a question, for its asker alone. The stopped work says so itself; where none runs, this does. */
export const stopQuestion: ClickAction = async ({ arrival, workspace, audience }, work, dependencies) => {
  const { door, stopLocal, language } = dependencies;
  const { value: key, message, person } = arrival;
  if (message === null) return done({ kind: 'not-possible' });
  const job = await door.records.queue.find(key);
  const asker = job?.asker ?? (await askerAt(message, arrival.workspace, door));
  if (asker === null) return done({ kind: 'forgotten' });
  if (asker !== principalId(arrival.workspace, person)) return done({ kind: 'only-asker' });
  const state = await door.records.queue.requestStop(key);
  if (state === 'running') stopLocal(key);
  // One that is done shows its own end.
  if (state === 'running' || (state === null && job !== null)) return done(null);
  const stopped = renderNotice({ kind: 'stopped' }, localeOf(audience.person, language));
  const marker = { job: work.job.key, part: 'notice' as const, resumed: false };
  const at = { channel: message.channel, ts: message.ts };
  const updated = unlessGone(await workspace.update(at, stopped, marker));
  return updated.ok ? done(null) : updated;
};

async function askerAt(
  { channel, ts }: { readonly channel: string; readonly ts: string },
  workspace: string,
  { records }: Parameters<ClickAction>[2]['door'],
): Promise<string | null> {
  const row = await records.posted.find({ workspace, channel, ts });
  return row === null ? null : principalId(workspace, row.person);
}
