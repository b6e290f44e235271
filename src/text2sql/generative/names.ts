import type { Localised } from '../../domain/locale.ts';
import { cleanText } from '../../warehouse/catalog/clean-text.ts';
import type { ServedKnowledge } from '../served-knowledge.ts';
import { perKnowledge } from './per-knowledge.ts';

/** What tables and columns are called by people, where anybody wrote it down. */
export interface Names {
  readonly table: (name: string) => Localised | null;
  readonly column: (table: string, column: string) => Localised | null;
}

export const namesIn = perKnowledge(readNames);

function readNames({ tables, catalog, dimensions }: ServedKnowledge): Names {
  const labels = new Map(tables.map(({ name, label }) => [name, label]));
  const columns = new Map<string, Localised>();
  for (const { schema, name, columns: all } of catalog) {
    for (const column of all) {
      const label = shortComment(column.comment);
      if (label !== null) columns.set(`${schema}.${name}.${column.name}`, { ko: label, en: column.name });
    }
  }
  for (const { table, expression, label } of dimensions) columns.set(`${table}.${expression}`, label);
  return {
    table: (name) => labels.get(name) ?? null,
    column: (table, column) => columns.get(`${table}.${column}`) ?? null,
  };
}

/** A comment's first words, up to where it begins to explain. */
function shortComment(comment: string | null): string | null {
  const [first = ''] = (comment ?? '').replace(/^\[[^\]]*\]\s*/, '').split(/[,(:;.]| - /);
  const clean = cleanText(first, 30);
  return clean === null || /[<>{}|*`~#@]/.test(clean) ? null : clean;
}
