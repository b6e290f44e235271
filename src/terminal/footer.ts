import type { DataAnswer } from '../domain/answer.ts';
import {
  confidenceLine,
  definitionLine,
  durationText,
  freshnessLine,
  verificationLine,
} from '../language/messages/answer-facts.ts';
import { usageText } from '../language/messages/usage-text.ts';
import { padded, textWidth } from '../language/text-width.ts';
import { indent } from './indent.ts';
import type { Labels } from './labels.ts';
import type { Style } from './style.ts';

/** Everything a number needs to be judged by, under it. */
export function renderFooter(answer: DataAnswer, labels: Labels, style: Style): string {
  const all: [string, string[]][] = [
    [labels.tables, [answer.sources.tables.join(', ')]],
    [labels.definitions, answer.sources.definitions.map(definitionLine)],
    [labels.assumptions, [...answer.assumptions]],
    [labels.freshness, [freshnessLine(answer.sources.freshUntil, answer.locale)]],
    [labels.verified, [verification(answer, style)]],
    [labels.confidence, [confidenceLine(answer.confidence, answer.locale)]],
    [labels.attempts, attempts(answer, labels)],
    [labels.model, [usageText(answer.usage, answer.locale, labels) ?? '']],
    [labels.timing, [answer.timings.map(({ stage, ms }) => `${stage} ${durationText(ms)}`).join(' · ')]],
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

function verification({ verified, locale }: DataAnswer, style: Style): string {
  const line = verificationLine(verified, locale);
  return verified === null ? style.warn(line) : style.good(line);
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
