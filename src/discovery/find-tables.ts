import type { TableMeta } from '../domain/knowledge.ts';
import { literal } from '../language/literal.ts';

/** Of a text that names more, the first ones. */
const mostTables = 3;

/**
 * The tables that a text names, in its order: `schema.table` where there is one, else bare names, else what they are called
 * by people, in either language.
 */
export function findTables(
  text: string,
  tables: readonly string[],
  described: ReadonlyMap<string, TableMeta>,
): readonly string[] {
  const bare = text.replaceAll('"', '').replaceAll('`', ' ').toLowerCase();
  const ways: ((table: string) => number)[] = [
    (table) => placeOf(bare, `${literal(table.toLowerCase())}(?!\\w)`),
    (table) => placeOf(bare, `${literal((table.split('.')[1] ?? table).toLowerCase())}${wordEnd}`),
  ];
  for (const way of ways) {
    const found = inOrder(tables, way);
    if (found.length > 0) return found;
  }
  return byLabel(text, tables, described);
}

function inOrder(tables: readonly string[], placeOf: (table: string) => number): readonly string[] {
  return tables
    .map((table) => ({ table, at: placeOf(table) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .slice(0, mostTables)
    .map(({ table }) => table);
}

/** Neither inside another word nor a part of a longer name: `orders.refunds` names no table `orders`. */
const wordStart = '(?<![\\w.])';
const wordEnd = '(?!\\w|\\.\\w)';

function placeOf(text: string, pattern: string): number {
  return text.search(new RegExp(`${wordStart}${pattern}`, 'u'));
}

/** A longer label that stands there is meant in place of a shorter one inside it: 주문 메뉴, not 주문. */
function byLabel(
  text: string,
  tables: readonly string[],
  described: ReadonlyMap<string, TableMeta>,
): readonly string[] {
  const labels = tables
    .flatMap((table) => {
      const label = described.get(table)?.label;
      return label === undefined ? [] : [label.ko, label.en].map((name) => ({ table, name: keyOf(name) }));
    })
    .filter(({ name }) => name !== '')
    .sort((one, other) => other.name.length - one.name.length);
  let left = ` ${text.toLowerCase()} `;
  const places = new Map<string, number>();
  for (const { table, name } of labels) {
    const at = labelAt(left, name);
    if (at === null) continue;
    left = left.slice(0, at.from) + ' '.repeat(at.length) + left.slice(at.from + at.length);
    places.set(table, Math.min(at.from, places.get(table) ?? at.from));
  }
  return inOrder(tables, (table) => places.get(table) ?? -1);
}

/** Korean words take endings and are spaced freely; English ones end where a word ends, plural or not. */
function labelAt(text: string, name: string): { readonly from: number; readonly length: number } | null {
  const pattern = /\p{Script=Hangul}/u.test(name)
    ? [...name].map(literal).join('\\s?')
    : `${wordStart}${literal(name).replace(/s$/, '')}s?${wordEnd}`;
  const found = new RegExp(pattern, 'u').exec(text);
  return found === null ? null : { from: found.index, length: found[0].length };
}

function keyOf(name: string): string {
  const lower = name.toLowerCase().trim();
  return /\p{Script=Hangul}/u.test(lower) ? lower.replace(/\s+/g, '') : lower;
}
