import { type Fields, list, strings, text, unwrap } from '../tree.ts';
import { identifier, operatorName, qualified } from './names.ts';
import { binding, isPrefixed, operatorBinding, prefixBinding } from './precedence.ts';
import { enclosed, type NodePrinter, type Printer, Unprintable } from './printer.ts';

export const expressionPrinters: Readonly<Record<string, NodePrinter>> = {
  A_Expr: printExpression,
  BoolExpr: printBoolean,
  NullTest: (fields, printer) =>
    `${printer.operand(fields.arg, binding.comparison)} is ${fields.nulltesttype === 'IS_NOT_NULL' ? 'not ' : ''}null`,
  BooleanTest(fields, printer) {
    const kind = text(fields.booltesttype).replace('IS_', '').replaceAll('_', ' ').toLowerCase();
    return `${printer.operand(fields.arg, binding.comparison)} is ${kind}`;
  },
  SubLink: printSubLink,
  CollateClause(fields, printer) {
    const argument = fields.arg === undefined ? '' : printer.operand(fields.arg, binding.collate);
    return `${argument} collate ${qualified(strings(fields.collname))}`;
  },
};

type KindPrinter = (fields: Fields, printer: Printer) => string;

const kinds: Readonly<Record<string, KindPrinter>> = {
  AEXPR_OP: printOperator,
  AEXPR_OP_ANY: (fields, printer) => quantified(fields, printer, 'any'),
  AEXPR_OP_ALL: (fields, printer) => quantified(fields, printer, 'all'),
  AEXPR_DISTINCT: (fields, printer) => distinction(fields, printer, 'is distinct from'),
  AEXPR_NOT_DISTINCT: (fields, printer) => distinction(fields, printer, 'is not distinct from'),
  AEXPR_NULLIF: (fields, printer) => `nullif(${printer.node(fields.lexpr)}, ${printer.node(fields.rexpr)})`,
  AEXPR_IN: (fields, printer) => matching(fields, printer, 'in', '<>', `(${items(fields.rexpr, printer)})`),
  AEXPR_LIKE: (fields, printer) => matching(fields, printer, 'like', '!~~', likened(fields.rexpr, printer)),
  AEXPR_ILIKE: (fields, printer) =>
    matching(fields, printer, 'ilike', '!~~*', likened(fields.rexpr, printer)),
  AEXPR_SIMILAR: (fields, printer) =>
    matching(fields, printer, 'similar to', '!~', pattern(fields.rexpr, printer)),
  AEXPR_BETWEEN: printBetween,
  AEXPR_NOT_BETWEEN: printBetween,
  AEXPR_BETWEEN_SYM: printBetween,
  AEXPR_NOT_BETWEEN_SYM: printBetween,
};

function printExpression(fields: Fields, printer: Printer): string {
  const print = kinds[text(fields.kind)];
  if (print === undefined) throw new Unprintable(text(fields.kind));
  return print(fields, printer);
}

function printOperator(fields: Fields, printer: Printer): string {
  const name = strings(fields.name);
  const operator = operatorName(name);
  if (isPrefixed(fields)) return `${operator} ${printer.operand(fields.rexpr, prefixBinding(name) + 1)}`;
  const own = operatorBinding(name);
  const left = printer.operand(fields.lexpr, own === binding.comparison ? own + 1 : own);
  return `${left} ${operator} ${printer.operand(fields.rexpr, own + 1)}`;
}

function quantified(fields: Fields, printer: Printer, word: string): string {
  const left = printer.operand(fields.lexpr, binding.sum);
  return `${left} ${operatorName(strings(fields.name))} ${word} (${printer.node(fields.rexpr)})`;
}

function distinction(fields: Fields, printer: Printer, words: string): string {
  const [left, right] = [fields.lexpr, fields.rexpr].map((side) => printer.operand(side, binding.comparison));
  return `${left} ${words} ${right}`;
}

function matching(fields: Fields, printer: Printer, words: string, negative: string, right?: string): string {
  const negated = strings(fields.name).at(-1) === negative ? 'not ' : '';
  const pattern = right ?? printer.operand(fields.rexpr, binding.operator);
  return `${printer.operand(fields.lexpr, binding.operator)} ${negated}${words} ${pattern}`;
}

