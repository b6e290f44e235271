import { type Fields, isFields, text, unwrap } from '../guard/tree.ts';

/** A plain number of LIMIT or FETCH FIRST; null for anything else. */
export function limitOf(fields: Fields): number | null {
  const node = unwrap(fields.limitCount);
  if (node?.type !== 'A_Const' || !isFields(node.fields.ival)) return null;
  return Number(node.fields.ival.ival ?? 0);
}

export function isOneRow(fields: Fields): boolean {
  return limitOf(fields) === 1 && text(fields.limitOption) !== 'LIMIT_OPTION_WITH_TIES';
}
