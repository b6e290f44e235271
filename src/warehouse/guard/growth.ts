import { forbid } from './refusal.ts';
import {
  builtinName,
  type Fields,
  isFields,
  list,
  locationOf,
  stringOf,
  strings,
  text,
  typeNameOf,
  unwrap,
} from './tree.ts';

/** Functions whose result grows with the value of an argument, and which arguments those are. */
const growing: Readonly<Record<string, { readonly sizes: readonly number[]; readonly limit: number }>> = {
  repeat: { sizes: [1], limit: 10_000 },
  lpad: { sizes: [1], limit: 10_000 },
  rpad: { sizes: [1], limit: 10_000 },
  array_fill: { sizes: [1, 2], limit: 10_000 },
  factorial: { sizes: [0], limit: 1_000 },
  generate_series: { sizes: [0, 1], limit: 1_000_000 },
};

/**
 * Stops the cheap bombs (`repeat('x', 900000000)` is carried out while planning) where the size is written in the
 * statement. Sizes that come from data end at the timeout and at the engine's memory limit.
 */
export function judgeGrowth(fields: Fields): void {
  const name = builtinName(strings(fields.funcname)) ?? '';
  const args = list(fields.args);
  if (name === 'format') judgeFormat(args, fields);
  const rule = Object.hasOwn(growing, name) ? growing[name] : undefined;
  if (rule === undefined) return;
  for (const index of rule.sizes) {
    if (exceeds(args[index], rule.limit)) forbid('argument', `${name} > ${rule.limit}`, locationOf(fields));
  }
}

/** `%900000000s` and `%*s` pad to any width. */
function judgeFormat(args: readonly unknown[], fields: Fields): void {
  const template = stringOf(args[0]);
  if (template !== null && /%[^%a-zA-Z]*(\*|[0-9]{5,})/.test(template)) {
    forbid('argument', 'format width', locationOf(fields));
  }
}

/**
 * A number above the limit anywhere in the size, or arithmetic that makes one out of small ones. A divisor only shrinks,
 * and a factor beside a column (`20 * total / max(total) over ()`, a bar of text) is as large as the data.
 */
function exceeds(value: unknown, limit: number): boolean {
  if (Array.isArray(value)) return value.some((item) => exceeds(item, limit));
  if (!isFields(value)) return false;
  const node = unwrap(value);
  if (node?.type === 'A_Const') return Math.abs(numberOf(node.fields)) > limit;
  if (node?.type === 'A_Expr') return expressionExceeds(node.fields, limit);
  if (node?.type === 'FuncCall' && multiplying.has(strings(node.fields.funcname).at(-1) ?? '')) return true;
  return Object.values(value).some((item) => exceeds(item, limit));
}

const multiplying = new Set(['power', 'pow', 'exp', 'factorial', 'repeat', 'lcm']);

function expressionExceeds(fields: Fields, limit: number): boolean {
  const operator = strings(fields.name).at(-1) ?? '';
  if (operator === '^' || operator === '<<') return true;
  if (operator === '*' && multipliesConstants(fields)) return true;
  if (operator === '/' || operator === '%') return exceeds(fields.lexpr, limit) || isFraction(fields.rexpr);
  return exceeds(fields.lexpr, limit) || exceeds(fields.rexpr, limit);
}

/** `7 * interval '1 day'` stays: one side is no number. */
function multipliesConstants(fields: Fields): boolean {
  const sides = [fields.lexpr, fields.rexpr];
  return !sides.some((side) => isInterval(side) || readsData(side));
}

function readsData(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(readsData);
  if (!isFields(value)) return false;
  const node = unwrap(value);
  if (node?.type === 'ColumnRef' || node?.fields.agg_star === true) return true;
  return Object.values(value).some(readsData);
}

function isFraction(value: unknown): boolean {
  const node = unwrap(value);
  const size = node?.type === 'A_Const' ? Math.abs(numberOf(node.fields)) : 1;
  return size < 1;
}

function isInterval(value: unknown): boolean {
  const node = unwrap(value);
  return node?.type === 'TypeCast' && typeNameOf(node.fields.typeName) === 'interval';
}

function numberOf(constant: Fields): number {
  if (isFields(constant.ival)) return Number(constant.ival.ival ?? 0);
  if (isFields(constant.fval)) return Number(constant.fval.fval ?? 0);
  const value = isFields(constant.sval) ? text(constant.sval.sval).trim() : '';
  return /^[-+]?[\d._eExXoObBa-fA-F]+$/.test(value) ? Number(value.replaceAll('_', '')) || 0 : 0;
}
