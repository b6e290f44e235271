import {
  englishNumber,
  englishNumberWords,
  magnitudes,
  nativeNumber,
  nativeNumberWords,
  sinoNumber,
} from './number-words.ts';

/** One number of a text with its unit. Offsets are UTF-16 units, half-open, and cover the unit. */
export interface NumberMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `percent` as a fraction (50% is 0.5), `krw` in won, `minutes` in minutes (2시간 is 120). */
  readonly value: number;
  readonly unit: 'count' | 'krw' | 'percent' | 'minutes' | 'score' | null;
}

interface Unit {
  readonly words: string;
  readonly unit: NumberMention['unit'];
  readonly factor: number;
}

const units: readonly Unit[] = [
  { words: '원(?![인래칙조고화])|krw|won', unit: 'krw', factor: 1 },
  { words: '%|퍼센트|프로(?!모|그|젝)|percent|pct', unit: 'percent', factor: 0.01 },
  { words: '분(?!기|류|석|포|할|야|당)|minutes?|mins?', unit: 'minutes', factor: 1 },
  { words: '시간(?!대|별)|hours?|hrs?', unit: 'minutes', factor: 60 },
  { words: '초(?!과)|seconds?|secs?', unit: 'minutes', factor: 1 / 60 },
  { words: '점(?!포|유|검)|stars?|points?', unit: 'score', factor: 1 },
  {
    words: '개(?!월|인|수)|건(?!수|당)|명|곳|번|회(?!원|사|차|의)|위(?!치|험)|가지|군데|마리',
    unit: 'count',
    factor: 1,
  },
];

const figure = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const koreanMagnitude = '천억|백억|십억|천만|백만|십만|조|억|만|천|백';
const englishMagnitude = '(?:\\s?(?:thousand|million|billion)|[kmb])(?![a-z])';
const unitWords = units.map((one) => one.words).join('|');
const unitAfter = `(?:\\s?(?:${unitWords})(?![a-z]))`;
const compound = `(?:(?:${figure})\\s?(?:${koreanMagnitude})\\s?)+(?:(?:${figure})(?=\\s?원))?|(?:${figure})(?:${englishMagnitude})?`;

const patterns: readonly { pattern: RegExp; value: (number: string) => number | null }[] = [
  {
    pattern: new RegExp(
      `(?<![\\w.])(?<sign>(?:(?<=^|[\\s(])-(?=[\\d₩]))?(?:₩\\s?)?)(?<number>${compound})(?<unit>${unitAfter})?`,
      'giu',
    ),
    value: figureValue,
  },
  {
    pattern:
      /(?<![\p{L}\p{N}])(?<sign>)(?<number>(?:[일이삼사오육칠팔구십백천]*[만억조]\s)*[일이삼사오육칠팔구십백천만억조]+)(?<unit>\s?원(?![인래칙조고화]))/gu,
    value: (number) => sinoNumber(number.replace(/\s/g, '')),
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?<sign>)(?<number>${nativeNumberWords})(?<unit>\\s?(?:개(?!월|인)|건|명|곳|번|가지|군데|마리|시간(?!대|별)))`,
      'gu',
    ),
    value: nativeNumber,
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?<sign>)(?<number>${englishNumberWords})(?![a-z-])(?<unit>${unitAfter})?`,
      'giu',
    ),
    value: englishNumber,
  },
];

/** Reads 1만, 2억 5천만, 천원, 1,000, 열 개, ten, 50%, 30분. Does not look at dates: let the time mentions win. */
export function readNumbers(text: string): NumberMention[] {
  const found = patterns.flatMap(({ pattern, value }) =>
    [...text.matchAll(pattern)].flatMap((match) => toMention(match, value)),
  );
  return found
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((one, index, all) => all.slice(0, index).every((earlier) => earlier.end <= one.start));
}

function toMention(match: RegExpExecArray, read: (number: string) => number | null): NumberMention[] {
  const { sign = '', number = '', unit: unitText } = match.groups ?? {};
  const value = read(number);
  if (value === null || !Number.isFinite(value)) return [];
  const text = match[0].trimEnd();
  const start = match.index + (text.length - text.trimStart().length);
  const unit = unitOf(unitText?.trim() ?? '', sign);
  const scaled = (sign.startsWith('-') ? -value : value) * (unit?.factor ?? 1);
  return [
    {
      start,
      end: match.index + text.length,
      text: text.trimStart(),
      value: tidy(scaled),
      unit: unit?.unit ?? null,
    },
  ];
}

function unitOf(text: string, sign: string): Unit | undefined {
  if (sign.includes('₩')) return units[0];
  return units.find((one) => new RegExp(`^(?:${one.words})$`, 'iu').test(text));
}

function figureValue(number: string): number {
  const parts = number.matchAll(
    new RegExp(`(${figure})\\s?(${koreanMagnitude}|thousand|million|billion|[kmb])?`, 'giu'),
  );
  return [...parts].reduce((sum, [, digits = '', magnitude = '']) => {
    return sum + Number(digits.replaceAll(',', '')) * (magnitudes[magnitude.toLowerCase()] ?? 1);
  }, 0);
}

/** 0.07 * 100 and its like leave dust in the last binary digit. */
function tidy(value: number): number {
  return Number(value.toPrecision(15));
}
