import type { DataAnswer } from '../../domain/answer.ts';
import { isUnvouched } from '../../language/messages/answer-facts.ts';
import { answerLabels } from '../../language/messages/answer-labels.ts';
import type { MessageBlock } from '../delivery/outgoing.ts';
import { dataButtons, voteBlocks } from './answer-buttons.ts';
import type { AnswerView } from './answer-view.ts';
import { nativeChart } from './chart/native-chart.ts';
import { cut, plainCell } from './escape.ts';
import { footerBlocks } from './footer.ts';
import { charactersIn, type Form } from './form.ts';
import { limits } from './limits.ts';
import { context, plain, section, suggestionBlocks } from './parts.ts';
import { readAsBlocks } from './read-as.ts';
import { bold, shown } from './rich-parts.ts';
import { rowsBlocks } from './table.ts';

/** Characters of the parts of a number; rows and explanation share what these leave of a message. */
const most = { headline: 1_500, readings: 800, reading: 160, altText: 200 } as const;

const readingsShown = 8;

/** What the rows get at least before the explanation takes any, and after it took what it needs. */
const roomForRows = 1_500;

/** A number with all that it is judged by. What is too much is cut: rows first, the explanation next, small print at last. */
export function dataBlocks(answer: DataAnswer, view: AnswerView, form: Form): readonly MessageBlock[] {
  const head = [...readAsBlocks(answer), ...headline(answer), ...warning(answer)];
  const chart = chartBlocks(answer, view, form);
  const foot = [
    ...footerBlocks(answer),
    dataButtons(answer, view),
    ...suggestionBlocks(answer),
    ...voteBlocks(answer, view.asker, form),
  ];
  const readings = readingBlocks(answer);
  const room = limits.messageCharacters - charactersIn([...head, ...chart, ...readings, ...foot]);
  const explanation = explanationBlocks(answer, room - roomForRows);
  const rows = rowsBlocks(answer, view.attachedFile, rowsRoom(room - charactersIn(explanation)), form);
  return [...head, ...chart, ...rows, ...readings, ...explanation, ...foot];
}

/** Remarks below a table are not counted with its rows. */
function rowsRoom(left: number): number {
  return Math.max(0, left - 400);
}

/** The answer's first line is what it says; what follows explains. */
function headline(answer: DataAnswer): readonly MessageBlock[] {
  const [first = '', ...rest] = shown(answer.text).split('\n');
  const said = [bold(cut(first, most.headline / 2)), ...rest].join('\n');
  return [section(cut(said, most.headline))];
}

function warning(answer: DataAnswer): readonly MessageBlock[] {
  return isUnvouched(answer) ? [context(`⚠️ ${answerLabels(answer.locale).modelWrote}`)] : [];
}

function chartBlocks(answer: DataAnswer, view: AnswerView, form: Form): readonly MessageBlock[] {
  if (form === 'plain' || view.chart === 'none') return [];
  if (view.picture !== null) return [picture(answer, view.picture)];
  const chart = form === 'full' ? nativeChart(answer, view.chart) : null;
  return chart === null ? [] : [chart];
}

function picture(answer: DataAnswer, { file, alt }: { file: string; alt: string }): MessageBlock {
  const title = plain(answer.chart?.title ?? '', limits.chartTitle);
  return {
    type: 'image',
    slack_file: { id: file },
    alt_text: cut(plainCell(alt), most.altText) || '-',
    ...(title.text === '' ? {} : { title }),
  };
}

function readingBlocks({ readings, locale }: DataAnswer): readonly MessageBlock[] {
  if (readings.length === 0) return [];
  const lines = readings
    .slice(0, readingsShown)
    .map(({ label, value }) => cut(`• ${shown(label)}: ${shown(value)}`.replaceAll('\n', ' '), most.reading));
  return [section(cut([bold(answerLabels(locale).readings), ...lines].join('\n'), most.readings))];
}

function explanationBlocks({ explanation, locale }: DataAnswer, room: number): readonly MessageBlock[] {
  const told = (explanation ?? '').trim();
  if (told === '') return [];
  const limit = Math.min(limits.sectionText, Math.max(300, room));
  return [section(cut(`${bold(answerLabels(locale).explanation)}\n${shown(told)}`, limit))];
}
