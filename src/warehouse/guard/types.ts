import { catalogTypes, harmlessTypes } from './data/types.ts';
import type { GuardScope } from './guard-scope.ts';
import type { Inspection } from './inspection.ts';
import { forbid } from './refusal.ts';
import { builtinName, type Fields, list, locationOf, strings, unwrap } from './tree.ts';

/** `bit(900000000)` alone is a memory bomb. */
const maxTypeModifier = 100_000;

/**
 * PostgreSQL's own types but those that look names up (`regclass`), and the types that the scope names. Without a scope
 * of tables, names that are not PostgreSQL's pass like unknown tables do.
 */
export function judgeType(fields: Fields, { scope }: Inspection): void {
  const parts = strings(fields.names);
  const name = parts.join('.');
  if (fields.pct_type === true || fields.setof === true) forbid('type', `${name}%TYPE`, locationOf(fields));
  if (!isAdmitted(parts, scope)) forbid('type', name, locationOf(fields));
  qualify(fields, parts, scope);
  for (const modifier of list(fields.typmods)) judgeModifier(modifier, name, fields);
}

function isAdmitted(parts: readonly string[], scope: GuardScope): boolean {
  const builtin = builtinName(parts);
  if (builtin !== null && harmlessTypes.has(builtin)) return true;
  if (scope.tables === null) return parts[0] !== 'pg_catalog' || catalogTypes.has(builtin ?? '');
  return ownType(parts, scope) !== null;
}

/** The scope's entry that the name means; a bare name is looked up along the search path. */
function ownType(parts: readonly string[], scope: GuardScope): string | null {
  const name = parts.join('.');
  const candidates =
    parts.length === 1 ? [name, ...scope.searchPath.map((schema) => `${schema}.${name}`)] : [name];
  return candidates.find((candidate) => scope.types?.has(candidate)) ?? null;
}

function qualify(fields: Fields, parts: readonly string[], scope: GuardScope): void {
  const builtin = builtinName(parts);
  if (builtin !== null && (harmlessTypes.has(builtin) || catalogTypes.has(builtin))) return;
  const own = ownType(parts, scope);
  if (own === null || parts.length !== 1) return;
  Object.assign(fields, { names: own.split('.').map((sval) => ({ String: { sval } })) });
}

function judgeModifier(modifier: unknown, name: string, fields: Fields): void {
  const node = unwrap(modifier);
  const constant = node?.type === 'A_Const' ? node.fields.ival : undefined;
  const value =
    typeof constant === 'object' && constant !== null ? (constant as { ival?: number }).ival : undefined;
  if (constant === undefined && node?.type !== 'ColumnRef')
    forbid('type', `${name} modifier`, locationOf(fields));
  if (name.startsWith('pg_catalog.interval')) return;
  if ((value ?? 0) > maxTypeModifier) forbid('argument', `${name}(${value})`, locationOf(fields));
}
