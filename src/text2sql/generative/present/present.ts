import type { ResultColumn, Row } from '../../../domain/cell.ts';
import { generatedMessages } from '../../../language/messages/generated.ts';
import type { QueryShape } from '../../../warehouse/inspect/inspection.ts';
import type { DataDraft } from '../../present/draft.ts';
import type { Told } from '../../present/sentence.ts';
import { isStale, showRows } from '../../present/show-rows.ts';
import type { Ran } from '../attempt.ts';
import { hasOnlyFiguresOf } from '../clean-draft.ts';
import { linksIn } from '../compose/links.ts';
import { definedFilters, valueMeanings } from '../conditions/value-meanings.ts';
import { type ToldCondition, tellConditions } from '../conditions.ts';
import { judgeGenerated } from '../confidence.ts';
import { isShowable, toldToPerson } from '../fault.ts';
import { type OtherReading, otherNotes } from '../other-reading.ts';
import type { Settled } from '../settle.ts';
import type { Grounds } from './grounds.ts';
import { isInLanguage } from './headings.ts';
import { type PresentContext, type ReadResult, rangeOf, rangesOf } from './shown-table.ts';
import { figuresOfRange, titleOf } from './title.ts';

/** A result that is shown, with all that is known of it. */
export interface ShownResult extends ReadResult {
  readonly settled: Settled;
  readonly other: OtherReading;
  readonly conditions: readonly ToldCondition[];
  readonly freshUntil: string | null;
  readonly suggestions: readonly string[];
}

/** A result with everything it must travel with; its explanation comes later. */
export function presentRan(shown: ShownResult, context: PresentContext): DataDraft {
  const { ran, grounds, settled, other, conditions, freshUntil, suggestions } = shown;
  const { asked, knowledge } = context;
  const { locale } = asked;
  const range = rangeOf(ran);
  const told = toldOf(shown, context);
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
      definitions: ran.used.map(({ name, label, description, source }) => ({
        name,
        label: label[locale],
        text: description[locale],
        owner: source.owner,
      })),
      range,
      freshUntil,
      knowledge: knowledge.generation,
    },
    assumptions: [...assumptionsOf(ran, conditions, grounds, context), ...otherNotes(other, asked)],
    verified: null,
    confidence: judgeGenerated(
      {
        agreement: settled.agreement,
        repairs: settled.repairs,
        findings: ran.findings,
        hasForeign,
        wordsOnly: context.wordsOnly,
        isOpen: other.kind === 'open',
        isDefined: ran.used.length > 0,
        isStale: isStale(range, freshUntil),
      },
      locale,
    ),
    suggestions,
  };
}

function toldOf({ ran, grounds, table }: ReadResult, { asked, days }: PresentContext): Told {
  const { question, refined, locale } = asked;
  const { columns, rows, groupings } = table;
  const { measures, isHonest } = grounds;
  const { shape } = ran.checked.inspection;
  return {
    title: titleOf({
      ...{ question, refined, locale, columns, groupings, measures, isHonest },
      drafted: ran.draft.title,
      sql: ran.sql,
      ranges: days.ranges.map(({ range }) => range),
    }),
    range: rangeOf(ran),
    ranges: rangesOf(ran),
    columns,
    rows,
    groupings,
    locale,
    limited: shape.limit !== null || ran.result.truncated !== null,
    order: orderOf(columns, rows, groupings, shape),
    explanation: null,
  };
}

/** Read off the rows: which end of the first measure comes first. Rows that follow their names tell nothing of it. */
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
  if (rises && isInOrder(rows.map(([name = null]) => name))) return null;
  return { column: column.name, direction: rises && !isLevel ? 'ascending' : 'descending' };
}

function isInOrder(names: readonly Row[number][]): boolean {
  return names.every((name, at) => at === 0 || (name ?? '') >= (names[at - 1] ?? ''));
}

/** Every condition of a statement in words, for the answer and for its explanation. */
export function conditionsOf(ran: Ran, context: PresentContext): readonly ToldCondition[] {
  const { asked, names, shown, days, knowledge } = context;
  const thread = asked.previous.flatMap(({ question, sql }) => [question, sql ?? '']);
  return tellConditions(
    ran.checked.inspection.shape,
    { ...names, links: linksIn(knowledge) },
    {
      asked: [asked.question, asked.refined ?? '', ...asked.terms, ...thread],
      shown,
      filters: definedFilters(knowledge),
      meaningOf: valueMeanings(knowledge),
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
  { isHonest }: Grounds,
  { asked, shown, wordsOnly, days }: PresentContext,
): readonly string[] {
  const { question, refined, locale } = asked;
  const words = generatedMessages(locale);
  const known = days.ranges.flatMap(({ range }) => figuresOfRange(range));
  const sources = [sql, question, refined ?? '', ...shown, ...known];
  const isFit = (text: string) =>
    hasOnlyFiguresOf(text, sources) && isHonest(text) && isInLanguage(text, locale, question);
  return [
    ...conditions.map(({ text, isForeign }) => (isForeign ? words.foreign(text) : words.condition(text))),
    ...draft.assumptions.filter(isFit),
    ...(wordsOnly ? [words.wordsOnly] : []),
  ];
}
