import { renderChartPng } from '../../charting/render-chart.ts';
import type { Answer, DataAnswer } from '../../domain/answer.ts';
import type { Log } from '../../telemetry/log.ts';
import type { ChartView } from '../blocks/action-ids.ts';
import { renderAnswer } from '../blocks/answer-message.ts';
import type { AnswerView } from '../blocks/answer-view.ts';
import { chartAs, needsPicture } from '../blocks/chart/native-chart.ts';
import type { OutgoingFile, OutgoingMessage } from '../delivery/outgoing.ts';
import type { Workspace } from '../delivery/workspace.ts';
import { csvName, csvOf } from '../files/csv.ts';

/** An answer as it is sent. */
export interface DressedAnswer {
  readonly message: OutgoingMessage;
  /** All rows, where a message cannot hold them. */
  readonly file: OutgoingFile | null;
  /** The message for when that file could not be sent. */
  readonly withoutFile: OutgoingMessage;
}

export interface DressDependencies {
  readonly workspace: Workspace;
  /** Person id. */
  readonly asker: string;
  readonly log: Log;
  /** As somebody wishes it. */
  readonly chart: ChartView;
}

/** What Slack shows of a table at most. */
const shownRows = 100;
const pictureWidth = 720;

/** Draws and uploads what the message refers to: a chart that cannot be drawn is left out, the numbers stay. */
export async function dressAnswer(answer: Answer, dependencies: DressDependencies): Promise<DressedAnswer> {
  const { asker, chart } = dependencies;
  const picture = answer.kind === 'data' ? await uploadChart(answer, dependencies) : null;
  const file = answer.kind === 'data' && answer.rows.length > shownRows ? csvFile(answer) : null;
  const view: AnswerView = { chart, picture, asker, attachedFile: null };
  const withoutFile = renderAnswer(answer, view);
  const message = file === null ? withoutFile : renderAnswer(answer, { ...view, attachedFile: file.name });
  return { message, file, withoutFile };
}

async function uploadChart(
  answer: DataAnswer,
  { workspace, log, chart: view }: DressDependencies,
): Promise<AnswerView['picture']> {
  const { chart, columns, rows, locale, text } = answer;
  if (chart === null || !needsPicture(answer, view)) return null;
  try {
    const bytes = await renderChartPng(chartAs(chart, view), columns, rows, { locale, width: pictureWidth });
    const name = `chart-${answer.id}.png`;
    const uploaded = await workspace.uploadPicture({ name, title: name, bytes, altText: text });
    if (uploaded.ok) return { file: uploaded.value, alt: text };
    log.warn({ code: uploaded.problem.code, question: answer.id }, 'a chart could not be uploaded');
  } catch (error) {
    log.error({ err: error, question: answer.id }, 'a chart could not be drawn');
  }
  return null;
}

/** All rows of an answer, as a file. */
export function csvFile(answer: DataAnswer): OutgoingFile {
  const name = csvName(answer);
  return { name, title: name, bytes: csvOf(answer), altText: null };
}
