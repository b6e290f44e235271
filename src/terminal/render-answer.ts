import type { Answer, AnswerBase, DataAnswer } from '../domain/answer.ts';
import { renderBars } from './bar-chart.ts';
import { renderFooter } from './footer.ts';
import { type Labels, labelsFor } from './labels.ts';
import type { Style } from './style.ts';
import { renderTable } from './table.ts';

/** An answer as text for a terminal `width` columns wide. A kind without a rendering does not compile. */
export function renderAnswer(answer: Answer, style: Style, width: number): string {
  const labels = labelsFor(answer.locale);
  const parts = [...repairLines(answer, labels, style), ...body(answer, labels, style, width)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function body(answer: Answer, labels: Labels, style: Style, width: number): string[] {
  switch (answer.kind) {
    case 'data':
      return renderData(answer, labels, style, width);
    case 'clarification':
      return [
        answer.text,
        choices(
          labels.tryThese,
          answer.choices.map(({ label }) => label),
          style,
        ),
      ];
    case 'guide':
    case 'chat':
      return [answer.text, choices(labels.tryThese, answer.examples, style)];
    case 'refusal':
      return [style.warn(answer.text), nextStep(answer.nextStep, labels, style)];
    case 'failure':
      return [style.warn(answer.text), answer.sql ?? '', nextStep(answer.nextStep, labels, style)];
    default:
      return unrendered(answer);
  }
}

function renderData(answer: DataAnswer, labels: Labels, style: Style, width: number): string[] {
  return [
    style.bold(answer.text),
    renderTable(answer, labels, style),
    renderBars(answer, labels, style, width) ?? '',
    renderFooter(answer, labels, style),
    choices(labels.next, answer.suggestions, style),
  ];
}

function repairLines(answer: AnswerBase, labels: Labels, style: Style): string[] {
  if (answer.repairs.length === 0) return [];
  const changes = answer.repairs.map(({ from, to }) => `${from} → ${to}`).join(', ');
  return [style.dim(`${labels.read}: ${changes}`)];
}

function choices(title: string, questions: readonly string[], style: Style): string {
  if (questions.length === 0) return '';
  const lines = questions.map((question, index) => `  ${style.accent(`${index + 1})`)} ${question}`);
  return [style.dim(title), ...lines].join('\n');
}

function nextStep(text: string, labels: Labels, style: Style): string {
  return `${style.dim(`${labels.nextStep}:`)} ${text}`;
}

function unrendered(answer: never): never {
  throw new Error(`no rendering for ${JSON.stringify(answer)}`);
}
