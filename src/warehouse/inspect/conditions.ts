import { builtinName, type Fields, isFields, list, strings, text, unwrap } from '../guard/tree.ts';
import { columnMeant, placeMeant } from './column-refs.ts';
import { kindOf, type Side, sidesOf } from './condition-kind.ts';
import { type Context, note } from './context.ts';
import { factsOf } from './expressions.ts';
import type { ConditionClause, QueryJoin } from './inspection.ts';
import { conditionText } from './printed.ts';
import type { Scope } from './scope.ts';
import { addFacts, type Facts, noFacts } from './value.ts';

/** Takes a boolean expression apart at AND, OR and NOT and notes each condition; equalities of AND tie rows together. */
export function readConditions(
  value: unknown,
  clause: ConditionClause,
  scope: Scope,
  context: Context,
  join: QueryJoin['kind'] = 'inner',
): Facts {
  return readPart(value, { clause, scope, context, join, negated: false, certain: true });
}

/** Clauses that hold for all rows that are left. HAVING and FILTER see rows already joined. */
const ties: ReadonlySet<ConditionClause> = new Set(['where', 'on']);

interface Part {
  readonly clause: ConditionClause;
  readonly scope: Scope;
  readonly context: Context;
  readonly join: QueryJoin['kind'];
  readonly negated: boolean;
  /** Under AND alone, negated or not. */
  readonly certain: boolean;
}

function readPart(value: unknown, part: Part): Facts {
  const node = unwrap(value);
  if (node?.type !== 'BoolExpr') return readLeaf(value, part);
  const whole = noFacts();
  const negated = node.fields.boolop === 'NOT_EXPR' ? !part.negated : part.negated;
  const isOfLeaf = list(node.fields.args).every((arg) => unwrap(arg)?.type !== 'BoolExpr');
  const isKept =
    node.fields.boolop === 'AND_EXPR' ? !part.negated : node.fields.boolop === 'NOT_EXPR' && isOfLeaf;
  const certain = part.certain && isKept;
  for (const arg of list(node.fields.args)) addFacts(whole, readPart(arg, { ...part, negated, certain }));
  return whole;
}

function readLeaf(value: unknown, part: Part): Facts {
  const { scope, context, clause } = part;
  const operator = operatorOf(value);
  const facts = noFacts();
  const opens = context.found.blocks;
  const [left, right] = sidesOf(value).map((side) => ({ value: side, facts: factsOf(side, scope, context) }));
  for (const side of [left, right]) if (side !== undefined) addFacts(facts, side.facts);
  const { open, blocks } = context.found;
  const literals = literalsIn(value);
  note(context.found.conditions, {
    ...said(value, operator, part),
    columns: facts.columns,
    literals,
    clause,
    ...kindOf(value, { left, right, literals, operator: ties.has(clause) ? operator : '' }, scope),
    isCertain: part.certain,
    isOptional: clause === 'on' && part.join !== 'inner',
    level: scope.frame?.level ?? -1,
    inside: open.at(-1) ?? null,
    opens: blocks > opens ? opens : null,
  });
  if (ties.has(clause)) tieSources(left, right, operator, part, facts);
  return facts;
}

function said(value: unknown, operator: string, { negated }: Part): { text: string; operator: string } {
  const text = conditionText(value);
  return negated ? { text: `not ${text}`, operator: negation(operator) } : { text, operator };
}

function tieSources(
  left: Side | undefined,
  right: Side | undefined,
  operator: string,
  part: Part,
  facts: Facts,
): void {
  const isTied = [left, right].some((side) => columnMeant(side?.value, part.scope) !== null);
  if (operator !== '=' || !isTied) relate(facts, part.scope);
  const isCertain = part.certain && !part.negated && operator === '=';
  if (isCertain && left !== undefined && right !== undefined) tie(left, right, part);
}

function relate({ from }: Facts, { frame }: Scope): void {
  const sources = [...new Set(from.map(({ source }) => source))];
  if (sources.length > 1) frame?.rows.related.push(sources);
}

function negation(operator: string): string {
  if (operator === 'is null') return 'is not null';
  if (operator === 'is not null') return 'is null';
  return operator.startsWith('not ') ? operator.slice(4) : `not ${operator}`.trim();
}

