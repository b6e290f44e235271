import { nodesIn, unwrap } from '../guard/tree.ts';
import { columnMeant, placeMeant } from './column-refs.ts';
import type { QueryCondition } from './inspection.ts';
import type { Scope } from './scope.ts';
import type { Facts } from './value.ts';

/** An operand. */
export interface Side {
  readonly value: unknown;
  readonly facts: Facts;
}

interface Compared {
  readonly left: Side | undefined;
  readonly right: Side | undefined;
  readonly literals: readonly string[];
  /** Empty where it ties no rows. */
  readonly operator: string;
}

/** Both operands of an operator; else the whole. */
export function sidesOf(value: unknown): readonly unknown[] {
  const node = unwrap(value);
  const isPair =
    node?.type === 'A_Expr' && node.fields.lexpr !== undefined && node.fields.rexpr !== undefined;
  return isPair ? [node.fields.lexpr, node.fields.rexpr] : [value];
}

/** What a reader may take a condition for. */
export function kindOf(
  value: unknown,
  { left, right, literals, operator }: Compared,
  scope: Scope,
): Pick<QueryCondition, 'isPlain' | 'connects' | 'source'> {
  const node = unwrap(value);
  const operand = node?.type === 'NullTest' || node?.type === 'BooleanTest' ? node.fields.arg : left?.value;
  const isBare = (columnMeant(operand, scope)?.column.value.plain ?? null) !== null;
  const isConstant = right === undefined || isLiteral(right.value);
  const connects = operator === '=' && !literals.some((literal) => /^[-+]?\d/.test(literal));
  return {
    isPlain: isBare && isConstant && !nodesIn(value).some(({ type }) => type === 'SubLink'),
    connects: connects && meet(sourcesOf(left, scope), sourcesOf(right, scope)),
    source: placeMeant(operand, scope)?.source ?? null,
  };
}

const literals = new Set(['A_Const', 'ParamRef', 'TypeName', 'List', 'A_ArrayExpr', 'TypeCast']);

/** Constants and lists of them, with their casts; `now()` and arithmetic are none. */
function isLiteral(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isLiteral);
  const node = unwrap(value);
  if (node === null || !literals.has(node.type)) return false;
  return [node.fields.arg, node.fields.items, node.fields.elements].every(
    (part) => part === undefined || isLiteral(part),
  );
}

function meet(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length > 0 && right.length > 0 && !left.some((each) => right.includes(each));
}

/** Sources of this level by place, and `outer` for columns of an enclosing query. */
function sourcesOf(side: Side | undefined, scope: Scope): readonly (number | 'outer')[] {
  if (side === undefined) return [];
  const places: (number | 'outer')[] = side.facts.from.map(({ source }) => source);
  if (columnMeant(side.value, scope)?.outer === true) places.push('outer');
  return places.length === 0 && side.facts.columns.length > 0 ? ['outer'] : places;
}
