import fc from 'fast-check';
import type { Answer, AnswerBase, DataAnswer } from '../../../src/domain/answer.ts';
import { columnFormats, type Row } from '../../../src/domain/cell.ts';
import type { ChartSpec } from '../../../src/domain/chart.ts';
import type { ChartView } from '../../../src/slack/blocks/action-ids.ts';
import { chartViews } from '../../../src/slack/blocks/action-ids.ts';
import type { AnswerView } from '../../../src/slack/blocks/answer-view.ts';
import { noUsage, sampleDataAnswer, sampleUsage } from '../sample-answers.ts';
import { hostileText } from './hostile-text.ts';

/** Text as an attacker or an accident leaves it: short, very long, or nothing that shows. */
const text = fc.oneof(
  { weight: 6, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\u200b', '\u3164\n', '\ud800') },
  { weight: 1, arbitrary: hostileText.map((each) => `${each} & <b>`.repeat(600).slice(0, 3_500)) },
);
const few = fc.array(text, { maxLength: 6 });
const many = fc.array(text, { maxLength: 40 });

const base = fc
  .record({
    locale: fc.constantFrom('ko' as const, 'en' as const),
    text,
    repairs: fc.array(fc.record({ from: text, to: text, kind: fc.constant('typo' as const) }), {
      maxLength: 3,
    }),
    readAs: fc.option(fc.record({ text, by: fc.constantFrom('follow-up' as const, 'model' as const) })),
    usage: fc.constantFrom(noUsage, sampleUsage),
  })
  .map((over): AnswerBase => {
    const { id, prompts, timings } = sampleDataAnswer();
    return { id, prompts, timings, ...over };
  });

const cell = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null));

const result = fc
  .record({ width: fc.integer({ min: 1, max: 25 }), height: fc.integer({ min: 0, max: 130 }) })
  .chain(({ width, height }) =>
    fc.record({
      columns: fc.array(fc.record({ label: text, format: fc.constantFrom(...columnFormats) }), {
        minLength: width,
        maxLength: width,
      }),
      /** A few rows, repeated: their number matters, and not that each is another. */
      rows: fc
        .array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 })
        .map((rows) => Array.from({ length: height }, (_, at) => rows[at % rows.length] as Row)),
      withChart: fc.boolean(),
      title: text,
    }),
  )
  .map(({ columns, rows, withChart, title }) => ({
    columns: columns.map((column, at) => ({ ...column, name: `c${at}` })),
    rows,
    chart: withChart && columns.length > 1 ? chartOf(title, columns.length) : null,
  }));

function chartOf(title: string, width: number): ChartSpec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    title,
    data: { name: 'rows' },
    mark: 'bar',
    encoding: {
      x: { field: 'c0', type: 'nominal', title, sort: null },
      y: { field: 'c1', type: 'quantitative', title },
      ...(width > 2 ? { color: { field: 'c2', type: 'nominal', title } } : {}),
    },
  };
}

const definition = fc.record({ name: text, label: text, text, owner: text });

const dataAnswer = fc
  .record({
    base,
    result,
    truncated: fc.boolean(),
    explanation: fc.option(text),
    readings: fc.array(fc.record({ label: text, value: text }), { maxLength: 12 }),
    definitions: fc.array(definition, { maxLength: 12 }),
    tables: many,
    range: fc.constantFrom(null, { from: '2026-03-23', to: '2026-03-30' }),
    freshUntil: fc.option(text),
    assumptions: many,
    verified: fc.option(fc.record({ by: text, what: fc.constantFrom('metric' as const), names: many })),
    reasons: few,
    suggestions: few,
    attempts: fc.constantFrom([], [{ sql: 'select 1', problem: 'none' }]),
  })
  .map((made): DataAnswer => {
    const { base: shared, result: found, reasons, definitions, tables, range, freshUntil, ...rest } = made;
    return {
      ...sampleDataAnswer(),
      ...shared,
      ...found,
      ...rest,
      confidence: { level: 'low', reasons },
      sources: { definitions, tables, range, freshUntil, knowledge: '3' },
    };
  });

const toldAnswer = fc
  .record({ base, few, many, text, other: text, sql: fc.option(text) })
  .chain(({ base: shared, few: some, many: lots, text: one, other, sql }) =>
    fc.constantFrom<Answer>(
      {
        ...shared,
        kind: 'clarification',
        unknown: some,
        choices: lots.map((label) => ({ question: one, label, chosen: null })),
      },
      { ...shared, kind: 'guide', examples: lots },
      { ...shared, kind: 'chat', examples: some },
      { ...shared, kind: 'refusal', code: 'table-not-visible', nextStep: one },
      { ...shared, kind: 'failure', code: 'sql-timeout', nextStep: one, sql, notes: lots },
      {
        ...shared,
        kind: 'explanation',
        title: one,
        sections: lots.map((heading) => ({ heading, lines: [...some, other] })),
        sql,
        sources: { tables: lots, definitions: [] },
        suggestions: some,
      },
    ),
  );

/** Any answer of any kind, with hostile text wherever text can stand. */
export const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 2, arbitrary: dataAnswer },
  { weight: 1, arbitrary: toldAnswer },
);

export const anyView: fc.Arbitrary<AnswerView> = fc.record({
  chart: fc.constantFrom<ChartView[]>(...chartViews),
  picture: fc.option(fc.record({ file: fc.constant('F0123456789'), alt: text })),
  asker: fc.constantFrom('U012ABC', '', '<!channel>'),
  attachedFile: fc.option(text),
});
