import type { IsoDate } from '../../domain/date-range.ts';
import type { Metric } from '../../domain/knowledge.ts';
import type { Localised } from '../../domain/locale.ts';
import { done, type Outcome } from '../../domain/outcome.ts';
import { inSentence } from '../../language/messages/sentences.ts';
import { type CompiledQuery, compileMetricQuery } from '../../semantic-layer/compile.ts';
import type { Grouping, MetricQuery } from '../../semantic-layer/metric-query.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';
import { isDefaultRangeNote } from '../../semantic-layer/reading/notes.ts';
import type { QuestionReading } from '../../semantic-layer/reading/question-reading.ts';
import type { GovernedPlan, PlannedColumn } from './plan.ts';
import { titleOf } from './title.ts';
import { valueNamesOf } from './value-names.ts';

export type PlanMetrics = (
  query: MetricQuery,
  reading: Pick<QuestionReading, 'notes'>,
  today: IsoDate,
) => Outcome<GovernedPlan>;

export interface MetricRules {
  readonly timeZone: string;
  readonly weekStart: 'monday' | 'sunday';
  /** Rows of the result at most. */
  readonly maxRows: number;
}

/** Compiles a governed question and gathers what its number must be shown with. */
export function createPlanMetrics(model: SemanticModel, rules: MetricRules): PlanMetrics {
  const plan: PlanMetrics = (query, reading, today) => {
    const { timeZone, weekStart, maxRows } = rules;
    const compiled = compileMetricQuery(query, model, {
      timeZone,
      weekStart,
      limit: maxRows,
      today,
      rangeIsTold: tellsRange(reading.notes, query),
    });
    if (!compiled.ok) return compiled;
    return done({
      ...planOf(compiled.value, query, reading, model),
      within: ({ range, compare, notes }) => plan({ ...query, range, compare }, { notes }, today),
    });
  };
  return plan;
}

function planOf(
  compiled: CompiledQuery,
  query: MetricQuery,
  reading: Pick<QuestionReading, 'notes'>,
  model: SemanticModel,
): Omit<GovernedPlan, 'within'> {
  const metrics = compiled.definitions.flatMap((name) => model.metrics.get(name) ?? []);
  const groupings = query.groupings.length;
  return {
    title: titleOf(query, model),
    sql: compiled.sql,
    columns: compiled.columns.map((column, index) => ({
      ...column,
      ...namedValues(query.groupings[index], model),
      role: index < groupings ? 'grouping' : 'measure',
    })),
    tables: compiled.tables,
    definitions: metrics.map((metric) => ({
      name: metric.name,
      label: metric.label,
      text: metric.description,
      owner: metric.source.owner,
    })),
    assumptions: distinct([
      ...reading.notes,
      ...compiled.assumptions,
      ...metrics.flatMap((metric) => metric.assumptions),
    ]),
    range: query.range,
    verification: { by: owners(metrics), what: 'metric', names: query.metrics },
    query,
    notes: reading.notes,
    rangeIsDefault: reading.notes.some(isDefaultRangeNote),
    askedFor: (days) => askedFor(model.metrics.get(query.metrics[0] ?? ''), days),
  };
}

function askedFor(metric: Metric | undefined, days: string): Localised {
  return { ko: `${days} ${metric?.label.ko ?? ''}`, en: `${inSentence(metric?.label.en ?? '')} ${days}` };
}

/** Groups are shown by the names people use, not by stored codes. */
function namedValues(
  grouping: Grouping | undefined,
  model: SemanticModel,
): Pick<PlannedColumn, 'valueLabels'> {
  if (grouping?.kind !== 'dimension') return {};
  const valueLabels = valueNamesOf(model.dimensions.get(grouping.name));
  return valueLabels === undefined ? {} : { valueLabels };
}

/** Whether a note of the reading already names the first day of the range. */
function tellsRange(notes: readonly Localised[], { range }: MetricQuery): boolean {
  return range !== null && notes.some((note) => note.ko.includes(range.from));
}

function owners(metrics: readonly Metric[]): string {
  return [...new Set(metrics.map((metric) => metric.source.owner))].join(', ');
}

function distinct(texts: readonly Localised[]): Localised[] {
  return [...new Map(texts.map((text) => [text.ko, text])).values()];
}
