import { longestExplained } from './check-text.ts';
import type { Task } from './question.ts';

/** "이 쿼리 설명해줘" beside a statement, "orders.orders 테이블 설명해줘": what is to be explained stands in the message itself. */
export function askedTask(text: string): Task | null {
  if (text.length > longestExplained) return null;
  const sql = statement.exec(text);
  if (sql !== null) return explains.test(text.replace(sql[0], ' ')) ? 'explain-query' : null;
  const isShort = text.length <= longestAboutTable;
  return isShort && tableName.test(text) && explains.test(text) ? 'explain-table' : null;
}

const longestAboutTable = 200;

/** In a block of code, else from SELECT on to the next Korean words outside of quotes. */
const statement =
  /```[^`]*\bselect\b[\s\S]*?(?:```|$)|`[^`\n]*\bselect\b[^`\n]+`|\bselect\b(?:'[^'\n]*'|[^'ㄱ-ㆎ가-힣]){0,4000}?\bfrom\b(?:'[^'\n]*'|[^'ㄱ-ㆎ가-힣\n]|\n(?!\s*\n))*/iu;

const explains =
  /설명|해석|무슨\s*(?:뜻|쿼리|의미|테이블|표)|어떤\s*(?:쿼리|테이블|표)|뭐\s*하는|뭘\s*하는|\b(?:explain|describe|what (?:does|is)|what's|walk (?:me|us) through)\b/iu;

/** `schema.table`, and no address or file. */
const tableName = /(?<![\w./@:-])[a-z_]{2,}\.[a-z_]{2,}(?![\w./@-])(?!\.[a-z])/iu;
