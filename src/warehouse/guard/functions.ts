import { catalogFunctions, harmlessFunctions } from './data/functions.ts';
import { catalogTypes, harmlessTypes } from './data/types.ts';
import type { GuardScope } from './guard-scope.ts';
import type { Inspection } from './inspection.ts';
import { forbid } from './refusal.ts';
import { builtinName, type Fields, list, locationOf, strings, text } from './tree.ts';

/**
 * Only PostgreSQL's own harmless functions and those that the scope names; a schema other than `pg_catalog` is neither.
 * `jsonb(x)` is a cast written as a call.
 */
export function judgeFunction(fields: Fields, { scope }: Inspection): void {
  const parts = strings(fields.funcname);
  const name = builtinName(parts);
  if (name !== null && isBuiltin(name, list(fields.args).length, scope)) return;
  if (scope.functions?.has(parts.join('.'))) return;
  forbid('function', parts.join('.'), locationOf(fields));
}

function isBuiltin(name: string, argumentCount: number, scope: GuardScope): boolean {
  if (harmlessFunctions.has(name) || harmlessFunctions.has(`${name}/${argumentCount}`)) return true;
  if (argumentCount === 1 && harmlessTypes.has(name)) return true;
  return scope.tables === null && (catalogFunctions.has(name) || catalogTypes.has(name));
}

/** `current_date` and kin are clock readings; the others tell the asker whom the bot logs in as. */
export function judgeValueFunction(fields: Fields, { scope }: Inspection): void {
  const op = text(fields.op);
  if (
    scope.tables === null ||
    /^SVFOP_(CURRENT_(DATE|TIME|TIMESTAMP)|LOCALTIME|LOCALTIMESTAMP)(_N)?$/.test(op)
  )
    return;
  forbid('function', op.replace('SVFOP_', '').toLowerCase(), locationOf(fields));
}
