import { deparse } from '../guard/deparse/deparse.ts';
import { Unprintable } from '../guard/deparse/printer.ts';
import { unwrap } from '../guard/tree.ts';

export const maxPrinted = 300;

/** One line of SQL for a part of the statement, for prompts and notes. */
export function printed(value: unknown): string {
  return cut(value, maxPrinted);
}

const maxCondition = 2_000;

/** The same for a condition, which a reader wants whole. */
export function conditionText(value: unknown): string {
  return cut(value, maxCondition);
}

function cut(value: unknown, most: number): string {
  const line = wholeText(value).replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** Two expressions of the same text at the same level mean the same. */
export function wholeText(value: unknown): string {
  const node = unwrap(value);
  if (node === null) return '';
  try {
    return deparse(node.type, node.fields);
  } catch (error) {
    if (error instanceof Unprintable) return '';
    throw error;
  }
}
