import { z } from 'zod';
import { localised, strict, text } from './common.ts';

const tablePattern = z.string().regex(/^(\*|[a-z][a-z0-9_]*\.(\*|[a-z][a-z0-9_]*))$/, {
  error: 'must be *, schema.* or schema.table',
});

const group = strict({ description: localised, tables: z.array(tablePattern) });

/** `policies/access.yaml`. A group sees the tables its patterns name; a user sees what any of its groups sees. */
export const accessFile = strict({
  owner: text,
  defaultGroup: text,
  groups: z.record(text, group),
  users: z.record(text, z.array(text)).default({}),
});
