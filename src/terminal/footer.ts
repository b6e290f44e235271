import type { DataAnswer } from '../domain/answer.ts';
import { usageText } from '../language/messages/usage-text.ts';
import { padded, textWidth } from '../language/text-width.ts';
import { indent } from './indent.ts';
import type { Labels } from './labels.ts';
import type { Style } from './style.ts';

/** Everything a number needs to be judged by, under it. */
export function renderFooter(answer: DataAnswer, labels: Labels, style: Style): string {
  const all: [string, string[]][] = [
    [labels.tables, [answer.sources.tables.join(', ')]],
    [
      labels.definitions,
      answer.sources.definitions.map((each) => `${each.label}: ${each.text} (${each.owner})`),
    ],
    [labels.assumptions, [...answer.assumptions]],
    [labels.freshness, [freshness(answer, labels)]],
    [labels.verified, [verification(answer, labels, style)]],
    [labels.confidence, [confidence(answer, labels)]],
    [labels.attempts, attempts(answer, labels)],
    [labels.model, [usageText(answer.usage, answer.locale, labels) ?? '']],
    [labels.timing, [answer.timings.map(({ stage, ms }) => `${stage} ${duration(ms)}`).join(' · ')]],
  ];
  const entries = all.flatMap(([name, values]): typeof all => {
    const told = values.filter((value) => value !== '');
    return told.length === 0 ? [] : [[name, told]];
  });
  const width = Math.max(...entries.map(([name]) => textWidth(name)));
  const lines = entries.flatMap(([name, values]) =>
    values.map((value, index) => `  ${style.dim(padded(index === 0 ? name : '', width))}  ${value}`),
  );
  return [style.bold(labels.sql), indent(answer.sql), '', ...lines].join('\n');
}

function duration(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
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

function attempts(answer: DataAnswer, labels: Labels): string[] {
  const { length } = answer.attempts;
  return length === 0
    ? []
    : [
        `${labels.replaced(length)} ${labels.seeJson}`,
        ...answer.attempts.map(({ problem }) => `- ${problem}`),
      ];
}
