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

/** One item under `dimensions:` of `metrics/dimensions.yaml`. */
export const dimension = strict({
  name: identifier,
  owner: itemOwner,
  label: localised,
  synonyms,
  description: localised,
  table: tableName,
  expression: text,
  format: columnFormat.default('text'),
  listed: z.boolean().default(false),
  /** A metric's table to the table to go through, where several joins lead to this dimension. */
  via: z.record(tableName, tableName).default({}),
  /** The date column, when a row of the table describes a day. */
  day: identifier.nullable().default(null),
  /** A metric's table to the condition under which its rows have a value at all. */
  existsWhen: z.record(tableName, text).default({}),
  /** All details of a row hold the same value. */
  alike: z.boolean().default(false),
  /** Dimensions of the same table that its values lie in, the nearest first. */
  within: z.array(identifier).default([]),
  valueSynonyms: z.record(z.string(), z.array(text)).default({}),
});
