import { isReserved } from './sql-text.ts';

/** Short names for the tables of one SELECT: the initials of the table's words, numbered when taken. */
export function createAliases(): (table: string) => string {
  const taken = new Set<string>();
  return (table) => {
    const words = table
      .slice(table.indexOf('.') + 1)
      .toLowerCase()
      .split(/[^a-z0-9]+/);
    const initials =
      words
        .map((word) => word.charAt(0))
        .join('')
        .replace(/^[^a-z]+/, '') || 't';
    let alias = initials;
    for (let number = 2; taken.has(alias) || isReserved(alias); number += 1) alias = `${initials}${number}`;
    taken.add(alias);
    return alias;
  };
}
