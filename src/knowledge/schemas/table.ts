import { z } from 'zod';
import { identifier, localised, questions, strict, tableName, text } from './common.ts';

/** `tables/<schema>/<table>.yaml`: one table; its name is taken from the path. */
export const tableFile = strict({
  owner: text,
  label: localised,
  purpose: localised,
  service: text,
  keywords: z.array(text).min(1, { error: 'needs at least one keyword' }),
  questions,
  columns: z.record(identifier, text).default({}),
  primaryKey: z.array(identifier).min(1, { error: 'needs at least one column' }),
  joins: z
    .array(
      strict({
        to: tableName,
        on: z
          .record(identifier, identifier)
          .refine((on) => Object.keys(on).length > 0, { error: 'needs at least one pair of columns' }),
        cardinality: z.enum(['many-to-one', 'one-to-one', 'one-to-many']),
        /** True when a row may have no partner. */
        optional: z.boolean().default(false),
      }),
    )
    .default([]),
  freshness: identifier.nullable().default(null),
});
