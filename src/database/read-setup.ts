import type { ReadRequest } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { quoteIdentifier, quoteLiteral } from './quote.ts';

/**
 * What every transaction for outside text starts with. All of it is LOCAL: defaults of the role can be undone by a SET,
 * and through a transaction pooler nothing else survives. The role comes last, since it may not be allowed the rest.
 */
export function readSetup(request: ReadRequest): string {
  // The protocol ends a text at NUL: what comes after it would be read as something else.
  if (request.text.includes('\0')) throw new DatabaseError('42601', { message: 'the statement holds NUL' });
  const settings = [
    `set local timezone to ${quoteLiteral(request.timeZone)}`,
    'set local standard_conforming_strings to on',
    `set local datestyle to 'ISO, MDY'`,
    `set local intervalstyle to 'postgres'`,
    'set local extra_float_digits to 1',
    `set local bytea_output to 'hex'`,
    `set local statement_timeout to ${Math.max(1, Math.ceil(request.timeoutMs))}`,
  ];
  if (request.searchPath !== undefined) {
    const path = request.searchPath.map(quoteIdentifier).join(', ');
    settings.push(`set local search_path to ${path === '' ? "''" : path}`);
  }
  if (request.role !== null) settings.push(`set local role ${quoteIdentifier(request.role)}`);
  return ['begin transaction read only', ...settings].join('; ');
}
