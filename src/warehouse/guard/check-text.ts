import { refuse } from './refusal.ts';

/** Longer text reaches the recursion limits of parsers, and blocks the event loop while it is read. */
export const maxSqlBytes = 16_384;

const encoder = new TextEncoder();

/** Zero-width and invisible marks, bidirectional controls, separators: what a reader cannot see but a parser can. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029\ufff9-\ufffb]/u;

/** Control characters but tab, line feed, form feed and carriage return. NUL would cut the text short. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const control = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/;

/** Judges the text before any parser sees it. */
export function checkText(sql: unknown): string {
  if (typeof sql !== 'string') refuse('sql-bad-characters', { what: typeof sql });
  if (sql.trim() === '') refuse('sql-empty', {});
  if (sql.length > maxSqlBytes) refuse('sql-too-long', { bytes: sizeOf(sql), limit: maxSqlBytes });
  const bytes = sizeOf(sql);
  if (bytes > maxSqlBytes) refuse('sql-too-long', { bytes, limit: maxSqlBytes });
  const found = control.exec(sql) ?? invisible.exec(sql);
  if (found) refuse('sql-bad-characters', { what: codePoint(found[0]), at: found.index });
  if (!sql.isWellFormed()) refuse('sql-bad-characters', { what: 'a lone surrogate' });
  return sql;
}

function sizeOf(text: string): number {
  return encoder.encode(text).length;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
