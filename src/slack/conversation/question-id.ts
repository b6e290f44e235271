import { createHash } from 'node:crypto';

/** Id in the ledger of the question of that key: the same one on every run of its job (a UUID of version 8, RFC 9562). */
export function questionId(key: string): string {
  const hash = createHash('sha256').update(`askbird question ${key}`).digest('hex');
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/** Of the same question asked with the asker's own rights, which is another one. */
export function ownKey(key: string): string {
  return `${key}/own`;
}
