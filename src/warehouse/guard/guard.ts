import type { ParseResult } from 'libpg-query';
import { done, failed, type Outcome } from '../../domain/outcome.ts';
import { checkText } from './check-text.ts';
import { deparse } from './deparse/deparse.ts';
import { Unprintable } from './deparse/printer.ts';
import type { CheckedQuery, GuardScope } from './guard-scope.ts';
import { loadParser, type Parser, SyntaxFault } from './parser.ts';
import { forbid, Refusal, refuse } from './refusal.ts';
import { type Root, rootOf } from './root.ts';
import { sameTree } from './same-tree.ts';
import { type Fields, unwrap } from './tree.ts';
import { walk } from './walk.ts';

export interface Guard {
  /**
   * Admits one read-only query of tables open to the asker, or says what is refused, by name and place (`at`, counted in
   * characters from 0). Problems: `sql-…` of the guard. Never throws for any text.
   */
  check(sql: unknown, scope: GuardScope): Outcome<CheckedQuery>;
}

/** The one gate that every statement from outside passes, whoever wrote it. Loads PostgreSQL's own parser (30 ms). */
export async function loadGuard(): Promise<Guard> {
  const parser = await loadParser();
  return {
    check(sql, scope) {
      try {
        return done(judge(sql, scope, parser));
      } catch (error) {
        if (error instanceof Refusal) return failed(error.problem);
        if (error instanceof RangeError) return failed(tooDeep);
        throw error;
      }
    },
  };
}

const tooDeep = { code: 'sql-forbidden', params: { what: 'nesting', name: 'too deep' } } as const;

function judge(sql: unknown, scope: GuardScope, parser: Parser): CheckedQuery {
  const text = checkText(sql);
  const statement = onlyStatement(parse(text, parser));
  const tables = new Set<string>();
  const root = placed(text, () => {
    const found = rootOf(statement);
    walk('SelectStmt', found.select, { scope, tables, commonTables: new Set() });
    return found;
  });
  return {
    ...proven(root, parser),
    tables: [...tables].sort(),
    kind: root.type === 'SelectStmt' ? 'select' : 'explain',
  };
}

/** The tree counts bytes; whoever reads the refusal counts characters. */
function placed<T>(text: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.params?.at === undefined) throw error;
    const bytes = Buffer.from(text).subarray(0, Number(error.problem.params.at));
    throw new Refusal({ ...error.problem, params: { ...error.problem.params, at: bytes.toString().length } });
  }
}

function parse(text: string, parser: Parser): ParseResult {
  try {
    return parser.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    if (error.position === null) return refuse('sql-unparsable', { near: '' });
    const near = text
      .slice(error.position, error.position + 24)
      .replace(/\s+/g, ' ')
      .trim();
    return refuse('sql-unparsable', { near: near === '' ? '' : ` (“${near}”)`, at: error.position });
  }
}

function onlyStatement(tree: ParseResult): unknown {
  const statements = tree.stmts ?? [];
  if (statements.length === 0) refuse('sql-empty', {});
  if (statements.length > 1) refuse('sql-several-statements', { count: statements.length });
  return statements[0]?.stmt;
}

/** The printed text, parsed again and compared: a fault of the printer becomes a refusal, never another statement. */
function proven(root: Root, parser: Parser): { text: string; tree: Fields } {
  try {
    const text = deparse(root.type, root.fields);
    const again = onlyStatement(parser.parse(text));
    const fields = unwrap(again)?.type === root.type ? unwrap(again)?.fields : undefined;
    if (sameTree(fields, root.fields)) return { text, tree: rootOf(again).select };
  } catch (error) {
    if (!(error instanceof Unprintable) && !(error instanceof SyntaxFault)) throw error;
  }
  return forbid('syntax', 'an unusual form');
}
