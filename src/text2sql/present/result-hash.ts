import { createHash } from 'node:crypto';
import type { Row } from '../../domain/cell.ts';

/**
 * Equal rows give equal hashes, whatever their order and the language they are told in: two runs of one question can be
 * compared without keeping rows. 32 hexadecimal digits.
 */
export function resultHash(rows: readonly Row[]): string {
  const lines = rows.map((row) => JSON.stringify(row)).sort();
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 32);
}
