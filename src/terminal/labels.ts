import type { Locale } from '../domain/locale.ts';
import { type AnswerLabels, answerLabels } from '../language/messages/answer-labels.ts';

/** The terminal's own words, beside those of every door. */
export interface Labels extends AnswerLabels {
  readonly moreRows: (count: number) => string;
  /** Where dropped statements are to be seen. */
  readonly seeJson: string;
  readonly welcome: string;
}

const ko: Labels = {
  ...answerLabels('ko'),
  moreRows: (count) => `… ${count}행 더 (--json으로 모두 볼 수 있어요)`,
  seeJson: '(--json에 있어요)',
  welcome:
    '무엇이 궁금하세요? "강남구만"처럼 이어서 물어도 되고, 번호를 치면 위에 나온 질문을 골라요. 끝내려면 Ctrl+D.',
};

const en: Labels = {
  ...answerLabels('en'),
  moreRows: (count) => `… ${count} more rows (--json shows all)`,
  seeJson: '(see --json)',
  welcome:
    'What would you like to know? Follow up in a few words ("only Gangnam"); a number picks a question offered above. Ctrl+D ends.',
};

export function labelsFor(locale: Locale): Labels {
  return locale === 'ko' ? ko : en;
}
