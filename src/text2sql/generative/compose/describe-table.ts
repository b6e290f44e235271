import type { TableMeta } from '../../../domain/knowledge.ts';
import type { StoredColumn, StoredTable } from '../../../knowledge-index/payload.ts';
import { retrievalTerms } from '../../../language/tokens/retrieval-terms.ts';
import { isTimeType } from '../period/time-columns.ts';
import { columnNote } from './column-note.ts';
import { quoteName, quoteText } from './quote.ts';

/** What decides which columns of a wide table are described. */
export interface ColumnInterest {
  /** Index terms of the question. */
  readonly terms: ReadonlySet<string>;
  /** SQL of definitions, examples, values and the thread's last statement; a column named in it matters. */
  readonly words: ReadonlySet<string>;
  /** `schema.table.column` of join columns. */
  readonly joined: ReadonlySet<string>;
}

/** What a table is described for: to be read by the statement, or to be found when the others do not do. */
export type Detail = 'full' | 'brief';

const smallTable = 16;
const mostNamed = { full: 60, brief: 16 } as const;
const longestPurpose = { full: 120, brief: 48 } as const;

/** DDL cut down to what the question may need; the columns left out are only named, so that none has to be guessed. */
export function describeTable(
  table: StoredTable,
  meta: TableMeta | null,
  interest: ColumnInterest,
  detail: Detail,
): string {
  const matters = (column: StoredColumn) =>
    (detail === 'full' && table.columns.length <= smallTable) || isOfInterest(table, column, meta, interest);
  const described = table.columns.filter(matters);
  const rest = table.columns.filter((column) => !matters(column)).slice(0, mostNamed[detail]);
  const purpose = meta?.purpose.ko ?? table.comment;
  const rows =
    table.estimatedRows === null || detail === 'brief'
      ? []
      : [`about ${Math.round(table.estimatedRows)} rows`];
  const notes = [...(purpose === null ? [] : [quoteText(purpose, longestPurpose[detail])]), ...rows].join(
    ', ',
  );
  const name = `${table.kind} ${quoteName(table.schema)}.${quoteName(table.name)}${notes === '' ? '' : ` -- ${notes}`}`;
  const others =
    rest.length > 0 ? [`  more columns: ${rest.map((each) => quoteName(each.name)).join(', ')}`] : [];
  return detail === 'full'
    ? [name, ...described.map((column) => `  ${describeColumn(table, column, meta)}`), ...others].join('\n')
    : [name, `  ${described.map((column) => typed(table, column)).join(', ')}`, ...others].join('\n');
}

function describeColumn(table: StoredTable, column: StoredColumn, meta: TableMeta | null): string {
  const note = columnNote(meta?.columns[column.name] ?? null, column.comment);
  return `${typed(table, column)}${note === null ? '' : ` -- ${note}`}`;
}

function typed({ primaryKey }: StoredTable, { name, type }: StoredColumn): string {
  return `${quoteName(name)} ${type}${primaryKey.includes(name) ? ' key' : ''}`;
}

function isOfInterest(
  table: StoredTable,
  column: StoredColumn,
  meta: TableMeta | null,
  { terms, words, joined }: ColumnInterest,
): boolean {
  if (table.primaryKey.includes(column.name) || isTimeType(column.type)) return true;
  if (joined.has(`${table.schema}.${table.name}.${column.name}`)) return true;
  if (words.has(column.name.toLowerCase())) return true;
  const about = [column.name, column.comment ?? '', meta?.columns[column.name] ?? ''].join(' ');
  return termsOf(column, about).some((term) => terms.has(term));
}

const known = new WeakMap<StoredColumn, { readonly about: string; readonly terms: readonly string[] }>();

/** The same columns are looked at with every question. */
function termsOf(column: StoredColumn, about: string): readonly string[] {
  const before = known.get(column);
  if (before?.about === about) return before.terms;
  const terms = retrievalTerms(about);
  known.set(column, { about, terms });
  return terms;
}
