import { done } from '../../../domain/outcome.ts';
import { takeAway } from '../../conversation/take-away.ts';
import type { ClickAction } from './clicked.ts';

/** Takes an answer away, for its asker alone, also while it is being made. */
export const removeAnswer: ClickAction = async ({ arrival, workspace }, _work, dependencies) => {
  const { message, person } = arrival;
  if (message === null) return done({ kind: 'not-possible' });
  const { channel, ts } = message;
  const row = await dependencies.door.records.posted.find({ workspace: workspace.id, channel, ts });
  if (row === null) return done({ kind: 'forgotten' });
  if (row.person !== person) return done({ kind: 'only-asker' });
  const removed = await takeAway(row, dependencies);
  return removed.ok ? done(null) : removed;
};
