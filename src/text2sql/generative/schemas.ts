import { z } from 'zod';
import { columnFormats } from '../../domain/cell.ts';

/** What a model returns for a data question: a statement, or what the data lack. Nothing of it is trusted. */
export const sqlDraft = z.object({
  /** How it means to compute it, in short steps; read by nobody, it helps the model. */
  plan: z.string(),
  /** One SELECT; null when the described tables cannot answer. */
  sql: z.string().nullable(),
  /** Noun phrase of what the rows are. */
  title: z.string(),
  columns: z.array(z.object({ name: z.string(), label: z.string(), format: z.enum(columnFormats) })),
  assumptions: z.array(z.string()),
  /** With no statement: the pieces of information that no table holds. */
  missing: z.array(z.string()),
  /** What tells the reading of `sql` from that of `other`; empty without one. */
  label: z.string(),
  /** A second reading that the question leaves as open as the first. */
  other: z.object({ sql: z.string(), title: z.string(), label: z.string() }).nullable(),
});

export type SqlDraft = z.infer<typeof sqlDraft>;

/** The name that prompt files declare for it. */
export const sqlDraftName = 'sql-draft';