function items(value: unknown, printer: Printer): string {
  const node = unwrap(value);
  if (node?.type !== 'List') throw new Unprintable('A_Expr.rexpr');
  return printer.nodes(node.fields.items);
}

/** `like x escape y` parses to a call around both. */
function likened(value: unknown, printer: Printer): string | undefined {
  const call = unwrap(value);
  const wrapped =
    call?.type === 'FuncCall' && strings(call.fields.funcname).join('.') === 'pg_catalog.like_escape';
  return wrapped && list(call.fields.args).length === 2 ? pattern(value, printer) : undefined;
}

/** The parser wraps the pattern of SIMILAR TO in a call that only its own syntax makes. */
function pattern(value: unknown, printer: Printer): string {
  const call = unwrap(value);
  const [compared, escaper] = list(call?.fields.args);
  const right = printer.operand(compared, binding.operator);
  return escaper === undefined ? right : `${right} escape ${printer.operand(escaper, binding.operator)}`;
}

function printBetween(fields: Fields, printer: Printer): string {
  const [low, high] = list(unwrap(fields.rexpr)?.fields.items);
  const words = strings(fields.name).join(' ').toLowerCase();
  const from = printer.operand(low, binding.cast);
  return `${printer.operand(fields.lexpr, binding.operator)} ${words} ${from} and ${printer.operand(high, binding.operator)}`;
}

function printBoolean(fields: Fields, printer: Printer): string {
  const args = list(fields.args);
  if (fields.boolop === 'NOT_EXPR') return printNot(args[0], printer);
  const [word, own] =
    fields.boolop === 'AND_EXPR' ? (['and', binding.and] as const) : (['or', binding.or] as const);
  return args.map((arg) => printer.operand(arg, own + 1)).join(` ${word} `);
}

/** `not x in (…)` reads better, and parses the same, as `x not in (…)`. */
function printNot(value: unknown, printer: Printer): string {
  const node = unwrap(value);
  if (
    node?.type === 'SubLink' &&
    node.fields.subLinkType === 'ANY_SUBLINK' &&
    node.fields.operName === undefined
  ) {
    return `${printer.operand(node.fields.testexpr, binding.operator)} not in ${subquery(node.fields, printer)}`;
  }
  return `not ${printer.operand(value, binding.not)}`;
}

function printSubLink(fields: Fields, printer: Printer): string {
  const query = subquery(fields, printer);
  switch (fields.subLinkType) {
    case 'EXISTS_SUBLINK':
      return `exists ${query}`;
    case 'EXPR_SUBLINK':
      return query;
    case 'ARRAY_SUBLINK':
      return `array${query}`;
    case 'ANY_SUBLINK':
    case 'ALL_SUBLINK':
      return quantifiedSubLink(fields, printer, query);
    default:
      throw new Unprintable(text(fields.subLinkType));
  }
}

function quantifiedSubLink(fields: Fields, printer: Printer, query: string): string {
  if (fields.operName === undefined)
    return `${printer.operand(fields.testexpr, binding.operator)} in ${query}`;
  const word = fields.subLinkType === 'ALL_SUBLINK' ? 'all' : 'any';
  return `${printer.operand(fields.testexpr, binding.sum)} ${operatorName(strings(fields.operName))} ${word} ${query}`;
}

function subquery(fields: Fields, printer: Printer): string {
  const query = unwrap(fields.subselect);
  if (query?.type !== 'SelectStmt') throw new Unprintable('SubLink.subselect');
  return enclosed(printer.query(query.fields));
}

/** Field selection, subscripts and `.*` after an expression. */
export function indirection(value: unknown, printer: Printer): string {
  return list(value)
    .map((item) => {
      const node = unwrap(item);
      if (node?.type === 'String') return `.${identifier(text(node.fields.sval))}`;
      if (node?.type === 'A_Star') return '.*';
      if (node?.type === 'A_Indices') return `[${indices(node.fields, printer)}]`;
      throw new Unprintable('A_Indirection.indirection');
    })
    .join('');
}

function indices(fields: Fields, printer: Printer): string {
  const [low, high] = [fields.lidx, fields.uidx].map((index) =>
    index === undefined ? '' : printer.node(index),
  );
  return fields.is_slice === true ? `${low}:${high}` : (high ?? '');
}
