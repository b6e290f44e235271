import type { ChatAnswer, FailureAnswer, GuideAnswer, RefusalAnswer } from '../../domain/answer.ts';
import { type AnswerLabels, answerLabels } from '../../language/messages/answer-labels.ts';
import { runOf } from '../../language/messages/statement-run.ts';
import type { MessageBlock } from '../delivery/outgoing.ts';
import { retryButtons } from './answer-buttons.ts';
import { answerWords } from './answer-words.ts';
import { cut } from './escape.ts';
import { usageBlocks } from './footer.ts';
import type { Form } from './form.ts';
import { askBlocks, context, section } from './parts.ts';
import { readAsBlocks } from './read-as.ts';
import { bold, fewOf, preformatted, shown } from './rich-parts.ts';

/** Characters of the text, of a statement in sight (the form behind the button has the whole), and of the next step. */
const most = { text: 2_800, statement: 2_500, nextStep: 1_000 } as const;

const examplesShown = 8;

/** Talk, with questions to tap. */
export function talkBlocks(answer: GuideAnswer | ChatAnswer): readonly MessageBlock[] {
  const offered = askBlocks(
    answer.examples.filter((text) => text.length <= 300).slice(0, examplesShown),
    answer.locale,
  );
  return [
    ...readAsBlocks(answer),
    section(cut(shown(answer.text), most.text)),
    ...(offered.length === 0 ? [] : [context(answerLabels(answer.locale).tryThese), ...offered]),
    ...usageBlocks(answer),
  ];
}

/** Why not, and what to do instead. */
export function refusalBlocks(answer: RefusalAnswer): readonly MessageBlock[] {
  const labels = answerLabels(answer.locale);
  return [...readAsBlocks(answer), ...told(answer, labels), ...usageBlocks(answer)];
}

/** What went wrong, and a question that works instead; else the statement as far as it got, and another try. */
export function failureBlocks(answer: FailureAnswer, form: Form): readonly MessageBlock[] {
  const labels = answerLabels(answer.locale);
  const instead = askBlocks(answer.suggestion === undefined ? [] : [answer.suggestion], answer.locale);
  return [
    ...readAsBlocks(answer),
    ...told(answer, labels),
    ...(instead.length > 0 ? instead : [...statement(answer, labels, form), ...notes(answer)]),
    ...(instead.length > 0 ? [] : [retryButtons(answer, answer.sql !== null)]),
    ...usageBlocks(answer),
  ];
}

function told(
  { text, nextStep }: RefusalAnswer | FailureAnswer,
  labels: AnswerLabels,
): readonly MessageBlock[] {
  return [
    section(`⚠️ ${cut(shown(text), most.text)}`),
    section(`${bold(labels.nextStep)}: ${cut(shown(nextStep), most.nextStep)}`),
  ];
}

function statement({ sql, code }: FailureAnswer, labels: AnswerLabels, form: Form): readonly MessageBlock[] {
  if (sql === null) return [];
  return [context(labels.failedSql[runOf(code)]), preformatted(sql, most.statement, form)];
}

function notes({ notes: known, locale }: FailureAnswer): readonly MessageBlock[] {
  const lines = fewOf(known, { count: 5, length: 300 }, answerWords(locale).more).map((line) => `• ${line}`);
  return lines.length === 0 ? [] : [context(lines.join('\n'))];
}
