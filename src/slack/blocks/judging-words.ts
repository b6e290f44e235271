import type { Locale } from '../../domain/locale.ts';
import type { VoteReason } from '../../storage/feedback.ts';

interface JudgingWords {
  readonly sqlTitle: string;
  readonly close: string;
  /** Where a statement or a list goes on beyond what is shown. */
  readonly goesOn: string;
  readonly attempt: (number: number) => string;
  readonly known: string;
  readonly knowledge: string;
  readonly question: string;
  readonly feedbackTitle: string;
  readonly send: string;
  readonly cancel: string;
  readonly which: string;
  readonly reasons: Readonly<Record<VoteReason['code'], string>>;
  readonly inWords: string;
  readonly inWordsHint: string;
  readonly thanks: string;
}

/** Of the forms by which an answer is judged. */
export const judgingWords: Readonly<Record<Locale, JudgingWords>> = {
  ko: {
    sqlTitle: 'SQL과 근거',
    close: '닫기',
    goesOn: '길어서 여기까지만 보여드려요.',
    attempt: (number) => `쓰지 않은 쿼리 ${number}`,
    known: '이 쿼리에 대해 알아낸 것',
    knowledge: '지식 버전',
    question: '질문 번호',
    feedbackTitle: '무엇이 아쉬웠나요?',
    send: '보내기',
    cancel: '취소',
    which: '가장 가까운 것을 골라 주세요',
    reasons: {
      'wrong-number': '숫자가 틀려요',
      misunderstood: '질문을 잘못 이해했어요',
      'not-what-i-need': '맞지만 필요한 답이 아니에요',
      'too-slow': '너무 오래 걸려요',
      other: '다른 이유예요',
    },
    inWords: '더 알려 주세요',
    inWordsHint: '어떤 답이어야 했는지 적어 주시면 도움이 돼요.',
    thanks: '의견은 저장되고, 데이터팀이 정의와 예시를 고칠 때 봐요.',
  },
  en: {
    sqlTitle: 'SQL and sources',
    close: 'Close',
    goesOn: 'It goes on; this is the beginning.',
    attempt: (number) => `Dropped query ${number}`,
    known: 'What is known about this query',
    knowledge: 'Knowledge',
    question: 'Question id',
    feedbackTitle: 'What was wrong?',
    send: 'Send',
    cancel: 'Cancel',
    which: 'Pick what comes closest',
    reasons: {
      'wrong-number': 'The number is wrong',
      misunderstood: 'My question was misunderstood',
      'not-what-i-need': 'Right, but not what I need',
      'too-slow': 'It took too long',
      other: 'Something else',
    },
    inWords: 'Tell us more',
    inWordsHint: 'What should the answer have been?',
    thanks: 'What you write is kept for the people who look after the definitions and examples.',
  },
};
