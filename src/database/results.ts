import { arrayOf } from './array-text.ts';
import { cellOf, scalarCell } from './cell-values.ts';
import type { ReadResult } from './database.ts';
import { knownArrays, knownTypes } from './types.ts';

/** A result as both engines deliver it: PostgreSQL's text, not yet read. */
export interface RawResult {
  readonly fields: readonly { readonly name: string; readonly oid: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly truncated: 'rows' | 'bytes' | null;
}

/** For text from outside: columns with their types and rows of cells. */
export function readResultOf(raw: RawResult, typeNames: ReadonlyMap<number, string>, ms: number): ReadResult {
  return {
    columns: raw.fields.map(({ name, oid }) => ({ name, type: typeNames.get(oid) ?? 'unknown' })),
    rows: raw.rows.map((row) => raw.fields.map(({ oid }, index) => cellOf(row[index] ?? null, oid))),
    truncated: raw.truncated,
    ms,
  };
}

/** For our own SQL: one object a row, with json and arrays read. */
export function objectsOf<R extends object>(raw: Omit<RawResult, 'truncated'>): R[] {
  return raw.rows.map((row) => {
    const entries = raw.fields.map(({ name, oid }, index) => [name, readValue(row[index] ?? null, oid)]);
    return Object.fromEntries(entries) as R;
  });
}

function readValue(text: string | null, oid: number): unknown {
  if (text === null) return null;
  const element = knownArrays.get(oid);
  if (element !== undefined) return arrayOf(text, (item) => scalarValue(item, element.reads));
  return scalarValue(text, knownTypes.get(oid)?.reads ?? 'text');
}

function scalarValue(text: string, reads: Parameters<typeof scalarCell>[1]): unknown {
  if (reads === 'json') return JSON.parse(text);
  if (reads === 'bytes') return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
  return scalarCell(text, reads);
}
