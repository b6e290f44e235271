import { type Fields, isFields, list, text, unwrap } from '../tree.ts';
import { indirection } from './expressions.ts';
import { identifier, literal } from './names.ts';
import { binding } from './precedence.ts';
import { type NodePrinter, type Printer, Unprintable } from './printer.ts';

export const valuePrinters: Readonly<Record<string, NodePrinter>> = {
  ColumnRef: (fields) => list(fields.fields).map(columnPart).join('.'),
  A_Star: () => '*',
  ParamRef: (fields) => `$${Number(fields.number ?? 0)}`,
  A_Const: printConstant,
  A_Indirection: printIndirection,
  A_ArrayExpr: (fields, printer) => `array[${printer.nodes(fields.elements)}]`,
  CaseExpr: printCase,
  CoalesceExpr: (fields, printer) => `coalesce(${printer.nodes(fields.args)})`,
  MinMaxExpr: (fields, printer) =>
    `${fields.op === 'IS_LEAST' ? 'least' : 'greatest'}(${printer.nodes(fields.args)})`,
  RowExpr: (fields, printer) =>
    `${fields.row_format === 'COERCE_IMPLICIT_CAST' ? '' : 'row'}(${printer.nodes(fields.args)})`,
  GroupingFunc: (fields, printer) => `grouping(${printer.nodes(fields.args)})`,
};

function columnPart(value: unknown): string {
  const node = unwrap(value);
  if (node?.type === 'A_Star') return '*';
  if (node?.type !== 'String') throw new Unprintable('ColumnRef.fields');
  return identifier(text(node.fields.sval));
}

function printConstant(fields: Fields): string {
  if (fields.isnull === true) return 'null';
  if (isFields(fields.ival)) return String(fields.ival.ival ?? 0);
  if (isFields(fields.fval)) return numberText(text(fields.fval.fval));
  if (isFields(fields.boolval)) return fields.boolval.boolval === true ? 'true' : 'false';
  if (isFields(fields.sval)) return literal(text(fields.sval.sval));
  if (isFields(fields.bsval)) return bitText(text(fields.bsval.bsval));
  throw new Unprintable('A_Const');
}

/** The scanner's own text; checked, since it is printed without quotes. */
function numberText(value: string): string {
  if (!/^-?[0-9a-fA-FxXoObB._]+([eE][+-]?[0-9_]+)?$/.test(value)) throw new Unprintable('Float');
  return value;
}

function bitText(value: string): string {
  return `${value.startsWith('x') ? 'X' : 'B'}${literal(value.slice(1))}`;
}

/** `name[1]` for a column; everything else needs parentheses, or `(name).field` would become another column. */
function printIndirection(fields: Fields, printer: Printer): string {
  const [first] = list(fields.indirection);
  const isColumn = unwrap(fields.arg)?.type === 'ColumnRef' && unwrap(first)?.type === 'A_Indices';
  const base = printer.node(fields.arg);
  return `${isColumn ? base : `(${base})`}${indirection(fields.indirection, printer)}`;
}

function printCase(fields: Fields, printer: Printer): string {
  const arms = list(fields.args).map((arm) => {
    const { expr, result } = unwrap(arm)?.fields ?? {};
    return `when ${printer.node(expr)} then ${printer.node(result)}`;
  });
  const subject = fields.arg === undefined ? '' : ` ${printer.operand(fields.arg, binding.or)}`;
  const otherwise = fields.defresult === undefined ? '' : ` else ${printer.node(fields.defresult)}`;
  return `case${subject} ${arms.join(' ')}${otherwise} end`;
}
