import { z } from 'zod';
import {
  columnFormat,
  identifier,
  itemOwner,
  localised,
  strict,
  synonyms,
  tableName,
  text,
} from './common.ts';

const base = {
  name: identifier,
  owner: itemOwner,
  label: localised,
  synonyms,
  description: localised,
  format: columnFormat,
  assumptions: z.array(localised).default([]),
  /** The metric to take where this one is asked by an attribute of its rows' parts. */
  finer: identifier.nullable().default(null),
  better: z.enum(['higher', 'lower']).nullable().default(null),
};

const aggregate = strict({
  ...base,
  kind: z.literal('aggregate'),
  table: tableName,
  expression: text,
  filters: z.array(text).default([]),
  /** Written out even when null: a metric without history is a decision. */
  time: identifier.nullable(),
  /** The table the rows take their time from, by a join of their own to one row. */
  timeFrom: tableName.nullable().default(null),
  timeType: z.enum(['timestamptz', 'date']).default('timestamptz'),
});

const ratio = strict({ ...base, kind: z.literal('ratio'), numerator: identifier, denominator: identifier });

const derived = strict({ ...base, kind: z.literal('derived'), expression: text });

/** One item under `metrics:` of `metrics/metrics-*.yaml`. */
export const metric = z.discriminatedUnion('kind', [aggregate, ratio, derived], {
  error: (issue) => (issue.code === 'invalid_union' ? 'must be one of aggregate, ratio, derived' : undefined),
});
