import type { ChartView } from './action-ids.ts';

/** What the message of an answer depends on besides the answer. */
export interface AnswerView {
  readonly chart: ChartView;
  /** The uploaded file that shows the chart where Slack's own cannot. */
  readonly picture: { readonly file: string; readonly alt: string } | null;
  /** Person id; who may delete it. */
  readonly asker: string;
  /** Name of the CSV that holds all rows, when it was shared beside the answer. */
  readonly attachedFile: string | null;
}
