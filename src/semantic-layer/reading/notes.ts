import type { DateRange, IsoDate, WeekStart } from '../../domain/date-range.ts';
import type { Dimension, GlossaryTerm, Metric } from '../../domain/knowledge.ts';
import type { Localised } from '../../domain/locale.ts';
import { withJosa } from '../../language/josa.ts';
import { formatDateRange } from '../../language/numbers/format.ts';
import type { DimensionFilter } from '../metric-query.ts';
import type { Chosen } from './question-reading.ts';
import { keyOf } from './text-stream.ts';

/** What a reading decided for the asker, in both languages. Ranges are shown as days. */

const defaultStart = '기간을 말씀하지 않아';

/** `length` says how long the period is: "최근 30일", "the last 30 days". */
export function defaultRangeNote(range: DateRange, length: Localised): Localised {
  return {
    ko: `${defaultStart} ${withJosa(length.ko, '으로/로')} 봤습니다: ${formatDateRange(range, 'ko')}`,
    en: `No period was named, so ${length.en} are meant: ${formatDateRange(range, 'en')}`,
  };
}

/** Whether the note tells that the period was chosen for the asker. */
export function isDefaultRangeNote(note: Localised): boolean {
  return note.ko.startsWith(defaultStart);
}

export function weekNote(range: DateRange, weekStart: WeekStart): Localised {
  const first = weekStart === 'monday' ? { ko: '월요일', en: 'Monday' } : { ko: '일요일', en: 'Sunday' };
  return {
    ko: `한 주는 ${first.ko}에 시작합니다: ${formatDateRange(range, 'ko')}`,
    en: `Weeks start on ${first.en}: ${formatDateRange(range, 'en')}`,
  };
}

export function runningNote(today: IsoDate): Localised {
  return {
    ko: `오늘(${today})은 아직 끝나지 않아 지금까지의 데이터만 셉니다.`,
    en: `Today (${today}) is not over, so only the data up to now count.`,
  };
}

export function comparedNote(compared: DateRange): Localised {
  return {
    ko: `진행 중인 기간이라 비교 기간도 같은 날수만 셉니다: ${formatDateRange(compared, 'ko')}`,
    en: `The period still runs, so only as many days of the other are counted: ${formatDateRange(compared, 'en')}`,
  };
}

export function trendNote(grain: 'day' | 'week' | 'month'): Localised {
  const names = { day: ['일', 'day'], week: ['주', 'week'], month: ['월', 'month'] } as const;
  const [ko, en] = names[grain];
  return { ko: `추이는 ${ko}별로 나눴습니다.`, en: `The trend is shown per ${en}.` };
}

export function orderNote({ label }: Metric): Localised {
  return { ko: `${label.ko} 순으로 정렬했습니다.`, en: `Ordered by ${label.en}.` };
}

export function splitValuesNote({ label }: Dimension): Localised {
  return {
    ko: `비교할 수 있게 ${label.ko}별로 나눴습니다.`,
    en: `Split by ${label.en} so that they can be compared.`,
  };
}

export function finerNote(asked: Metric, finer: Metric): Localised {
  return {
    ko: `${withJosa(asked.label.ko, '은/는')} 그렇게 나눌 수 없어 ${finer.label.ko}(${finer.description.ko}) 기준으로 봤습니다.`,
    en: `${asked.label.en} cannot be split that way, so ${finer.label.en} is meant (${finer.description.en}).`,
  };
}

/** The service named elsewhere in the question makes the word mean the service's own metric. */
export function versionNote(word: string, { label }: Metric): Localised {
  return {
    ko: `${withJosa(`'${word}'`, '은/는')} ${withJosa(label.ko, '으로/로')} 봤습니다.`,
    en: `'${word}' is meant as ${label.en}.`,
  };
}

const whoChose: Readonly<Record<Chosen['by'], Localised>> = {
  reading: { ko: '', en: '' },
  thread: { ko: '이 대화에서 ', en: 'in this conversation, ' },
  person: { ko: '기억해 둔 대로 ', en: 'as remembered for you, ' },
};

/** A word with several meanings, read as it was chosen to be. */
export function chosenNote(word: string, meaning: Localised, by: Chosen['by']): Localised {
  const said = whoChose[by];
  const en = `${said.en}'${word}' is read as ${meaning.en}.`;
  return {
    ko: `${said.ko}${withJosa(`'${word}'`, '은/는')} ${withJosa(meaning.ko, '으로/로')} 봅니다.`,
    en: en.charAt(0).toUpperCase() + en.slice(1),
  };
}

/** Null when the asker names the stored value itself and its dimension beside it. */
export function valueNote(
  filter: DimensionFilter,
  dimension: Dimension,
  { words, isNamed }: { readonly words: readonly string[]; readonly isNamed: boolean },
): Localised | null {
  const plain =
    filter.values.length === 1 && words.every((word) => keyOf(word) === keyOf(filter.values[0] ?? ''));
  if (plain && isNamed) return null;
  const [word, value] = [words.join(', '), filter.values.join(', ')];
  const together = !filter.negated && filter.values.length > 1;
  return {
    ko: `'${word}': ${dimension.label.ko} = ${value}${together ? ' (합쳐서)' : ''}`,
    en: `'${word}': ${dimension.label.en} = ${value}${together ? ' (together)' : ''}`,
  };
}

/** Whether the note tells what a value was read as. */
export function isValueNote(note: Localised): boolean {
  return /^'[^']*': .* = /u.test(note.ko);
}

/** Null when nobody defines the term differently. */
export function metricChoiceNote(word: string, metric: string, term: GlossaryTerm): Localised | null {
  const chosen = term.definitions.find((definition) => definition.metric === metric);
  const others = term.definitions.filter((definition) => definition !== chosen);
  if (chosen === undefined || others.length === 0) return null;
  const alternatives = (locale: 'ko' | 'en') =>
    others.map(({ team, text }) => `${team}: ${text[locale]}`).join(' / ');
  return {
    ko: `${withJosa(`'${word}'`, '은/는')} ${chosen.team} 기준(${chosen.text.ko})입니다. 다른 정의: ${alternatives('ko')}`,
    en: `'${word}' is meant as ${chosen.team} defines it (${chosen.text.en}). Other definitions: ${alternatives('en')}`,
  };
}
