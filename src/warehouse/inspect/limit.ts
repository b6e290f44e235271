import { type Fields, integerOf, text } from '../guard/tree.ts';

/** A plain number of LIMIT or FETCH FIRST; null for anything else. */
export function limitOf(fields: Fields): number | null {
  return integerOf(fields.limitCount);
}

export function isOneRow(fields: Fields): boolean {
  return limitOf(fields) === 1 && text(fields.limitOption) !== 'LIMIT_OPTION_WITH_TIES';
}
