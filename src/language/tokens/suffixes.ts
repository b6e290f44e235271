/** The sound a suffix asks of the stem before it. */
export type StemSound = 'any' | 'consonant' | 'vowel' | 'vowel-or-rieul' | 'consonant-not-rieul';

/** A particle or ending, and what it leaves behind. */
export interface Suffix {
  readonly text: string;
  readonly after: StemSound;
  /** `particle` drops out of index terms; `derived` makes a word of its own (가게별), kept beside its stem. */
  readonly kind: 'particle' | 'ending' | 'derived';
}

const particles: Readonly<Record<StemSound, string>> = {
  any:
    '의 에 에서 에게 에게서 한테 께 도 만 까지 부터 보다 처럼 마다 만큼 조차 마저 하고 에는 에도 에만 에선 에서는 에서도 에서의 ' +
    '까지의 부터의 만의 에의 에서만 에게는 까지는 부터는 보다는 대로 밖에 입니다 인가요 인지 이에요 이었어 이었나요 인데 인데요 이죠',
  consonant: '은 이 을 과 이랑 이나 이며 이고 이란 이라는 이야 과의 이나요 이냐 이든 이든지 이라고',
  vowel: '는 가 를 와 랑 나 며 고 란 라는 야 와의 예요 였어 였나요 죠 냐 든지 라고',
  'consonant-not-rieul': '으로 으로는 으로도 으로의 으로만 으로서',
  'vowel-or-rieul': '로 로는 로도 로의 로만 로서',
};

const endings =
  '된 되는 될 됐 됐어 됐나 됐나요 됐는지 되었는지 되었던 됐던 되지 되어 돼 돼서 되면 되고 된다 됩니다 되나 되나요 되어있는 ' +
  '한 하는 할 했 했어 했나 했나요 했는지 했던 하지 하여 해 해서 하면 하기 한다 합니다 하나요 하려고 해준 해본 하셨 하신 하며 ' +
  '시킨 시키는 당한 받은 받는';

const derived = '별 별로 별로는 별로도 별은 별의 당 들 들의 들은 들이 들을 들별 들별로';

const suffixes: readonly Suffix[] = [
  ...Object.entries(particles).flatMap(([after, list]) => listed(list, after as StemSound, 'particle')),
  ...listed(endings, 'any', 'ending'),
  ...listed(derived, 'any', 'derived'),
].sort((one, other) => other.text.length - one.text.length);

const particleSet: ReadonlySet<string> = new Set(
  suffixes.filter((suffix) => suffix.kind === 'particle').map((suffix) => suffix.text),
);

const byLastSyllable = new Map<string, Suffix[]>();
for (const suffix of suffixes) {
  const last = suffix.text.charAt(suffix.text.length - 1);
  byLastSyllable.set(last, [...(byLastSyllable.get(last) ?? []), suffix]);
}

/** The suffixes a word may carry, judged by its last syllable; longest first, so that 에서의 is tried before 의. */
export function suffixesEndingIn(syllable: string): readonly Suffix[] {
  return byLastSyllable.get(syllable) ?? [];
}

/** True for a particle standing alone, as after a Latin word ("GMV는"). */
export function isParticle(text: string): boolean {
  return particleSet.has(text);
}

function listed(list: string, after: StemSound, kind: Suffix['kind']): Suffix[] {
  return list.split(' ').map((text) => ({ text, after, kind }));
}
