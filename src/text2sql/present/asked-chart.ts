import type { AskedChart } from '../follow-up/thread-state.ts';
import type { DataDraft } from './draft.ts';

/** The picture that was asked for, where the rows have one; null leaves the choice to the rows. */
export function withAskedChart(draft: DataDraft, asked: AskedChart | null): DataDraft {
  if (asked === null || draft.chart === null) return draft;
  return { ...draft, chart: asked === 'table' ? null : { ...draft.chart, mark: asked } };
}
