import type { DataAnswer } from '../domain/answer.ts';
import type { Labels } from './labels.ts';
import type { Style } from './style.ts';
import { textWidth } from './text-width.ts';

/** Everything a number needs to be judged by, under it. */
export function renderFooter(answer: DataAnswer, labels: Labels, style: Style): string {
  const entries: [string, string[]][] = [
    [labels.tables, [answer.sources.tables.join(', ')]],
    [
      labels.definitions,
      answer.sources.definitions.map((each) => `${each.label}: ${each.text} (${each.owner})`),
    ],
    [labels.assumptions, [...answer.assumptions]],
    [labels.freshness, [freshness(answer, labels)]],
    [labels.verified, [verification(answer, labels, style)]],
    [labels.confidence, [confidence(answer, labels)]],
    [labels.timing, [answer.timings.map(({ stage, ms }) => `${stage} ${ms} ms`).join(' · ')]],
  ];
  const width = Math.max(...entries.map(([name]) => textWidth(name)));
  const lines = entries.flatMap(([name, values]) =>
    values.map((value, index) => {
      const head = index === 0 ? name : '';
      return `  ${style.dim(head + ' '.repeat(width - textWidth(head)))}  ${value}`;
    }),
  );
  return [style.bold(labels.sql), indent(answer.sql), '', ...lines].join('\n');
}

function freshness(answer: DataAnswer, labels: Labels): string {
  const moment = answer.sources.freshUntil;
  return moment === null ? '-' : labels.until(moment.replace('T', ' ').slice(0, 16));
}

function verification(answer: DataAnswer, labels: Labels, style: Style): string {
  if (answer.verified === null) return style.warn(`✘ ${labels.notVerified}`);
  const what = labels.verifiedAs[answer.verified.what];
  return style.good(`✔ ${what}: ${answer.verified.names.join(', ')} (${answer.verified.by})`);
}

function confidence(answer: DataAnswer, labels: Labels): string {
  return [labels.levels[answer.confidence.level], ...answer.confidence.reasons].join(' · ');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
