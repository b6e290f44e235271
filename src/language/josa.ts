import { josa } from 'es-hangul';

/** Pairs of particles whose form follows the last sound. */
export type JosaPair = '은/는' | '이/가' | '을/를' | '와/과' | '으로/로' | '이나/나' | '이란/란';

const spokenDigits = '영일이삼사오육칠팔구';
const lettersWithFinal: Readonly<Record<string, string>> = { l: '엘', m: '엠', n: '엔', r: '알' };

/** A word with the right particle: 주문 수 + 은/는 -> 주문 수는. Latin letters and digits go by how Koreans read them aloud. */
export function withJosa(word: string, pair: JosaPair): string {
  return `${word}${josa.pick(spokenEnd(word), pair)}`;
}

/** The last sound of a word as a Hangul syllable, looking past quotes and brackets. */
function spokenEnd(word: string): string {
  const last = word.match(/[\p{L}\p{N}%](?=[^\p{L}\p{N}%]*$)/u)?.[0] ?? '';
  if (/\d/.test(last)) return spokenDigits.charAt(Number(last));
  if (/[a-z]/i.test(last)) return lettersWithFinal[last.toLowerCase()] ?? '이';
  return /[가-힣]/.test(last) ? last : '이';
}
