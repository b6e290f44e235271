import { forbid, refuse } from './refusal.ts';
import { type Fields, list, locationOf, text, unwrap } from './tree.ts';

export interface Root {
  /** The statement as parsed: what is printed. */
  readonly type: 'SelectStmt' | 'ExplainStmt';
  readonly fields: Fields;
  /** Of the SELECT inside: what is walked. */
  readonly select: Fields;
}

/** SELECT in all its forms, or EXPLAIN of one that does not run it. */
export function rootOf(statement: unknown): Root {
  const node = unwrap(statement);
  if (node?.type === 'SelectStmt') return { type: 'SelectStmt', fields: node.fields, select: node.fields };
  if (node?.type !== 'ExplainStmt') refuse('sql-not-a-query', { what: commandOf(node?.type ?? '') });
  for (const option of list(node.fields.options)) judgeOption(unwrap(option)?.fields ?? {});
  const query = unwrap(node.fields.query);
  if (query?.type !== 'SelectStmt')
    refuse('sql-not-a-query', { what: `EXPLAIN ${commandOf(query?.type ?? '')}` });
  return { type: 'ExplainStmt', fields: node.fields, select: query.fields };
}

/** None of these runs the query or shows settings. */
const explainOptions = new Set([
  'verbose',
  'costs',
  'format',
  'summary',
  'generic_plan',
  'buffers',
  'memory',
]);

function judgeOption(option: Fields): void {
  const name = text(option.defname);
  if (name === 'analyze') refuse('sql-not-a-query', { what: 'EXPLAIN ANALYZE' });
  if (!explainOptions.has(name)) forbid('option', `EXPLAIN ${name}`, locationOf(option));
}

const commands: Readonly<Record<string, string>> = {
  VariableSetStmt: 'SET',
  VariableShowStmt: 'SHOW',
  TransactionStmt: 'BEGIN/COMMIT',
  CreateStmt: 'CREATE TABLE',
  ViewStmt: 'CREATE VIEW',
  IndexStmt: 'CREATE INDEX',
  DoStmt: 'DO',
};

/** `CreateTableAsStmt` -> `CREATE TABLE AS`. */
function commandOf(type: string): string {
  return (
    commands[type] ??
    type
      .replace(/Stmt$/, '')
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toUpperCase()
  );
}
