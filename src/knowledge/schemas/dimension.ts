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
  valueSynonyms: z.record(z.string(), z.array(text)).default({}),
});