/** `a.x = b.y` joins; `a.x = f(b.y)` holds a column to one value for each b, and `a.x = 1` to one at all. */
function tie(left: Side, right: Side, part: Part): void {
  const { scope, context, join } = part;
  const [one, other] = [columnMeant(left.value, scope), columnMeant(right.value, scope)];
  if (one !== null && other !== null) {
    const inside = !one.outer && !other.outer;
    const [here, there] = [one.column.value.plain, other.column.value.plain];
    if (here !== null && there !== null)
      note(context.found.joins, { left: here, right: there, kind: inside ? join : 'semi' });
    if (inside && one.column.at !== null && other.column.at !== null)
      scope.frame?.rows.equalities.push([one.column.at, other.column.at]);
  }
  determine(left.value, right.facts, scope);
  determine(right.value, left.facts, scope);
}

function determine(value: unknown, by: Facts, scope: Scope): void {
  const column = placeMeant(value, scope);
  if (column !== null) scope.frame?.rows.determined.push({ column, by: by.from });
}

const kinds: Readonly<Record<string, string>> = {
  AEXPR_IN: 'in',
  AEXPR_LIKE: 'like',
  AEXPR_ILIKE: 'ilike',
  AEXPR_SIMILAR: 'similar to',
  AEXPR_BETWEEN: 'between',
  AEXPR_NOT_BETWEEN: 'not between',
  AEXPR_BETWEEN_SYM: 'between symmetric',
  AEXPR_NOT_BETWEEN_SYM: 'not between symmetric',
  AEXPR_DISTINCT: 'is distinct from',
  AEXPR_NOT_DISTINCT: 'is not distinct from',
};

function operatorOf(value: unknown): string {
  const node = unwrap(value);
  switch (node?.type) {
    case 'A_Expr':
      return comparisonOf(node.fields);
    case 'NullTest':
      return node.fields.nulltesttype === 'IS_NOT_NULL' ? 'is not null' : 'is null';
    case 'BooleanTest':
      return text(node.fields.booltesttype).replaceAll('_', ' ').toLowerCase();
    case 'SubLink':
      return subLinkOperator(node.fields);
    default:
      return '';
  }
}

function comparisonOf(fields: Fields): string {
  const name = strings(fields.name).at(-1) ?? '';
  const kind = text(fields.kind);
  if (kind === 'AEXPR_OP') return name;
  if (kind === 'AEXPR_OP_ANY') return `${name} any`;
  if (kind === 'AEXPR_OP_ALL') return `${name} all`;
  const word = kinds[kind] ?? '';
  const negated = ['<>', '!~~', '!~~*', '!~'].includes(name);
  return negated && !kind.includes('BETWEEN') && !kind.includes('DISTINCT') ? `not ${word}` : word;
}

function subLinkOperator(fields: Fields): string {
  const operator = strings(fields.operName).at(-1);
  if (fields.subLinkType === 'EXISTS_SUBLINK') return 'exists';
  if (fields.subLinkType === 'ANY_SUBLINK') return operator === undefined ? 'in' : `${operator} any`;
  return fields.subLinkType === 'ALL_SUBLINK' ? `${operator ?? '='} all` : '';
}

const maxLiterals = 50;

/** Constants as the statement means them, parameters as `$1`; those of subqueries belong to conditions of their own. */
function literalsIn(value: unknown, literals: string[] = []): string[] {
  if (literals.length >= maxLiterals || typeof value !== 'object' || value === null) return literals;
  const node = unwrap(value);
  if (node?.type === 'A_Const') addLiteral(node.fields, literals);
  else if (node?.type === 'ParamRef') literals.push(`$${Number(node.fields.number ?? 0)}`);
  else if (node?.type === 'FuncCall' && isFieldOf(node.fields))
    literalsIn(list(node.fields.args)[1], literals);
  else if (node?.type !== 'SubLink' && node?.type !== 'TypeName')
    for (const field of Object.values(node?.fields ?? value)) literalsIn(field, literals);
  return literals;
}

const fieldFunctions = new Set(['extract', 'date_part', 'date_trunc']);

/** Its first argument is the name of a field of time. */
function isFieldOf({ funcname }: Fields): boolean {
  return fieldFunctions.has(builtinName(strings(funcname)) ?? '');
}

function addLiteral(fields: Fields, literals: string[]): void {
  if (fields.isnull === true) return;
  const [entry] = Object.entries(fields).filter(([name]) => name !== 'location');
  const inner = isFields(entry?.[1]) ? Object.values(entry[1])[0] : undefined;
  const missing = entry?.[0] === 'ival' ? '0' : entry?.[0] === 'boolval' ? 'false' : '';
  literals.push(String(inner ?? missing));
}
