import type { Definition, ExplanationAnswer, ExplanationSection } from '../domain/answer.ts';
import type { Metric, TableMeta } from '../domain/knowledge.ts';
import type { Locale } from '../domain/locale.ts';
import type { Problem } from '../domain/problem.ts';
import { type DiscoveryMessages, discoveryMessages } from '../language/messages/discovery.ts';
import type { CheckedQuery } from '../warehouse/guard/guard-scope.ts';
import type { Inspection, QueryShape, TableLink } from '../warehouse/inspect/inspection.ts';
import { type CheckQuery, findQuery } from './find-query.ts';
import { listed, type Names } from './names.ts';
import { type Naming, outputLines, outputName } from './query-outputs.ts';
import { repeatedRows, type TimedTable, warnings } from './query-warnings.ts';

/** What is explained of a statement, without the answer's own fields. */
export type Explanation = Pick<
  ExplanationAnswer,
  'text' | 'title' | 'sections' | 'sql' | 'sources' | 'suggestions'
>;

export type ExplainedQuery =
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  /** No statement stands in the text. */
  | { readonly kind: 'nothing'; readonly text: string }
  /** One stands there that may not be read, or cannot. */
  | { readonly kind: 'refused'; readonly problem: Problem };

/** All of it within the asker's rights: what lies beyond is not even a word. */
export interface ExplainQueryDependencies {
  readonly check: CheckQuery;
  readonly inspect: (checked: CheckedQuery) => Inspection;
  readonly tables: ReadonlyMap<string, TableMeta>;
  readonly timed: readonly TimedTable[];
  readonly names: Names;
  readonly links: readonly TableLink[];
  /** What decides which rows count, in words. */
  readonly conditions: (shape: QueryShape, locale: Locale) => readonly string[];
  /** The governed metrics that it computes by. */
  readonly metrics: (shape: QueryShape) => readonly Metric[];
}

const most = { tables: 4, outputs: 6, groups: 6 } as const;

/** What the first statement of a message reads and computes, by its parse tree and what is known of its names; no run. */
export function explainQuery(
  text: string,
  locale: Locale,
  dependencies: ExplainQueryDependencies,
): ExplainedQuery {
  const words = discoveryMessages(locale);
  const found = findQuery(text, dependencies.check);
  if (found === null) return { kind: 'nothing', text: words.noQuery };
  if (!found.ok) return { kind: 'refused', problem: asUnknown(found.problem) };
  const checked = found.value;
  const inspection = dependencies.inspect(checked);
  const { shape } = inspection;
  const metrics = soundMetrics(shape, dependencies);
  const naming = { names: dependencies.names, locale, words };
  const outputs = shape.outputs.map((output) => outputName(output, naming));
  const read = checked.tables.map((name) => nameOf(name, locale, dependencies));
  return {
    kind: 'explained',
    explanation: {
      title: words.queryTitle,
      text: words.query(listed(read, most.tables, words.more), listed(outputs, most.outputs, words.more)),
      sections: [
        section(words, 'reads', readLines(checked.tables, locale, dependencies)),
        section(words, 'gives', [
          ...outputLines(shape, naming),
          ...metrics.map(({ label, description }) => words.sameAs(label[locale], description[locale])),
        ]),
        section(words, 'conditions', conditionLines(shape, locale, dependencies)),
        section(words, 'shape', shapeLines(shape, naming)),
        section(words, 'watch', warnings(inspection, { ...dependencies, ...naming })),
      ].filter(({ lines }) => lines.length > 0),
      sql: checked.text,
      sources: { tables: checked.tables, definitions: metrics.map((metric) => definitionOf(metric, locale)) },
      suggestions: [],
    },
  };
}

/** Whether a table exists that is not open to the asker is not told. */
function asUnknown(problem: Problem): Problem {
  const { code, params = {} } = problem;
  const isHidden = ['sql-table-not-allowed', 'sql-table-outside'].includes(code);
  return isHidden ? { code: 'sql-unknown-table', params } : problem;
}

function section(
  words: DiscoveryMessages,
  heading: keyof DiscoveryMessages['headings'],
  lines: readonly string[],
): ExplanationSection {
  return { heading: words.headings[heading], lines };
}

function nameOf(table: string, locale: Locale, { names }: ExplainQueryDependencies): string {
  const label = names.table(table)?.[locale];
  return label === undefined ? table : discoveryMessages(locale).named(label, table);
}

/** A definition is no witness for a value that a join may have counted several times. */
function soundMetrics(shape: QueryShape, { metrics, links }: ExplainQueryDependencies): readonly Metric[] {
  const repeated = new Set(repeatedRows(shape, links).map(({ table }) => table));
  return metrics(shape).filter((metric) =>
    metric.kind === 'aggregate' ? !repeated.has(metric.table) : repeated.size === 0,
  );
}

function readLines(
  read: readonly string[],
  locale: Locale,
  dependencies: ExplainQueryDependencies,
): readonly string[] {
  return read.map((table) => {
    const purpose = dependencies.tables.get(table)?.purpose[locale] ?? '';
    const name = nameOf(table, locale, dependencies);
    return purpose === '' ? name : `${name}: ${purpose}`;
  });
}

function conditionLines(
  shape: QueryShape,
  locale: Locale,
  { conditions }: ExplainQueryDependencies,
): readonly string[] {
  const told = conditions(shape, locale);
  return told.length > 0 ? told : [discoveryMessages(locale).noConditions];
}

function shapeLines(shape: QueryShape, naming: Naming): readonly string[] {
  const { groupedBy, ordered, limit, outputs } = shape;
  const { words } = naming;
  const named = outputs.filter(({ isGroup }) => isGroup).map((output) => outputName(output, naming));
  const groups =
    named.length === groupedBy.length ? named : groupedBy.map((text) => text.replace(/\s+/g, ' '));
  return [
    ...(groups.length === 0 ? [] : [words.groupedBy(listed(groups, most.groups, words.more))]),
    ...(ordered ? [words.ordered] : []),
    ...(limit === null ? [] : [words.limited(limit)]),
  ];
}

function definitionOf({ name, label, description, source }: Metric, locale: Locale): Definition {
  return { name, label: label[locale], text: description[locale], owner: source.owner };
}
