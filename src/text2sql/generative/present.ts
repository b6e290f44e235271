import type { ResultColumn, Row } from '../../domain/cell.ts';
import type { DateRange } from '../../domain/date-range.ts';
import type { Metric } from '../../domain/knowledge.ts';
import { generatedMessages } from '../../language/messages/generated.ts';
import type { QueryShape } from '../../warehouse/inspect/inspection.ts';
import type { DataDraft } from '../present/draft.ts';
import type { Told } from '../present/sentence.ts';
import { isStale, showRows } from '../present/show-rows.ts';
import type { Asked } from './asked.ts';
import type { Ran } from './attempt.ts';
import { hasOnlyFiguresOf } from './clean-draft.ts';
import { type ToldCondition, tellConditions } from './conditions.ts';
import { judgeGenerated } from './confidence.ts';
import { isShowable, toldToPerson } from './fault.ts';
import { type OtherReading, otherNotes } from './other-reading.ts';
import type { Settled } from './settle.ts';
import { definitionsOf, type PresentContext, rangeOf, tableOf } from './shown-table.ts';

/** A result with everything it must travel with; its explanation comes later. */
export function presentRan(
  ran: Ran,
  settled: Settled,
  other: OtherReading,
  context: PresentContext,
): DataDraft {
  const { asked, days, knowledge, freshUntil } = context;
  const { locale } = asked;
  const { shape } = ran.checked.inspection;
  const used = definitionsOf(ran, context);
  const range = rangeOf(ran, days);
  const told = toldOf(ran, shape, range, used, context);
  const conditions = conditionsOf(ran, context);
  const hasForeign = conditions.some(({ isForeign }) => isForeign);
  const doubts = ran.findings.filter(({ fault }) => fault !== null).map(({ text }) => text[locale]);
  const words = generatedMessages(locale);
  return {
    ...showRows(told, doubts.length === 0 ? null : words.doubt(doubts.join(', '))),
    sql: ran.sql,
    resultHash: ran.hash,
    truncated: ran.result.truncated !== null,
    explanation: null,
    readings: other.kind === 'agrees' ? other.readings : [],
    attempts: settled.rejected
      .filter(({ sql, fault }) => isShowable(sql, fault))
      .map(({ sql, fault }) => ({ sql, problem: toldToPerson(fault, locale) })),
    sources: {
      tables: ran.result.tables,
      definitions: used.map(({ name, label, description, source }) => ({
        name,
        label: label[locale],
        text: description[locale],
        owner: source.owner,
      })),
      range,
      freshUntil,
      knowledge: knowledge.generation,
    },
    assumptions: [...assumptionsOf(ran, conditions, context), ...otherNotes(other, asked)],
    verified: null,
    confidence: judgeGenerated(
      {
        agreement: settled.agreement,
        repairs: settled.repairs,
        findings: ran.findings,
        hasForeign,
        wordsOnly: context.wordsOnly,
        isOpen: other.kind === 'open',
        isDefined: used.length > 0,
        isStale: isStale(range, freshUntil),
      },
      locale,
    ),
    suggestions: context.suggestions,
  };
}

function toldOf(
  ran: Ran,
  shape: QueryShape,
  range: DateRange | null,
  used: readonly Metric[],
  context: PresentContext,
): Told {
  const { asked } = context;
  const { columns, rows, groupings } = tableOf(ran, used, context);
  return {
    title: titleOf(ran, asked),
    range,
    columns,
    rows,
    groupings,
    locale: asked.locale,
    limited: shape.limit !== null || ran.result.truncated !== null,
    order: orderOf(columns, rows, groupings, shape),
    explanation: null,
  };
}

/** The model's title when it is words and its figures are known; else the question itself. */
function titleOf({ draft, sql }: Ran, { question, refined }: Asked): string {
  const isFit = draft.title !== '' && hasOnlyFiguresOf(draft.title, [question, refined ?? '', sql]);
  return isFit ? draft.title : question.slice(0, 80);
}

/** Read off the rows: which end of the first measure comes first. */
function orderOf(
  columns: readonly ResultColumn[],
  rows: readonly Row[],
  groupings: number,
  { ordered }: QueryShape,
): Told['order'] {
  const column = columns[groupings];
  const values = rows.map((row) => row[groupings]).filter((cell) => typeof cell === 'number');
  if (!ordered || column === undefined || values.length < 2) return null;
  const rises = values.every((value, at) => at === 0 || value >= (values[at - 1] ?? value));
  const isLevel = values[0] === values.at(-1);
  return { column: column.name, direction: rises && !isLevel ? 'ascending' : 'descending' };
}

/** Every condition of a statement in words, for the answer and for its explanation. */
export function conditionsOf(ran: Ran, context: PresentContext): readonly ToldCondition[] {
  const { asked, names, shown, days } = context;
  const thread = asked.previous.flatMap(({ question, sql }) => [question, sql ?? '']);
  return tellConditions(
    ran.checked.inspection.shape,
    names.column,
    {
      asked: [asked.question, asked.refined ?? '', ...asked.terms, ...thread],
      shown,
      days,
      timeZone: asked.clock.timeZone,
    },
    asked.locale,
  );
}

/** What the model says it chose, without figures of its own, then what the statement does in fact. */
function assumptionsOf(
  { draft, sql }: Ran,
  conditions: readonly ToldCondition[],
  { asked, shown, wordsOnly }: PresentContext,
): readonly string[] {
  const words = generatedMessages(asked.locale);
  const sources = [sql, asked.question, asked.refined ?? '', ...shown];
  return [
    ...conditions.map(({ text, isForeign }) => (isForeign ? words.foreign(text) : words.condition(text))),
    ...draft.assumptions.filter((text) => hasOnlyFiguresOf(text, sources)),
    ...(wordsOnly ? [words.wordsOnly] : []),
  ];
}
