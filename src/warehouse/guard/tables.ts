import type { GuardScope } from './guard-scope.ts';
import type { Inspection } from './inspection.ts';
import { forbid, refuse, shortened } from './refusal.ts';
import { type Fields, locationOf, strings, text } from './tree.ts';

/**
 * Judges a table name and writes out its schema, so that the server reads the very table that was judged, whatever its
 * search path finds first.
 */
export function judgeTable(fields: Fields, { scope, tables, commonTables }: Inspection): void {
  const schema = text(fields.schemaname);
  const name = text(fields.relname);
  if (fields.catalogname !== undefined)
    forbid('syntax', `${text(fields.catalogname)}.${schema}.${name}`, locationOf(fields));
  if (schema === '' && commonTables.has(name)) return;
  if (scope.tables === null) {
    tables.add(schema === '' ? name : `${schema}.${name}`);
    return;
  }
  if (isCatalog(schema, name)) refuse('sql-table-not-allowed', params(schema, name, fields));
  const found = resolve(schema, name, scope, scope.tables);
  if (found === null) refuse('sql-unknown-table', params(schema, name, fields));
  tables.add(`${found}.${name}`);
  Object.assign(fields, { schemaname: found });
}

/** PostgreSQL looks into `pg_catalog` and the session's own temporary tables before the search path. */
function isCatalog(schema: string, name: string): boolean {
  return (
    schema === 'information_schema' || schema.startsWith('pg_') || (schema === '' && name.startsWith('pg_'))
  );
}

function resolve(schema: string, name: string, scope: GuardScope, open: ReadonlySet<string>): string | null {
  const schemas = schema === '' ? scope.searchPath : [schema];
  return schemas.find((candidate) => open.has(`${candidate}.${name}`)) ?? null;
}

function params(schema: string, name: string, fields: Fields): Record<string, string | number> {
  const at = locationOf(fields);
  const full = shortened(schema === '' ? name : `${schema}.${name}`);
  return at >= 0 ? { name: full, at } : { name: full };
}

const samplingMethods = new Set(['system', 'bernoulli']);

export function judgeSample(fields: Fields): void {
  const method = strings(fields.method).join('.');
  if (!samplingMethods.has(method)) forbid('function', method, locationOf(fields));
}
