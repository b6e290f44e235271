import type { Reading } from '../../domain/answer.ts';
import type { DateRange } from '../../domain/date-range.ts';
import type { Locale } from '../../domain/locale.ts';
import { withJosa } from '../../language/josa.ts';
import { formatDateRange } from '../../language/numbers/format.ts';

/** What is said of words with several meanings. Labels come as they are shown. */
export interface AmbiguitySentences {
  /** `differ`: their numbers are on the choices. */
  readonly which: (words: readonly string[], labels: readonly string[], differ: boolean) => string;
  readonly whichRange: (words: readonly string[]) => string;
  /** Where the question asks something of its own of each period. */
  readonly oneAtATime: string;
  readonly agreed: (words: readonly string[], labels: readonly string[]) => string;
  readonly onlyOne: (words: readonly string[], label: string, others: readonly string[]) => string;
  readonly ruledOut: (labels: readonly string[]) => string;
  readonly unsure: (labels: readonly string[]) => string;
  readonly choice: (reading: Reading, range: DateRange | null) => string;
  /** The first group's value, and how many more groups there are. */
  readonly andMore: (said: string, more: number) => string;
  readonly noRows: string;
  readonly noValue: string;
}

const ko: AmbiguitySentences = {
  which: (words, labels, differ) =>
    differ
      ? `${withJosa(quoted(words), '은/는')} 여러 뜻으로 쓰이고, 뜻에 따라 값이 달라요. 어느 것을 볼까요? ${labels.join(' / ')}`
      : `${withJosa(quoted(words), '은/는')} 여러 뜻으로 쓰여요. 어느 것을 볼까요? ${labels.join(' / ')}`,
  whichRange: (words) => `기간이 여러 개예요(${words.join(', ')}). 어느 기간을 볼까요?`,
  oneAtATime: '기간마다 다른 것을 보시려면 하나씩 물어봐 주세요.',
  agreed: (words, labels) =>
    `${withJosa(quoted(words), '은/는')} ${labels.length}가지 뜻(${labels.join(', ')})으로 쓰이는데, 모두 같은 값이어서 그대로 답했습니다.`,
  onlyOne: (words, label, others) =>
    `${withJosa(quoted(words), '은/는')} ${withJosa(label, '으로/로')} 봤습니다.${
      others.length === 0
        ? ''
        : ` 이 질문에서 계산할 수 없는 ${withJosa(others.join(', '), '은/는')} 뺐습니다.`
    }`,
  ruledOut: (labels) => `${withJosa(labels.join(', '), '은/는')} 이 질문에 맞지 않아 뺐습니다.`,
  unsure: (labels) => `${withJosa(labels.join(', '), '은/는')} 지금 계산하지 못해 견주지 못했습니다.`,
  choice: ({ label, value }, range) =>
    `${label}: ${value}${range === null ? '' : ` (${formatDateRange(range, 'ko')})`}`,
  andMore: (said, more) => (more > 0 ? `${said} 외 ${more}개` : said),
  noRows: '데이터 없음',
  noValue: '값 없음',
};

const en: AmbiguitySentences = {
  which: (words, labels, differ) =>
    differ
      ? `${quoted(words)} can mean several things here, and the numbers differ. Which one? ${labels.join(' or ')}`
      : `${quoted(words)} can mean several things here. Which one? ${labels.join(' or ')}`,
  whichRange: (words) => `Several periods are named (${words.join(', ')}). Which one?`,
  oneAtATime: 'To see something else of each period, ask for one at a time.',
  agreed: (words, labels) =>
    `${quoted(words)} can mean ${labels.length} things here (${labels.join(', ')}); all of them give this result.`,
  onlyOne: (words, label, others) =>
    `${quoted(words)} is read as ${label}.${
      others.length === 0
        ? ''
        : ` Left out, as it cannot be computed for this question: ${others.join(', ')}.`
    }`,
  ruledOut: (labels) => `Left out, as this question rules it out: ${labels.join(', ')}.`,
  unsure: (labels) => `Could not be computed now, so it was not compared: ${labels.join(', ')}.`,
  choice: ({ label, value }, range) =>
    `${label}: ${value}${range === null ? '' : ` (${formatDateRange(range, 'en')})`}`,
  andMore: (said, more) => (more > 0 ? `${said} and ${more} more` : said),
  noRows: 'no data',
  noValue: 'no value',
};

export function sentencesOf(locale: Locale): AmbiguitySentences {
  return locale === 'ko' ? ko : en;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}
