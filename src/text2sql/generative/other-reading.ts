import type { Choice, Reading } from '../../domain/answer.ts';
import type { DateRange } from '../../domain/date-range.ts';
import { generatedMessages } from '../../language/messages/generated.ts';
import { normalise } from '../../language/tokens/normalise.ts';
import { agree, type ComparedColumn } from '../ambiguity/agree.ts';
import { sentencesOf } from '../ambiguity/sentences.ts';
import { valueText } from '../ambiguity/value-text.ts';
import type { Asked } from './asked.ts';
import type { Attempted, Ran } from './attempt.ts';
import { hasOnlyFiguresOf } from './clean-draft.ts';
import {
  type PresentContext,
  type ReadResult,
  rangeOf,
  readResult,
  type ShownTable,
} from './present/shown-table.ts';
import type { SqlDraft } from './schemas.ts';
import { sameness } from './settle.ts';

/** What came of a second reading that the model proposed; the reading that is shown comes first. */
export type OtherReading =
  | { readonly kind: 'none' }
  /** Its number could not be told, so it may be another one. */
  | { readonly kind: 'open'; readonly labels: Pair<string> }
  | { readonly kind: 'agrees'; readonly readings: Pair<Reading> }
  | { readonly kind: 'differs'; readonly readings: Pair<Reading>; readonly range: DateRange | null };

type Pair<T> = readonly [T, T];

/** Runs the second reading once, by the same checks as any statement, and holds its rows against those of the first. */
export async function readOtherwise(
  { ran: main, table: first }: ReadResult,
  context: PresentContext,
  attempt: (draft: SqlDraft) => Promise<Attempted>,
): Promise<OtherReading> {
  const proposed = proposedBy(main, context);
  if (proposed === null) return { kind: 'none' };
  const { labels, sql } = proposed;
  const open = { kind: 'open', labels } as const;
  if (main.findings.some(({ fault }) => fault !== null)) return open;
  const attempted = await attempt({ ...main.draft, sql, other: null });
  if (attempted.kind !== 'ran' || attempted.faults.length > 0) return open;
  const { table: second } = readResult(attempted.ran, context);
  const { locale } = context.asked;
  const readings: Pair<Reading> = [
    { label: labels[0], value: valueText(first, rolesOf(first), locale) },
    { label: labels[1], value: valueText(second, rolesOf(second), locale) },
  ];
  const truncated = [main, attempted.ran].some(({ result }) => result.truncated !== null);
  return !truncated && sayTheSame(first, second)
    ? { kind: 'agrees', readings }
    : { kind: 'differs', readings, range: rangeOf(main) };
}

/** Null where there is none, the asker has chosen already, or no words tell the two apart. */
function proposedBy(
  { draft, sql }: Ran,
  { asked, shown }: PresentContext,
): { readonly labels: Pair<string>; readonly sql: string } | null {
  const { other } = draft;
  if (other === null || asked.reading !== null || sameness(other.sql) === sameness(sql)) return null;
  const sources = [asked.question, asked.refined ?? '', sql, other.sql, ...shown];
  const labels: Pair<string> = [draft.label || draft.title, other.label || other.title];
  const isTold = labels.every((label) => label !== '' && hasOnlyFiguresOf(label, sources));
  if (!isTold || normalise(labels[0]) === normalise(labels[1])) return null;
  return { labels, sql: other.sql };
}

/** Tables of other shapes cannot be compared, so their readings differ. */
function sayTheSame(one: ShownTable, other: ShownTable): boolean {
  const columns = comparedColumns(one);
  if (JSON.stringify(columns) !== JSON.stringify(comparedColumns(other))) return false;
  const [left, right] = [one, other].map(({ rows }) => ({ rows, truncated: false }));
  return left !== undefined && right !== undefined && agree(left, right, columns);
}

/** Whether a mean happens to be whole says nothing of what it is. */
function comparedColumns(table: ShownTable): readonly ComparedColumn[] {
  const { columns } = rolesOf(table);
  return columns.map(({ format, role }) => ({ format: format === 'integer' ? 'decimal' : format, role }));
}

function rolesOf({ columns, groupings }: ShownTable): { readonly columns: readonly ComparedColumn[] } {
  return {
    columns: columns.map(({ format }, at) => ({ format, role: at < groupings ? 'grouping' : 'measure' })),
  };
}

/** The question back: each reading with its number, and with a question of its own that settles it. */
export function askWhich(
  { readings, range }: Extract<OtherReading, { kind: 'differs' }>,
  { question, locale }: Pick<Asked, 'question' | 'locale'>,
): { readonly text: string; readonly choices: readonly Choice[] } {
  const labels = readings.map(({ label }) => label);
  return {
    text: generatedMessages(locale).whichReading(labels),
    choices: readings.map((reading) => ({
      question: `${question.slice(0, longestBefore).toWellFormed()} (${reading.label})`,
      label: sentencesOf(locale).choice(reading, range),
      chosen: null,
    })),
  };
}

/** So that the question with its reading can still be asked. UTF-16 units. */
const longestBefore = 1_900;

/** What is assumed of the second reading, where the first is answered. */
export function otherNotes(other: OtherReading, { locale }: Pick<Asked, 'locale'>): readonly string[] {
  const words = generatedMessages(locale);
  if (other.kind === 'open') return [words.openReading(...other.labels)];
  if (other.kind !== 'agrees') return [];
  return [words.sameReadings(other.readings.map(({ label }) => label))];
}
