import { z } from 'zod';
import type { Choice } from '../../domain/answer.ts';
import type { MetricQuery } from '../../semantic-layer/metric-query.ts';

/** How an answer was asked to be shown; it stays so for what follows. */
export type AskedChart = 'bar' | 'line' | 'table';

/** What a thread keeps of an answer, for the questions that build on it. Stored as JSON. */
export interface ThreadState {
  readonly version: 1;
  /** The question as it was read, whole by itself. */
  readonly question: string;
  /** What was answered; null where no definitions answered it. */
  readonly query: MetricQuery | null;
  /** The statement; null where there was none. */
  readonly sql: string | null;
  /** Null where nobody said how to show it. */
  readonly chart: AskedChart | null;
  /** The choices that were put up. */
  readonly offered: readonly Choice[];
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const range = z.object({ from: day, to: day });
const grain = z.enum(['day', 'week', 'month', 'quarter', 'year', 'hour-of-day', 'day-of-week']);
const compareKind = z.enum([
  'previous-period',
  'previous-day',
  'previous-week',
  'previous-month',
  'previous-quarter',
  'previous-year',
  'explicit',
]);

const metricQuery = z.object({
  metrics: z.array(z.string()).min(1),
  groupings: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('dimension'), name: z.string() }),
      z.object({ kind: z.literal('time'), grain }),
    ]),
  ),
  filters: z.array(
    z.object({ dimension: z.string(), values: z.array(z.string()).min(1), negated: z.boolean() }),
  ),
  having: z.array(
    z.object({ metric: z.string(), operator: z.enum(['>', '>=', '<', '<=', '=']), value: z.number() }),
  ),
  range: range.nullable(),
  compare: z.object({ kind: compareKind, range }).nullable(),
  order: z.object({ by: z.string(), direction: z.enum(['ascending', 'descending']) }).nullable(),
  limit: z.number().int().positive().nullable(),
});

const chosen = z.object({
  word: z.string(),
  kind: z.enum(['metric', 'dimension', 'value', 'range']),
  name: z.string(),
});

const threadState = z.object({
  version: z.literal(1),
  question: z.string(),
  query: metricQuery.nullable(),
  sql: z.string().nullable(),
  chart: z.enum(['bar', 'line', 'table']).nullable(),
  offered: z.array(z.object({ question: z.string(), label: z.string(), chosen: chosen.nullable() })),
});

/** Null for what is no such state: written by another version, or by hand. */
export function readThreadState(stored: unknown): ThreadState | null {
  const read = threadState.safeParse(stored);
  return read.success ? read.data : null;
}
