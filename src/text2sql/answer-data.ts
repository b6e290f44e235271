import type { Cell } from '../domain/cell.ts';
import type { IsoDate } from '../domain/date-range.ts';
import type { Locale, Localised } from '../domain/locale.ts';
import { done, failed, type Outcome } from '../domain/outcome.ts';
import type { MetricQuery } from '../semantic-layer/metric-query.ts';
import type { GuardScope } from '../warehouse/guard/guard-scope.ts';
import type { RunResult } from '../warehouse/warehouse.ts';
import type { GovernedPlan, PlannedColumn } from './governed/plan.ts';
import { judgeConfidence } from './present/confidence.ts';
import type { DataDraft } from './present/draft.ts';
import { resultHash } from './present/result-hash.ts';
import type { Told } from './present/sentence.ts';
import { isEmpty, isStale, plainCell, showRows } from './present/show-rows.ts';
import type { SettlePlan } from './settle-plan.ts';

/** For whom a plan is run. */
export interface Audience {
  readonly locale: Locale;
  readonly visible: ReadonlySet<string>;
  readonly repaired: boolean;
  readonly today: IsoDate;
  readonly timeZone: string;
}

export interface DataDependencies {
  readonly run: (sql: string, scope: GuardScope) => Promise<Outcome<RunResult>>;
  /** Fits the plan's days to those that hold data. */
  readonly settle: SettlePlan;
  /** Newest moment over the tables, ISO text; null when none of them has a time. */
  readonly freshUntil: (tables: readonly string[]) => Promise<string | null>;
  readonly searchPath: readonly string[];
  /** The served knowledge generation, for the answer's sources. */
  readonly knowledge: string;
}

export type AnswerData = (plan: GovernedPlan, audience: Audience) => Promise<Outcome<DataDraft>>;

/**
 * Rights, run, presentation: a plan becomes a number with everything it must travel with. Suggestions are for whoever tells
 * it to add: of several readings that are run, one is told.
 */
export function createAnswerData(dependencies: DataDependencies): AnswerData {
  return async (asked, audience) => {
    const hidden = asked.tables.filter((table) => !audience.visible.has(table));
    if (hidden.length > 0) {
      return failed({ code: 'table-not-visible', params: { tables: hidden.join(', ') } });
    }
    const settled = await dependencies.settle(asked, audience);
    if (!settled.ok) return settled;
    const { plan, remark } = settled.value;
    const ran = await dependencies.run(plan.sql, {
      tables: audience.visible,
      searchPath: dependencies.searchPath,
    });
    if (!ran.ok) return ran;
    const tables = plan.tables.length > 0 ? plan.tables : ran.value.tables;
    const freshUntil = await dependencies.freshUntil(tables);
    return done(present(plan, ran.value, { ...audience, tables, freshUntil, remark }, dependencies));
  };
}

interface PresentContext extends Audience {
  readonly tables: readonly string[];
  readonly freshUntil: string | null;
  /** Said after the number: that only some of the asked days count. */
  readonly remark: Localised | null;
}

function present(
  plan: GovernedPlan,
  result: RunResult,
  context: PresentContext,
  dependencies: DataDependencies,
): DataDraft {
  const { locale, freshUntil, remark } = context;
  const say = (text: Localised) => text[locale];
  const columns = plan.columns.map(({ name, label, format, valueLabels }) => ({
    name,
    label: say(label),
    format: valueLabels === undefined ? format : ('text' as const),
  }));
  const rows = result.rows.map((row) =>
    row.map((cell, index) => showCell(cell, plan.columns[index], locale)),
  );
  const groupings = plan.columns.filter((column) => column.role === 'grouping').length;
  const isExample = plan.verification.what === 'example';
  const limited = (plan.query?.limit ?? null) !== null || result.truncated !== null;
  const told: Told = {
    title: isExample ? (plan.definitions.map(({ label }) => say(label))[0] ?? '') : say(plan.title),
    range: plan.range,
    locale,
    columns,
    rows,
    groupings,
    limited,
    order: orderOf(plan.query),
    explanation: isExample ? say(plan.title) : null,
  };
  return {
    ...showRows(told, remark === null ? null : say(remark)),
    sql: plan.sql,
    resultHash: resultHash(result.rows),
    truncated: result.truncated !== null,
    explanation: null,
    readings: [],
    attempts: [],
    sources: {
      tables: context.tables,
      definitions: plan.definitions.map(({ name, label, text, owner }) => ({
        name,
        label: say(label),
        text: say(text),
        owner,
      })),
      range: plan.range,
      freshUntil,
      knowledge: dependencies.knowledge,
    },
    assumptions: plan.assumptions.map(say),
    verified: plan.verification,
    confidence: judgeConfidence(
      {
        what: plan.verification.what,
        repaired: context.repaired,
        empty: isEmpty(result.rows),
        truncated: result.truncated !== null,
        stale: remark !== null || isStale(plan.range, freshUntil),
      },
      locale,
    ),
    suggestions: [],
  };
}

/** The column the rows are ordered by, under the name it has in the result; null when they follow time. */
function orderOf(query: MetricQuery | null): Told['order'] {
  if (query === null || query.order?.by === 'time') return null;
  const [first = ''] = query.metrics;
  if (query.order === null) return { column: first, direction: 'descending' };
  const { by, direction } = query.order;
  const changes: Readonly<Record<string, string>> = {
    change: `${first}_change`,
    'change-rate': `${first}_change_rate`,
  };
  return { column: changes[by] ?? by, direction };
}

/** Names in place of codes. */
function showCell(cell: Cell, column: PlannedColumn | undefined, locale: Locale): Cell {
  if (column === undefined || cell === null) return cell;
  const name = column.valueLabels?.[String(cell)];
  return name === undefined ? plainCell(cell, column.format) : name[locale];
}
