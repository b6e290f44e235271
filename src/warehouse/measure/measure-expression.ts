import { type Fields, isFields, list, stringOf, strings, unwrap } from '../guard/tree.ts';
import { combined, difference, type Measure, measureOf, product, quotient, unknown } from './measure.ts';

/** What the names of an expression count in. */
export interface ExpressionScope {
  readonly column: (parts: readonly string[]) => Measure;
  /** The first output of a subquery. */
  readonly query: (select: unknown) => Measure;
}

type Measurer = (fields: Fields, scope: ExpressionScope) => Measure;

export function measureExpression(value: unknown, scope: ExpressionScope): Measure {
  const node = unwrap(value);
  const measurer = node !== null && Object.hasOwn(measurers, node.type) ? measurers[node.type] : undefined;
  return node === null || measurer === undefined ? unknown : measurer(node.fields, scope);
}

const condition = measureOf('condition');

const measurers: Readonly<Record<string, Measurer>> = {
  A_Const: measureConstant,
  ColumnRef: ({ fields }, scope) => scope.column(strings(fields)),
  TypeCast: ({ arg }, scope) => measureExpression(arg, scope),
  BoolExpr: () => condition,
  NullTest: () => condition,
  BooleanTest: () => condition,
  SubLink: ({ subLinkType, subselect }, scope) =>
    subLinkType === 'EXPR_SUBLINK' ? scope.query(subselect) : condition,
  CoalesceExpr: ({ args }, scope) => alternatives(list(args), scope),
  MinMaxExpr: ({ args }, scope) => alternatives(list(args), scope),
  CaseExpr: measureCase,
  A_Expr: measureOperator,
  FuncCall: measureCall,
};

function measureConstant(fields: Fields): Measure {
  const number = isFields(fields.fval)
    ? Number(fields.fval.fval)
    : isFields(fields.ival)
      ? Number(fields.ival.ival ?? 0)
      : null;
  if (fields.isnull === true) return measureOf('number');
  return number === null ? unknown : measureOf('number', number);
}

function alternatives(values: readonly unknown[], scope: ExpressionScope): Measure {
  return values.map((value) => measureExpression(value, scope)).reduce(combined, measureOf('number'));
}

/** A CASE of written numbers stands for its condition. */
function measureCase({ args, defresult }: Fields, scope: ExpressionScope): Measure {
  const results = [...list(args).map((each) => unwrap(each)?.fields.result), defresult].filter(
    (each) => each !== undefined,
  );
  const whole = alternatives(results, scope);
  return whole.unit === 'number' ? condition : whole;
}

function measureOperator({ kind, name, lexpr, rexpr }: Fields, scope: ExpressionScope): Measure {
  if (kind === 'AEXPR_NULLIF') return measureExpression(lexpr, scope);
  if (kind !== 'AEXPR_OP') return condition;
  const operator = strings(name).at(-1) ?? '';
  const right = measureExpression(rexpr, scope);
  if (lexpr === undefined) return operator === '-' ? right : unknown;
  const left = measureExpression(lexpr, scope);
  switch (operator) {
    case '+':
      return combined(left, right);
    case '-':
      return difference(left, right);
    case '*':
      return product(left, right);
    case '/':
      return quotient(left, right);
    default:
      return /^(=|<>|!=|<|>|<=|>=|~|!~)/.test(operator) ? condition : unknown;
  }
}

/** Values of these are what their first argument is. */
const passing = new Set(
  'sum avg min max round trunc ceil ceiling floor abs first_value last_value lag lead nth_value any_value'.split(
    ' ',
  ),
);
const counting = new Set(['count', 'row_number', 'rank', 'dense_rank', 'regr_count']);
const ordered = new Set(['percentile_cont', 'percentile_disc', 'mode']);

function measureCall(fields: Fields, scope: ExpressionScope): Measure {
  const name = strings(fields.funcname).at(-1) ?? '';
  const [first] = list(fields.args);
  if (counting.has(name)) return measureOf('count');
  if (name === 'extract' || name === 'date_part') return measurePart(first);
  const given = ordered.has(name) ? unwrap(list(fields.agg_order)[0])?.fields.node : first;
  if (!ordered.has(name) && !passing.has(name)) return unknown;
  return aggregated(name, measureExpression(given, scope));
}

/** Conditions that are added up are counted, their mean is a share. */
function aggregated(name: string, { unit, ...rest }: Measure): Measure {
  if (name === 'sum' && (unit === 'condition' || unit === 'number')) return measureOf('count');
  if (name === 'avg' && unit === 'condition') return measureOf('share');
  return { unit, ...rest };
}

/** Parts that lengths of time are told in; the others are places in a day, a week, a year. */
const lengths: Readonly<Record<string, number>> = { epoch: 60 };

function measurePart(first: unknown): Measure {
  const part = (stringOf(first) ?? '').toLowerCase();
  const length = lengths[part];
  if (length !== undefined) return measureOf('time', length);
  return part === 'minute' || part === 'minutes' || part === '' ? unknown : { ...measureOf('part'), part };
}
