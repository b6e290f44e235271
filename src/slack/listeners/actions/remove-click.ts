import { done } from '../../../domain/outcome.ts';
import type { ClickAction } from './clicked.ts';

/** Takes an answer away, for its asker alone. */
export const removeAnswer: ClickAction = async ({ arrival, workspace }, _work, { door }) => {
  const { message, person } = arrival;
  if (message === null) return done({ kind: 'not-possible' });
  const { channel, ts } = message;
  const row = await door.records.posted.find({ workspace: workspace.id, channel, ts });
  if (row === null) return done({ kind: 'forgotten' });
  if (row.person !== person) return done({ kind: 'only-asker' });
  const removed = await workspace.remove({ channel, ts });
  if (!removed.ok) return removed;
  await door.records.posted.remove(row);
  return done(null);
};
