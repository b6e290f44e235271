import { finalSound, isSyllable } from '../../language/hangul.ts';

/** What a tail does to the word before it. A tail that is not listed (보다, 처럼, 밖에) changes the meaning and is not read. */
export type TailRole = 'particle' | 'group' | 'among' | 'list' | 'either' | 'action';

export interface Tail {
  readonly text: string;
  readonly role: TailRole;
}

type Sound = 'any' | 'consonant' | 'vowel' | 'to';

/** `to` is the rule of 로: after a vowel or ㄹ. */
const particles: Readonly<Record<Sound, string>> = {
  any:
    '의 에 에서 에서는 에서도 에서의 에선 에서만 에는 에도 에만 에게 에게서 도 만 만의 만은 입니다 요 도요 만요 에서요 에는요 에서는요 ' +
    '입니까 인 인데 인데요 인지 인가 인가요 일까 일까요 이에요 이었어 이었나 이었나요 이었는지 이었지 였나요 이죠 이지 이니 인거 들 들의 들은 들이 들을 좀',
  consonant: '은 은요 이 을 이야 이고 이며 이냐 으로 으로는 으로도 으로만 으로의',
  vowel: '는 는요 가 를 야 고 예요 였어 였나 였는지 였지 지 죠 니 냐',
  to: '로 로는 로도 로만 로의',
};

const groups = '별 별로 별로는 별로도 별은 별의 별이 별에 별에서 별으로 마다 마다의 마다는 당';
const amongs = '중 중에 중에서 중에서는 중에선 중에는 가운데';
const lists: Readonly<Record<Sound, string>> = {
  any: '하고 하고의',
  consonant: '과 이랑',
  vowel: '와 랑',
  to: '',
};
const eithers: Readonly<Record<Sound, string>> = { any: '', consonant: '이나', vowel: '나', to: '' };
const actions =
  '한 된 했던 됐던 하는 되는 했어 했어요 했나 했나요 했는지 했을까 했을까요 했습니까 됐어 됐어요 됐나 됐나요 됐는지 됐을까 됐을까요 ' +
  '됐습니까 되었나요 되었어 되었던 되었는지 하나요 하나 되나요 하는지 했지 됐지 했죠 됐죠 해';

interface KnownTail extends Tail {
  readonly sound: Sound;
}

const known: ReadonlyMap<string, readonly KnownTail[]> = byText([
  ...bySound(particles, 'particle'),
  ...bySound(lists, 'list'),
  ...bySound(eithers, 'either'),
  ...listed(groups, 'any', 'group'),
  ...listed(amongs, 'any', 'among'),
  ...listed(actions, 'any', 'action'),
]);

const longest = Math.max(...[...known.keys()].map((text) => text.length));

/** Every tail that may stand between `end` of a word and the next boundary, with where it ends. */
export function tailsAt(
  key: string,
  end: number,
  limit: number,
): { readonly tail: Tail; readonly end: number }[] {
  const before = key[end - 1] ?? '';
  const found: { tail: Tail; end: number }[] = [];
  for (let length = 1; length <= longest && end + length <= limit; length++) {
    const candidates = known.get(key.slice(end, end + length)) ?? [];
    for (const tail of candidates) if (fits(before, tail.sound)) found.push({ tail, end: end + length });
  }
  return found;
}

/** An unknown word as the asker would name it: without the particle at its end, where that is clearly one. */
export function withoutParticle(word: string): string {
  const text = word.normalize('NFC');
  if (nounsLikeParticles.test(text)) return text;
  for (let cut = 2; cut < text.length; cut++) {
    const tail = text.slice(cut);
    if (trimmed.has(tail) && known.get(tail)?.some((entry) => fits(text[cut - 1] ?? '', entry.sound))) {
      return text.slice(0, cut);
    }
  }
  return text;
}

/** Endings that nouns share with particles (만족도, 떡볶이, 객단가) are left on. */
const nounsLikeParticles =
  /(볶이|양이|린이|놀이|걸이|풀이|맞이|단가|원가|평가|정가|매가|증가|추가|휴가|국가|물가|주가|특가|작가)$/;
const trimmed: ReadonlySet<string> = new Set(
  (
    '은 는 이 가 을 를 의 에 에서 에서는 에서도 에서의 에는 에도 에게 로 으로 로는 으로는 와 랑 이랑 하고 별 별로 별로는 마다 ' +
    '입니다 인가요 이야 예요 이에요 인데 중에 중에서'
  ).split(' '),
);

function fits(before: string, sound: Sound): boolean {
  if (sound === 'any' || !isSyllable(before)) return true;
  const last = finalSound(before);
  if (sound === 'vowel') return last === 'vowel';
  if (sound === 'consonant') return last !== 'vowel';
  return last !== 'consonant';
}

function bySound(table: Readonly<Record<Sound, string>>, role: TailRole): KnownTail[] {
  return (Object.keys(table) as Sound[]).flatMap((sound) => listed(table[sound], sound, role));
}

function listed(list: string, sound: Sound, role: TailRole): KnownTail[] {
  return list.split(' ').flatMap((text) => (text === '' ? [] : [{ text, sound, role }]));
}

function byText(tails: readonly KnownTail[]): ReadonlyMap<string, readonly KnownTail[]> {
  const map = new Map<string, KnownTail[]>();
  for (const tail of tails) map.set(tail.text, [...(map.get(tail.text) ?? []), tail]);
  return map;
}
