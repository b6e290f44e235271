import { longestExplained } from './check-text.ts';
import type { Task } from './question.ts';

/** "이 쿼리 설명해줘" beside a statement, "orders.orders 테이블 설명해줘": what is to be explained stands in the message itself. */
export function askedTask(text: string): Task | null {
  if (text.length > longestExplained) return null;
  const sql = statement.exec(text);
  if (sql !== null) return explains.test(text.replace(sql[0], ' ')) ? 'explain-query' : null;
  const isShort = text.length <= longestAboutTable;
  const isAboutTable = aboutTable.test(text) || (tableName.test(text) && explains.test(text));
  return isShort && isAboutTable ? 'explain-table' : null;
}

const longestAboutTable = 200;

/** In a block of code, else from SELECT on to the next Korean words outside of quotes. */
const statement =
  /```[^`]*\bselect\b[\s\S]*?(?:```|$)|`[^`\n]*\bselect\b[^`\n]+`|\bselect\b(?:'[^'\n]*'|[^'ㄱ-ㆎ가-힣]){0,4000}?\bfrom\b(?:'[^'\n]*'|[^'ㄱ-ㆎ가-힣\n]|\n(?!\s*\n))*/iu;

const explains =
  /설명|해석|무슨\s*(?:뜻|쿼리|의미|테이블|표)|어떤\s*(?:쿼리|테이블|표)|뭐\s*하는|뭘\s*하는|\b(?:explain|describe|what (?:does|is)|what's|walk (?:me|us) through)\b/iu;

/** `schema.table`, and no address or file. */
const tableName = /(?<![\w./@:-])[a-z_]{2,}\.[a-z_]{2,}(?![\w./@-])(?!\.[a-z])/iu;

/** "주문 테이블 설명해줘", which no number answers. */
const aboutTable =
  /테이블(?:을|를|에 대해(?:서)?|이|은|는)?\s*(?:좀\s*)?(?:설명|뭐야|뭐예요|뭔가요)|\b(?:explain|describe)\s+(?:the\s+)?[\w ]{1,40}\stable\b/iu;
