import type { DataAnswer } from '../../../domain/answer.ts';
import type { MessageBlock } from '../../delivery/outgoing.ts';
import type { ChartView } from '../action-ids.ts';

/** The chart as Slack draws it; null where there is none to draw or it does not fit Slack's limits. */
export function nativeChart(_answer: DataAnswer, _view: ChartView): MessageBlock | null {
  throw new Error('not built');
}

/** Whether there is a chart to see that Slack cannot draw. */
export function needsPicture(_answer: DataAnswer, _view: ChartView): boolean {
  throw new Error('not built');
}
