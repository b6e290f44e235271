import { cleanText } from '../../../warehouse/catalog/clean-text.ts';

/** Text that people wrote, as one JSON string: whatever it says stays between its quotes. */
export function quoteText(text: string, limit = 120): string {
  return JSON.stringify(cleanText(text, limit) ?? '');
}

/** A name as SQL takes it. */
export function quoteName(name: string): string {
  if (/^[a-z_][a-z0-9_]*$/.test(name)) return name;
  return `"${(cleanText(name, 128) ?? '').replaceAll('"', '""')}"`;
}

/** `schema.table`, each part as SQL takes it. */
export function quoteTable(table: string): string {
  const dot = table.indexOf('.');
  return `${quoteName(table.slice(0, dot))}.${quoteName(table.slice(dot + 1))}`;
}
