/** Powers of ten as Korean writes them after figures: 5천만, 2억. */
export const magnitudes: Readonly<Record<string, number>> = {
  ...{ 십: 10, 백: 100, 천: 1_000, 만: 10_000, 십만: 100_000, 백만: 1_000_000, 천만: 10_000_000 },
  ...{
    억: 100_000_000,
    십억: 1_000_000_000,
    백억: 10_000_000_000,
    천억: 100_000_000_000,
    조: 1_000_000_000_000,
  },
  ...{
    k: 1_000,
    thousand: 1_000,
    m: 1_000_000,
    million: 1_000_000,
    b: 1_000_000_000,
    billion: 1_000_000_000,
  },
};

const nativeTens: Readonly<Record<string, number>> = {
  ...{ 열: 10, 스물: 20, 스무: 20, 서른: 30, 마흔: 40, 쉰: 50, 예순: 60, 일흔: 70, 여든: 80, 아흔: 90 },
};
const nativeOnes: Readonly<Record<string, number>> = {
  ...{
    한: 1,
    하나: 1,
    두: 2,
    둘: 2,
    세: 3,
    셋: 3,
    네: 4,
    넷: 4,
    다섯: 5,
    여섯: 6,
    일곱: 7,
    여덟: 8,
    아홉: 9,
  },
};
const digits = '영일이삼사오육칠팔구';
const small: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1_000 };
const large: Readonly<Record<string, number>> = { 만: 10_000, 억: 100_000_000, 조: 1_000_000_000_000 };

const english: Readonly<Record<string, number>> = {
  ...{
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
  },
  ...{ fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, hundred: 100 },
};

/** Alternatives of a pattern. */
export const englishNumberWords = Object.keys(english).join('|');
/** Alternatives of a pattern: 한, 열두, 스무. */
export const nativeNumberWords = `(?:${Object.keys(nativeTens).join('|')})?(?:${Object.keys(nativeOnes).join('|')})|${Object.keys(nativeTens).join('|')}`;

/** Null for a word that is no number. */
export function englishNumber(word: string): number | null {
  return english[word.toLowerCase()] ?? null;
}

/** 열두 -> 12, 스무 -> 20. */
export function nativeNumber(word: string): number | null {
  const tens = Object.keys(nativeTens).find((one) => word.startsWith(one)) ?? '';
  const rest = word.slice(tens.length);
  const ones = rest === '' ? 0 : nativeOnes[rest];
  if (ones === undefined || word === '') return null;
  return (nativeTens[tens] ?? 0) + ones;
}

/** 이백오십만 -> 2,500,000; a unit without a digit counts once (만 -> 10,000). Null when the syllables do not fit. */
export function sinoNumber(word: string): number | null {
  let [total, section, digit] = [0, 0, 0];
  for (const syllable of word) {
    const value = digits.indexOf(syllable);
    if (value >= 0) {
      if (digit > 0) return null;
      digit = value;
      continue;
    }
    const unit = small[syllable];
    if (unit !== undefined) {
      section += Math.max(digit, 1) * unit;
    } else {
      total += Math.max(section + digit, 1) * (large[syllable] ?? Number.NaN);
      section = 0;
    }
    digit = 0;
  }
  const result = total + section + digit;
  return Number.isNaN(result) ? null : result;
}
