import type { ResolvedFilter } from './resolve.ts';
import { literal } from './sql-text.ts';

/** A negated filter keeps rows without a value: they are not of the named kind either. */
export function filterSql(expression: string, filter: ResolvedFilter): string {
  const subject = /^[\w".]+$/.test(expression) ? expression : `(${expression})`;
  const values = filter.values.map(literal);
  const [only] = values;
  if (values.length === 1)
    return filter.negated ? `${subject} is distinct from ${only}` : `${subject} = ${only}`;
  const list = `(${values.join(', ')})`;
  return filter.negated ? `(${subject} is null or ${subject} not in ${list})` : `${subject} in ${list}`;
}
