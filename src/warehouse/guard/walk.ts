import { namesBoundBy } from './common-tables.ts';
import { judgeFunction, judgeValueFunction } from './functions.ts';
import { grammar } from './grammar.ts';
import { judgeGrowth } from './growth.ts';
import type { Inspection } from './inspection.ts';
import { judgeOperator, judgeSort, judgeSubLink } from './operators.ts';
import { judgeRecursion } from './recursion.ts';
import { forbid, refuse } from './refusal.ts';
import { judgeSample, judgeTable } from './tables.ts';
import { type Fields, isFields, unwrap } from './tree.ts';
import { judgeType } from './types.ts';

type Rule = (fields: Fields, inspection: Inspection) => void;

/** Rules by node type. A node without one is judged by its place in the grammar and by what it holds. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  SelectStmt: [judgeSelect],
  CommonTableExpr: [judgeRecursion],
  RangeVar: [judgeTable],
  RangeTableSample: [judgeSample],
  FuncCall: [judgeFunction, judgeGrowth],
  SQLValueFunction: [judgeValueFunction],
  TypeName: [judgeType],
  A_Expr: [judgeOperator],
  SubLink: [judgeSubLink],
  SortBy: [judgeSort],
};

/** Deeper trees are no query of an analyst, and would run over the stack here or in the server. */
const maxDepth = 1_000;

/** Visits every value of the tree; throws `Refusal` at the first that no rule admits. */
export function walk(type: string, fields: Fields, inspection: Inspection, depth = 0): void {
  const known = grammar[type];
  if (known === undefined || !Object.hasOwn(grammar, type)) refuseNode(type, fields);
  if (depth > maxDepth) forbid('nesting', `deeper than ${maxDepth} levels`);
  for (const rule of rules[type] ?? []) rule(fields, inspection);

  const withClause = isFields(fields.withClause) ? fields.withClause : null;
  const inner = withClause ? walkCommonTables(withClause, inspection, depth) : inspection;
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'location' || (name === 'withClause' && withClause)) continue;
    walkField(type, name, value, known, inner, depth + 1);
  }
}

function walkField(
  type: string,
  name: string,
  value: unknown,
  known: Readonly<Record<string, string>>,
  inspection: Inspection,
  depth: number,
): void {
  const kind = Object.hasOwn(known, name) ? known[name] : undefined;
  if (kind === undefined) forbid('syntax', `${type}.${name}`);
  if (kind === 'plain') {
    if (typeof value === 'object') forbid('syntax', `${type}.${name}`);
  } else if (kind === 'tree') {
    walkTree(value, inspection, depth);
  } else if (isFields(value)) {
    walk(kind, value, inspection, depth);
  } else {
    forbid('syntax', `${type}.${name}`);
  }
}

function walkTree(value: unknown, inspection: Inspection, depth: number): void {
  if (Array.isArray(value)) {
    for (const item of value) walkTree(item, inspection, depth);
    return;
  }
  if (isFields(value) && Object.keys(value).length === 0) return;
  const node = unwrap(value);
  if (node === null) forbid('syntax', 'an unknown value');
  walk(node.type, node.fields, inspection, depth);
}

/** Each common table is walked with the names that it sees; returns what the statement itself sees. */
function walkCommonTables(withClause: Fields, inspection: Inspection, depth: number): Inspection {
  const { steps, after } = namesBoundBy(withClause, inspection.commonTables);
  for (const step of steps) walkTree(step.node, { ...inspection, commonTables: step.visible }, depth + 2);
  return { ...inspection, commonTables: after };
}

function judgeSelect(fields: Fields): void {
  if (fields.intoClause !== undefined) refuse('sql-not-a-query', { what: 'SELECT INTO' });
  if (fields.lockingClause !== undefined) refuse('sql-not-a-query', { what: 'SELECT FOR UPDATE' });
}

const writes: Readonly<Record<string, string>> = {
  InsertStmt: 'INSERT',
  UpdateStmt: 'UPDATE',
  DeleteStmt: 'DELETE',
  MergeStmt: 'MERGE',
};

function refuseNode(type: string, fields: Fields): never {
  const write = writes[type];
  if (write !== undefined) refuse('sql-not-a-query', { what: write });
  forbid('syntax', type, typeof fields.location === 'number' ? fields.location : -1);
}
