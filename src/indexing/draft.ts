import { createHash } from 'node:crypto';
import type { StoredItem } from '../knowledge-index/knowledge-index.ts';

/** An item before it is stored: with the fields whose terms the sparse leg weighs. */
export interface Draft extends StoredItem {
  readonly fields: readonly DraftField[];
}

/** `weight` says how much a term here counts against one in plain text. */
export interface DraftField {
  readonly name: string;
  readonly weight: number;
  readonly texts: readonly string[];
}

type DraftParts = Omit<Draft, 'hash' | 'text'> & { readonly text?: string };

/** Without a `text` of its own the fields are embedded, the weightier first. */
export function draft(parts: DraftParts): Draft {
  const fields = parts.fields
    .map((field) => ({ ...field, texts: field.texts.filter((text) => text.trim() !== '') }))
    .filter((field) => field.texts.length > 0);
  const text = parts.text ?? textOf(fields);
  return { ...parts, fields, text, hash: hashOf({ ...parts, fields, text }) };
}

function textOf(fields: readonly DraftField[]): string {
  const byWeight = fields.toSorted((one, other) => other.weight - one.weight);
  return byWeight.map((field) => field.texts.join(' ')).join('\n');
}

/** The place in the file is left out: an item that moved down a line is not another item. */
function hashOf({
  kind,
  key,
  title,
  text,
  fields,
  payload,
  tables,
  owner,
}: Draft | Omit<Draft, 'hash'>): string {
  const content = JSON.stringify(
    { kind, key, title, text, fields, payload, tables, owner },
    (name, value: unknown) => (name === 'source' ? undefined : value),
  );
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
