/** Names further apart than this have nothing to do with each other. */
export const farthest = 0.5;

/**
 * How far apart two names are, 0 for the same and 1 for nothing in common: edits by length (a swap of neighbours is one
 * edit), less where one holds the other or they share words (`order_total`, `total_amount`).
 */
export function distance(left: string, right: string): number {
  const [one, other] = [plain(left), plain(right)];
  if (one === other) return left === right ? 0 : 0.01;
  const longest = Math.max(one.length, other.length);
  if (longest === 0) return 1;
  return Math.min(edits(one, other) / longest, containment(one, other), sharedWords(left, right));
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_\s]/g, '');
}

function containment(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 3 || !long.includes(short)) return 1;
  return 0.5 - 0.3 * (short.length / long.length);
}

function sharedWords(left: string, right: string): number {
  const [some, others] = [wordsOf(left), wordsOf(right)];
  const shared = [...some].filter((word) => others.has(word)).length;
  if (shared === 0) return 1;
  return 0.6 - 0.4 * (shared / (some.size + others.size - shared));
}

/** Two letters say nothing: `id` is in half of all names. The plural's `s` is no difference. */
function wordsOf(name: string): Set<string> {
  const words = name.toLowerCase().split(/[_\s]+/);
  return new Set(words.filter((word) => word.length > 2).map((word) => word.replace(/(?<=..)s$/, '')));
}

/** Optimal string alignment; texts are cut, so that a hostile name costs nothing. */
function edits(left: string, right: string): number {
  const [a, b] = [[...left.slice(0, 64)], [...right.slice(0, 64)]];
  let before: number[] = [];
  let last = [0, ...b.map((_, index) => index + 1)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row[j] = cheapest(a, b, i, j, { before, last, row });
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

interface Rows {
  readonly before: readonly number[];
  readonly last: readonly number[];
  readonly row: readonly number[];
}

function cheapest(
  a: readonly string[],
  b: readonly string[],
  i: number,
  j: number,
  { before, last, row }: Rows,
): number {
  const same = a[i - 1] === b[j - 1] ? 0 : 1;
  const plain = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(plain, (before[j - 2] ?? 0) + 1) : plain;
}
