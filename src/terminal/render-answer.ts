import type {
  Answer,
  AnswerBase,
  ClarificationAnswer,
  DataAnswer,
  ExplanationAnswer,
  FailureAnswer,
} from '../domain/answer.ts';
import { definitionLine, isPick, isUnvouched } from '../language/messages/answer-facts.ts';
import { runOf } from '../language/messages/statement-run.ts';
import { usageText } from '../language/messages/usage-text.ts';
import { printableWithin } from '../language/printable.ts';
import { padded, textWidth } from '../language/text-width.ts';
import { renderBars } from './bar-chart.ts';
import { renderFooter } from './footer.ts';
import { indent } from './indent.ts';
import { type Labels, labelsFor } from './labels.ts';
import type { Style } from './style.ts';
import { renderTable } from './table.ts';

/**
 * An answer as text for a terminal `width` columns wide. `streamed` is the explanation as far as it was printed while it
 * was written; it is not printed twice. A kind without a rendering does not compile.
 */
export function renderAnswer(answer: Answer, style: Style, width: number, streamed = ''): string {
  const safe = withoutHostileText(answer);
  const labels = labelsFor(safe.locale);
  const parts = [readLines(safe, labels, style), ...body(safe, labels, style, { width, streamed })];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

interface Screen {
  readonly width: number;
  readonly streamed: string;
}

function body(answer: Answer, labels: Labels, style: Style, screen: Screen): string[] {
  switch (answer.kind) {
    case 'data':
      return renderData(answer, labels, style, screen);
    case 'explanation':
      return renderExplanation(answer, labels, style);
    case 'clarification':
      return [answer.text, renderChoices(answer, labels, style), usageLine(answer, labels, style)];
    case 'guide':
    case 'chat':
      return [answer.text, list(labels.tryThese, answer.examples, style), usageLine(answer, labels, style)];
    case 'refusal':
      return [
        style.warn(answer.text),
        nextStep(answer.nextStep, labels, style),
        usageLine(answer, labels, style),
      ];
    case 'failure':
      return [
        style.warn(answer.text),
        failedSql(answer, labels, style),
        nextStep(answer.nextStep, labels, style),
        usageLine(answer, labels, style),
      ];
    default:
      return unrendered(answer);
  }
}

function renderData(answer: DataAnswer, labels: Labels, style: Style, screen: Screen): string[] {
  return [
    style.bold(answer.text),
    isUnvouched(answer) ? style.warn(`! ${labels.modelWrote}`) : '',
    renderTable(answer, labels, style),
    renderBars(answer, labels, style, screen.width) ?? '',
    readings(answer, labels, style),
    explanation(answer, labels, style, screen.streamed),
    renderFooter(answer, labels, style),
    list(labels.next, answer.suggestions, style),
  ];
}

function renderExplanation(answer: ExplanationAnswer, labels: Labels, style: Style): string[] {
  const { sections, sql, sources, suggestions } = answer;
  const told = [
    ...sections,
    {
      heading: labels.definitions,
      lines: sources.definitions.map(definitionLine),
    },
  ].filter(({ lines }) => lines.length > 0);
  return [
    style.bold(answer.text),
    ...told.map(({ heading, lines }) => [style.dim(heading), ...lines.map((line) => `  ${line}`)].join('\n')),
    sql === null ? '' : `${style.bold(labels.sql)}\n${indent(sql)}`,
    list(labels.next, suggestions, style),
  ];
}

/** What was read instead of what was typed, before anything else. */
function readLines({ repairs, readAs }: AnswerBase, labels: Labels, style: Style): string {
  const changes = repairs.map(({ from, to }) => `${from} → ${to}`).join(', ');
  return [
    ...(changes === '' ? [] : [`${labels.read}: ${changes}`]),
    ...(readAs === null ? [] : [`${labels.readAs[readAs.by]}: ${readAs.text}`]),
  ]
    .map(style.dim)
    .join('\n');
}

function readings(answer: DataAnswer, labels: Labels, style: Style): string {
  if (answer.readings.length === 0) return '';
  const width = Math.max(...answer.readings.map(({ label }) => textWidth(label)));
  const lines = answer.readings.map(({ label, value }) => `  ${padded(label, width)}  ${value}`.trimEnd());
  return [style.dim(labels.readings), ...lines].join('\n');
}

function explanation(answer: DataAnswer, labels: Labels, style: Style, streamed: string): string {
  const told = (answer.explanation ?? '').trim();
  if (told === '') return streamed === '' ? '' : style.dim(labels.explanationCut);
  return told === streamed.trim() ? '' : [style.dim(labels.explanation), told].join('\n');
}

function renderChoices({ choices }: ClarificationAnswer, labels: Labels, style: Style): string {
  return list(
    isPick(choices) ? labels.which : labels.tryThese,
    choices.map(({ label }) => label),
    style,
  );
}

function failedSql({ sql, code, notes }: FailureAnswer, labels: Labels, style: Style): string {
  const known = notes.map((note) => `- ${note}`).join('\n');
  if (sql === null) return known;
  const heading = style.bold(labels.failedSql[runOf(code)]);
  return [`${heading}\n${indent(sql)}`, known].filter((part) => part !== '').join('\n\n');
}

function list(title: string, questions: readonly string[], style: Style): string {
  if (questions.length === 0) return '';
  const lines = questions.map((question, index) => `  ${style.accent(`${index + 1})`)} ${question}`);
  return [style.dim(title), ...lines].join('\n');
}

function nextStep(text: string, labels: Labels, style: Style): string {
  return `${style.dim(`${labels.nextStep}:`)} ${text}`;
}

function usageLine({ usage, locale }: AnswerBase, labels: Labels, style: Style): string {
  const text = usageText(usage, locale, labels);
  return text === null ? '' : style.dim(`${labels.model}: ${text}`);
}

/** Cells are cleaned where they are formatted, and there may be many; prompts are not shown. */
function withoutHostileText(answer: Answer): Answer {
  if (answer.kind !== 'data') return printableWithin({ ...answer, prompts: [] });
  const { rows, ...rest } = answer;
  return { ...printableWithin({ ...rest, prompts: [] }), rows };
}

function unrendered(answer: never): never {
  throw new Error(`no rendering for ${JSON.stringify(answer)}`);
}
