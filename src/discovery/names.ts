import type { Localised } from '../domain/locale.ts';

/** What tables and columns are called by people, where anybody wrote it down. */
export interface Names {
  readonly table: (name: string) => Localised | null;
  readonly column: (table: string, column: string) => Localised | null;
}

/** A few of a list, each once. */
export function listed(texts: readonly string[], most: number, more: (count: number) => string): string {
  const distinct = [...new Set(texts)];
  const left = distinct.length - most;
  return [...distinct.slice(0, most), ...(left > 0 ? [more(left)] : [])].join(', ');
}
