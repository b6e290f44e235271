import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const schemaFolder = join(folder, 'schema');

/** The statements in order: tables before the rows, keys and rights after them. */
export interface DemoSchema {
  readonly tables: readonly string[];
  readonly afterLoad: readonly { readonly name: string; readonly sql: string }[];
  /** Schema-qualified table -> its columns in the order rows are written. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

export const DEMO_SCHEMAS = [
  'core',
  'orders',
  'delivery',
  'engagement',
  'ads',
  'mart',
  'support',
  'ref',
  'demo',
];

/** The SQL files are the one place that names tables and columns; the generator's rows are checked against them. */
export function readDemoSchema(): DemoSchema {
  const files = readdirSync(schemaFolder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(schemaFolder, name), 'utf8') }));
  const tables = files.filter(({ name }) => name < '90').map(({ sql }) => sql);
  return {
    tables,
    afterLoad: files.filter(({ name }) => name >= '90'),
    columns: readColumns(tables.join('\n')),
  };
}

/** Changes with any file the rows depend on, so that a stale warehouse is noticed without anyone raising a number. */
export function demoVersion(): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|sql|yml)$/.test(name))
    .sort();
  for (const name of names) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

function readColumns(sql: string): Map<string, string[]> {
  const columns = new Map<string, string[]>();
  for (const [, table = '', body = ''] of sql.matchAll(/^create table (\S+) \(\n([\s\S]*?)\n\);/gm)) {
    columns.set(
      table,
      [...body.matchAll(/^ {2}(\w+) /gm)].map(([, column = '']) => column),
    );
  }
  return columns;
}
