import { done } from '../../../domain/outcome.ts';
import { dressAnswer } from '../../conversation/dress-answer.ts';
import { unlessGone } from '../../conversation/slack-problems.ts';
import { readView } from '../../posted-view.ts';
import { findAnswer } from '../find-answer.ts';
import { readChartValue } from './click-values.ts';
import type { ClickAction } from './clicked.ts';

/** Shows an answer with another chart, in place. */
export const showChart: ClickAction = async ({ arrival, workspace, audience }, work, dependencies) => {
  const { door, log } = dependencies;
  const { message: pressed } = arrival;
  const value = readChartValue(arrival.value);
  if (pressed === null || value === null) return done({ kind: 'not-possible' });
  const at = { channel: pressed.channel, ts: pressed.ts };
  const row = await door.records.posted.find({ workspace: workspace.id, ...at });
  // Asked anew since, with other words: the old answer must not come back.
  if (row === null || row.question !== value.question) return done({ kind: 'forgotten' });
  const found = await findAnswer(value.question, arrival, audience.own, door);
  if (found.kind === 'missing') return done(found.notice);
  const { answer } = found;
  if (answer.kind !== 'data' || answer.chart === null) return done({ kind: 'not-possible' });
  const { file } = readView(row);
  const dressed = await dressAnswer(answer, { workspace, asker: row.person, log, chart: value.chart });
  const marker = { job: work.job.key, part: 'answer' as const, resumed: false };
  // Slack may have refused the file: then nothing is said of it.
  const message = file === dressed.file?.name ? dressed.message : dressed.withoutFile;
  const updated = await workspace.update(at, message, marker);
  if (updated.ok) await door.records.posted.setView(row, { chart: value.chart });
  const shown = unlessGone(updated);
  return shown.ok ? done(null) : shown;
};
