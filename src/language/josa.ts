import { josa } from 'es-hangul';

/** Pairs of particles whose form follows the last sound. */
export type JosaPair = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로' | '이나/나' | '이란/란';

/** A word with the right particle: 주문 수 + 은/는 -> 주문 수는. Latin letters and digits go by how Koreans read them aloud. */
export function withJosa(word: string, pair: JosaPair): string {
  return josa(word, pair);
}
