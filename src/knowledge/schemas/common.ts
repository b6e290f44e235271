import { z } from 'zod';
import { columnFormats } from '../../domain/cell.ts';

/**
 * An object whose unknown keys are faults: a mistyped key must not vanish silently. The issue's message carries the
 * known keys, so that whoever reports it can name the nearest one (`knownKeysOf`).
 */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
}

export function knownKeysOf(message: string): readonly string[] {
  return message.split(' ');
}

export const text = z.string().trim().min(1, { error: 'is empty' });

/** Names other files refer to. */
export const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, { error: 'must be lower-case letters, digits and underscores' });

export const tableName = z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, {
  error: 'must be written schema.table, such as orders.orders',
});

export const isoDate = z.iso.date({ error: 'must be a day written YYYY-MM-DD' });

export const localised = strict({ ko: text, en: text });

export const synonyms = strict({
  ko: z.array(text).default([]),
  en: z.array(text).default([]),
}).default({ ko: [], en: [] });

export const questions = strict({
  ko: z.array(text).min(1, { error: 'needs at least one question in Korean' }),
  en: z.array(text).min(1, { error: 'needs at least one question in English' }),
});

/** The team that answers for an item; the file's own `owner` unless the item names another. */
export const itemOwner = text.optional();

export const columnFormat = z.enum(columnFormats);
