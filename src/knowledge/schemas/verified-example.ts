import { z } from 'zod';
import {
  columnFormat,
  identifier,
  isoDate,
  itemOwner,
  localised,
  questions,
  strict,
  text,
} from './common.ts';

const parameter = strict({
  name: identifier,
  type: z.enum(['range', 'value', 'number']),
  dimension: identifier.nullable().default(null),
  /** Null: the question must say it. Numbers are written as text ("10"). */
  default: text.nullable().default(null),
});

/** One item under `examples:` of `examples/*.yaml`. */
export const verifiedExample = strict({
  name: identifier,
  owner: itemOwner,
  questions,
  sql: text,
  parameters: z.array(parameter).default([]),
  columns: z
    .array(strict({ name: identifier, label: localised, format: columnFormat }))
    .min(1, { error: 'needs at least one column' }),
  explanation: localised,
  assumptions: z.array(localised).default([]),
  verifiedBy: text,
  verifiedAt: isoDate,
});
