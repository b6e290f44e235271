import type { Locale } from '../../domain/locale.ts';
import { withJosa } from '../josa.ts';

/** The sentences a number is told in. Arguments are ready-made texts; nouns come with no particle. */
export interface DataSentences {
  readonly single: (title: string, period: string, value: string) => string;
  /** `more` numbers are left to the table; none where it is not positive. */
  readonly several: (values: readonly string[], period: string, more?: number) => string;
  readonly compared: (previous: string, change: string, rate: string, direction: Direction) => string;
  readonly grouped: (title: string, period: string) => string;
  readonly leader: (leader: Leader) => string;
  readonly peak: (name: string, value: string) => string;
  readonly empty: (title: string, period: string) => string;
}

export type Direction = 'up' | 'down' | 'same';

/** The group that stands out. */
export interface Leader {
  readonly name: string;
  readonly value: string;
  /** What it stands out in, where there are several numbers; else null. */
  readonly measure: string | null;
  /** How many groups there are; null when only the first few were asked for. */
  readonly count: number | null;
  readonly end: 'largest' | 'smallest';
}

const ko: DataSentences = {
  single: (title, period, value) => `${withJosa(title, '은/는')} ${value}입니다${inBrackets(period)}.`,
  several: (values, period, more = 0) =>
    `${values.join(', ')}${more > 0 ? ` 외 ${more}개` : ''}입니다${inBrackets(period)}.`,
  compared: (previous, change, rate, direction) =>
    direction === 'same'
      ? `비교 기간(${previous})과 같습니다.`
      : `비교 기간(${previous})보다 ${change}${rate === '' ? '' : `(${rate})`} ${direction === 'up' ? '늘었습니다' : '줄었습니다'}.`,
  grouped: (title, period) => `${title}입니다${inBrackets(period)}.`,
  leader: ({ name, value, measure, count, end }) => {
    const among = count === null ? '' : `${count}개 중 `;
    const of = measure === null ? '' : `${withJosa(measure, '은/는')} `;
    const how = end === 'largest' ? '가장 큽니다' : '가장 작습니다';
    return `${of}${among}${withJosa(name, '이/가')} ${withJosa(value, '으로/로')} ${how}.`;
  },
  peak: (name, value) => `가장 높은 때는 ${name}, ${value}입니다.`,
  empty: (title, period) => `${title}: 조건에 맞는 데이터가 없습니다${inBrackets(period)}.`,
};

const en: DataSentences = {
  single: (title, period, value) => `${capital(title)}: ${value}${inBrackets(period)}.`,
  several: (values, period, more = 0) =>
    `${capital(values.join(', '))}${more > 0 ? ` and ${more} more` : ''}${inBrackets(period)}.`,
  compared: (previous, change, rate, direction) =>
    direction === 'same'
      ? `The same as in the compared period (${previous}).`
      : `${direction === 'up' ? 'Up' : 'Down'} ${change}${rate === '' ? '' : ` (${rate})`} from ${previous} in the compared period.`,
  grouped: (title, period) => `${capital(title)}${inBrackets(period)}.`,
  leader: ({ name, value, measure, count, end }) => {
    const among = count === null ? '' : `Of ${count}, `;
    const of = measure === null ? '' : ` in ${inSentence(measure)}`;
    return `${among}${name} is the ${end}${of} with ${value}.`;
  },
  peak: (name, value) => `The peak is ${name} with ${value}.`,
  empty: (title, period) => `${capital(title)}: no data match${inBrackets(period)}.`,
};

export function dataSentences(locale: Locale): DataSentences {
  return locale === 'ko' ? ko : en;
}

/** A label inside a sentence: `Net sales` becomes `net sales`, `GMV` stays. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

function inBrackets(period: string): string {
  return period === '' ? '' : ` (${period})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
