import type { KnownBlock } from '@slack/types';
import type { AnswerBase, DataAnswer, FailureAnswer } from '../../domain/answer.ts';
import {
  confidenceLine,
  definitionLine,
  durationText,
  freshnessLine,
  isUnvouched,
  verificationLine,
} from '../../language/messages/answer-facts.ts';
import { type AnswerLabels, answerLabels } from '../../language/messages/answer-labels.ts';
import { runOf } from '../../language/messages/statement-run.ts';
import { usageText } from '../../language/messages/usage-text.ts';
import { cut, escapeMrkdwn, plainCode } from './escape.ts';
import { judgingWords } from './judging-words.ts';
import { limits } from './limits.ts';
import { context, section } from './parts.ts';
import { bold, preformatted, shown } from './rich-parts.ts';

/** What is longer is read elsewhere than in a form. */
const most = { statement: 12_000, attempts: 3, attempt: 1_500, lines: 40 };

/** Everything a number needs to be judged by, the statement first: the whole of what the message under it only hints at. */
export function dataBlocks(answer: DataAnswer): readonly KnownBlock[] {
  const labels = answerLabels(answer.locale);
  const { sources } = answer;
  return [
    headline(answer),
    ...(isUnvouched(answer) ? [context(`⚠️ ${labels.modelWrote}`)] : []),
    ...statement(labels.sql, answer.sql, answer),
    ...told(
      labels.explanation,
      answer.explanation === null ? [] : [escapeMrkdwn(answer.explanation)],
      answer,
    ),
    ...told(labels.definitions, bullets(sources.definitions.map(definitionLine)), answer),
    ...told(labels.assumptions, bullets(answer.assumptions), answer),
    ...told(labels.tables, bullets(sources.tables), answer),
    ...told(labels.verified, [escapeMrkdwn(verificationLine(answer.verified, answer.locale))], answer),
    ...told(labels.confidence, [escapeMrkdwn(confidenceLine(answer.confidence, answer.locale))], answer),
    ...(sources.freshUntil === null
      ? []
      : told(labels.freshness, [escapeMrkdwn(freshnessLine(sources.freshUntil, answer.locale))], answer)),
    ...attempts(answer, labels),
    ...circumstances(answer, [[judgingWords[answer.locale].knowledge, sources.knowledge]]),
  ];
}

/** A statement that gave no answer, with what is known of it. */
export function failureBlocks(answer: FailureAnswer): readonly KnownBlock[] {
  const labels = answerLabels(answer.locale);
  return [
    headline(answer),
    ...(answer.sql === null ? [] : statement(labels.failedSql[runOf(answer.code)], answer.sql, answer)),
    ...told(judgingWords[answer.locale].known, bullets(answer.notes), answer),
    ...told(labels.nextStep, [escapeMrkdwn(answer.nextStep)], answer),
    ...circumstances(answer, []),
  ];
}

/** Preformatted rich text shows a statement as it is, whatever is in it; in pieces of a section's size, cut between lines. */
function statement(title: string, sql: string, { locale }: AnswerBase): readonly KnownBlock[] {
  const whole = plainCode(sql).trim();
  const beginning = cut(whole, most.statement);
  const pieces = piecesOf(beginning, limits.sectionText).map((piece) =>
    preformatted(piece, limits.sectionText, 'full'),
  );
  const more = beginning === whole ? [] : [context(judgingWords[locale].goesOn)];
  return pieces.length === 0 ? [] : [section(bold(shown(title))), ...pieces, ...more];
}

/** Lines together up to a size; a line that is longer by itself is broken where it must be. */
function piecesOf(text: string, size: number): readonly string[] {
  const pieces: string[] = [];
  let open = '';
  for (const line of text.split('\n').flatMap((each) => brokenAt(each, size))) {
    const longer = open === '' ? line : `${open}\n${line}`;
    if (longer.length > size) {
      pieces.push(open);
      open = line;
    } else {
      open = longer;
    }
  }
  return [...pieces, open].filter((piece) => piece.trim() !== '');
}

function brokenAt(line: string, size: number): readonly string[] {
  if (line.length <= size) return [line];
  const characters = [...line];
  const half = Math.ceil(characters.length / 2);
  return [characters.slice(0, half), characters.slice(half)].flatMap((part) => brokenAt(part.join(''), size));
}

/** The answer as its message says it. */
function headline({ text }: AnswerBase): KnownBlock {
  return section(bold(cut(shown(text), limits.sectionText - 2)));
}

/** A titled list; nothing where there is nothing to tell. Lines are markup already. */
function told(title: string, lines: readonly string[], { locale }: AnswerBase): readonly KnownBlock[] {
  const kept = fitting(lines.filter((line) => line.trim() !== '').slice(0, most.lines));
  if (kept.length === 0) return [];
  const goesOn = kept.length < lines.length ? [context(judgingWords[locale].goesOn)] : [];
  return [section(`${bold(shown(title))}\n${kept.join('\n')}`), ...goesOn];
}

/** As many lines as a section holds, beside its title; the first at least in part. */
function fitting(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let left = limits.sectionText - 200;
  for (const line of lines) {
    if (kept.length > 0 && line.length + 1 > left) break;
    kept.push(cut(line, left));
    left -= line.length + 1;
  }
  return kept;
}

function bullets(lines: readonly string[]): readonly string[] {
  return lines.map(escapeMrkdwn).map((line) => (line.trim() === '' ? '' : `• ${line}`));
}

function attempts(answer: DataAnswer, labels: AnswerLabels): readonly KnownBlock[] {
  if (answer.attempts.length === 0) return [];
  const { attempt } = judgingWords[answer.locale];
  return [
    section(`${bold(labels.attempts)}\n${labels.replaced(answer.attempts.length)}`),
    ...answer.attempts
      .slice(0, most.attempts)
      .flatMap(({ sql, problem }, index) => [
        ...statement(attempt(index + 1), cut(sql, most.attempt), answer),
        context(shown(problem)),
      ]),
  ];
}

/** What only matters when something is looked into. */
function circumstances(
  answer: AnswerBase,
  more: readonly (readonly [string, string])[],
): readonly KnownBlock[] {
  const labels = answerLabels(answer.locale);
  const lines = [
    [labels.model, usageText(answer.usage, answer.locale, labels) ?? ''],
    [
      labels.timing,
      answer.timings.flatMap(({ stage, ms }) => (stage === 'total' ? durationText(ms) : [])).join(''),
    ],
    ...more,
    [judgingWords[answer.locale].question, answer.id],
  ] as const;
  const entries = lines.flatMap(([name, value]) =>
    value.trim() === '' ? [] : [`${name}: ${escapeMrkdwn(value)}`],
  );
  return [{ type: 'divider' }, context(entries.join('\n'))];
}
