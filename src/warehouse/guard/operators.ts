import { harmlessOperators } from './data/operators.ts';
import { forbid } from './refusal.ts';
import { builtinName, type Fields, locationOf, strings, text } from './tree.ts';

/** Syntax that carries its keyword where other expressions carry an operator. */
const keywordKinds = new Set([
  'AEXPR_BETWEEN',
  'AEXPR_NOT_BETWEEN',
  'AEXPR_BETWEEN_SYM',
  'AEXPR_NOT_BETWEEN_SYM',
]);

/** An operator is a function call: only PostgreSQL's own, never `OPERATOR(evil.+)`. */
export function judgeOperator(fields: Fields): void {
  if (keywordKinds.has(text(fields.kind))) return;
  judgeName(strings(fields.name), locationOf(fields));
}

/** `x <op> ANY (SELECT …)`; IN and EXISTS carry no operator. */
export function judgeSubLink(fields: Fields): void {
  if (fields.operName !== undefined) judgeName(strings(fields.operName), locationOf(fields));
}

/** `ORDER BY x USING <op>` calls whatever the operator is made of; ASC and DESC say all that is needed. */
export function judgeSort(fields: Fields): void {
  if (fields.useOp !== undefined || fields.sortby_dir === 'SORTBY_USING') {
    forbid('operator', `USING ${strings(fields.useOp).join('.')}`, locationOf(fields));
  }
}

function judgeName(parts: readonly string[], location: number): void {
  const name = builtinName(parts);
  if (name === null || !harmlessOperators.has(name)) forbid('operator', parts.join('.'), location);
}
