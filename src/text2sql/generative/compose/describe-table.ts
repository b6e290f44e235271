import type { TableMeta } from '../../../domain/knowledge.ts';
import type { StoredColumn, StoredTable } from '../../../knowledge-index/payload.ts';
import { retrievalTerms } from '../../../language/tokens/retrieval-terms.ts';
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

const smallTable = 16;
const mostNamed = 60;
const timeTypes = /^(date|timestamp)/;

/** DDL cut down to what the question may need; the columns left out are only named, so that none has to be guessed. */
export function describeTable(table: StoredTable, meta: TableMeta | null, interest: ColumnInterest): string {
  const matters = (column: StoredColumn) =>
    table.columns.length <= smallTable || isOfInterest(table, column, meta, interest);
  const described = table.columns.filter(matters);
  const rest = table.columns.filter((column) => !matters(column)).slice(0, mostNamed);
  const purpose = meta?.purpose.ko ?? table.comment;
  const rows = table.estimatedRows === null ? [] : [`about ${Math.round(table.estimatedRows)} rows`];
  const notes = [...(purpose === null ? [] : [quoteText(purpose)]), ...rows].join(', ');
  return [
    `${table.kind} ${quoteName(table.schema)}.${quoteName(table.name)}${notes === '' ? '' : ` -- ${notes}`}`,
    ...described.map((column) => `  ${describeColumn(table, column, meta)}`),
    ...(rest.length > 0 ? [`  more columns: ${rest.map(({ name }) => quoteName(name)).join(', ')}`] : []),
  ].join('\n');
}

function describeColumn({ primaryKey }: StoredTable, column: StoredColumn, meta: TableMeta | null): string {
  const key = primaryKey.includes(column.name) ? ' key' : '';
  const note = meta?.columns[column.name] ?? column.comment;
  return `${quoteName(column.name)} ${column.type}${key}${note === null ? '' : ` -- ${quoteText(note, 100)}`}`;
}

function isOfInterest(
  table: StoredTable,
  column: StoredColumn,
  meta: TableMeta | null,
  { terms, words, joined }: ColumnInterest,
): boolean {
  if (table.primaryKey.includes(column.name) || timeTypes.test(column.type)) return true;
  if (joined.has(`${table.schema}.${table.name}.${column.name}`)) return true;
  if (words.has(column.name.toLowerCase())) return true;
  const about = [column.name, column.comment ?? '', meta?.columns[column.name] ?? ''].join(' ');
  return retrievalTerms(about).some((term) => terms.has(term));
}
