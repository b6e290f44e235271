const tolerance = 1e-9;

/**
 * Null when the first columns of `shown` hold the gold's rows: as bags, or in order where the question asks for one.
 * Else what differs. Numbers are equal within a relative 1e-9, whatever the engine spells them as.
 */
export function differenceOf(
  shown: readonly (readonly unknown[])[],
  gold: readonly (readonly unknown[])[],
  isOrdered: boolean,
): string | null {
  const width = gold[0]?.length ?? 0;
  if (shown.length !== gold.length) return `${shown.length} rows, the gold has ${gold.length}`;
  if (shown.some((row) => row.length < width)) return `fewer columns than the gold's ${width}`;
  const cut = shown.map((row) => row.slice(0, width));
  const [left, right] = isOrdered ? [cut, [...gold]] : [sorted(cut), sorted(gold)];
  const at = right.findIndex((row, index) => !sameRow(left[index] ?? [], row));
  return at === -1
    ? null
    : `row ${at}: ${JSON.stringify(left[at])}, the gold has ${JSON.stringify(right[at])}`;
}

function sameRow(one: readonly unknown[], other: readonly unknown[]): boolean {
  return other.every((cell, index) => sameCell(one[index], cell));
}

function sameCell(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  const [left, right] = [numberOf(one), numberOf(other)];
  if (left === null || right === null) return String(one) === String(other);
  return Math.abs(left - right) <= tolerance * Math.max(Math.abs(left), Math.abs(right));
}

function numberOf(cell: unknown): number | null {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : null;
}

/** By text with numbers rounded, so that two spellings of one number sort alike. */
function sorted(rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  const keyed = rows.map((row) => ({ row, key: JSON.stringify(row.map(rounded)) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ row }) => row);
}

function rounded(cell: unknown): unknown {
  const number = numberOf(cell);
  return number === null ? cell : number.toPrecision(8);
}
