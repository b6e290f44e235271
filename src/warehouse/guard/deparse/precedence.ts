import { type Fields, isFields, strings, text, unwrap } from '../tree.ts';

/** PostgreSQL's operator precedence, loosest first. A number is what a printed node binds as. */
export const binding = {
  any: 0,
  or: 1,
  and: 2,
  not: 3,
  is: 4,
  comparison: 5,
  matching: 6,
  operator: 7,
  sum: 8,
  product: 9,
  power: 10,
  at: 11,
  collate: 12,
  sign: 13,
  cast: 15,
  primary: 16,
} as const;

const operators: Readonly<Record<string, number>> = {
  '<': binding.comparison,
  '>': binding.comparison,
  '=': binding.comparison,
  '<=': binding.comparison,
  '>=': binding.comparison,
  '<>': binding.comparison,
  '+': binding.sum,
  '-': binding.sum,
  '*': binding.product,
  '/': binding.product,
  '%': binding.product,
  '^': binding.power,
};

export function operatorBinding(name: readonly string[]): number {
  const [only] = name;
  return (name.length === 1 && only !== undefined && operators[only]) || binding.operator;
}

export function isPrefixed(fields: Fields): boolean {
  return fields.lexpr === undefined;
}

export function prefixBinding(name: readonly string[]): number {
  return name.length === 1 && (name[0] === '-' || name[0] === '+') ? binding.sign : binding.operator;
}

const expressionKinds: Readonly<Record<string, number>> = {
  AEXPR_OP_ANY: binding.operator,
  AEXPR_OP_ALL: binding.operator,
  AEXPR_DISTINCT: binding.is,
  AEXPR_NOT_DISTINCT: binding.is,
  AEXPR_NULLIF: binding.primary,
};

const nodes: Readonly<Record<string, (fields: Fields) => number>> = {
  A_Expr(fields) {
    if (fields.kind !== 'AEXPR_OP') return expressionKinds[text(fields.kind)] ?? binding.matching;
    const name = strings(fields.name);
    return isPrefixed(fields) ? prefixBinding(name) : operatorBinding(name);
  },
  BoolExpr: (fields) =>
    fields.boolop === 'AND_EXPR' ? binding.and : fields.boolop === 'OR_EXPR' ? binding.or : binding.not,
  NullTest: () => binding.is,
  BooleanTest: () => binding.is,
  JsonIsPredicate: () => binding.is,
  XmlExpr: (fields) => (fields.op === 'IS_DOCUMENT' ? binding.is : binding.primary),
  SubLink: (fields) =>
    fields.testexpr === undefined
      ? binding.primary
      : fields.operName === undefined
        ? binding.matching
        : binding.operator,
  TypeCast: () => binding.cast,
  CollateClause: () => binding.collate,
  FuncCall: (fields) => (fields.funcformat === 'COERCE_SQL_SYNTAX' ? syntaxBinding(fields) : binding.primary),
  A_Const: (fields) => (isNegative(fields) ? binding.sign : binding.primary),
};

export function bindingOf(value: unknown): number {
  const node = unwrap(value);
  return (node && nodes[node.type]?.(node.fields)) ?? binding.primary;
}

function syntaxBinding(fields: Fields): number {
  const name = strings(fields.funcname).at(-1);
  if (name === 'timezone') return binding.at;
  if (name === 'is_normalized') return binding.is;
  return name === 'overlaps' ? binding.any : binding.primary;
}

function isNegative(constant: Fields): boolean {
  if (isFields(constant.ival)) return Number(constant.ival.ival ?? 0) < 0;
  return isFields(constant.fval) && text(constant.fval.fval).startsWith('-');
}
