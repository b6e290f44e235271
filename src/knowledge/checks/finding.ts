import type { Provenance } from '../../domain/knowledge.ts';
import { nearest } from '../nearest.ts';

/** A fault between items. A `fatal` one keeps its item from being served: it names what does not exist. */
export interface Finding {
  readonly source: Provenance;
  readonly message: string;
  readonly remedy: string;
  readonly fatal: boolean;
}

/** "did you mean …?" or what there is, for a name that nothing bears. */
export function meantAmong(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  if (meant !== null) return `did you mean \`${meant}\`?`;
  if (known.length === 0) return 'there are none yet: add it';
  return known.length <= 12
    ? `known names: ${known.join(', ')}`
    : 'use a name that exists, or add the missing item';
}

/** The key two spellings of a word share: as matching does, spacing, case and punctuation do not count. */
export function wordKey(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
