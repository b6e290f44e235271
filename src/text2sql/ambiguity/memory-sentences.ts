import type { Locale } from '../../domain/locale.ts';
import { withJosa } from '../../language/josa.ts';

/** What is said of remembered meanings, each with the way back. */
export interface MemorySentences {
  readonly remembered: (word: string, label: string, scope: 'person' | 'thread') => string;
  readonly noSuchMeaning: (word: string, said: string, labels: readonly string[]) => string;
  readonly oneMeaning: (word: string) => string;
  readonly forgotten: (words: readonly string[]) => string;
  readonly nothingOf: (word: string) => string;
  readonly nothing: string;
  readonly listed: string;
  readonly line: (word: string, label: string, isForThread: boolean) => string;
}

const ko: MemorySentences = {
  remembered: (word, label, scope) =>
    `${scope === 'thread' ? '이 대화에서' : '앞으로'} ${withJosa(`'${word}'`, '은/는')} ${withJosa(label, '으로/로')} 볼게요. 되돌리려면 "${word} 기억한 거 지워줘"라고 말씀해 주세요.`,
  noSuchMeaning: (word, said, labels) =>
    `'${word}'의 뜻 가운데 ${withJosa(`'${said}'`, '은/는')} 없어서 기억하지 않았어요. 고를 수 있는 것: ${labels.join(', ')}.`,
  oneMeaning: (word) => `${withJosa(`'${word}'`, '은/는')} 뜻이 하나뿐이라 따로 기억할 것이 없어요.`,
  forgotten: (words) =>
    `${withJosa(words.map((word) => `'${word}'`).join(', '), '을/를')} 무엇으로 볼지 기억한 것을 지웠어요. 이제 기본 정의로 보거나 다시 여쭤볼게요.`,
  nothingOf: (word) => `'${word}'에 대해 기억한 것이 없어요.`,
  nothing:
    '기억한 뜻이 없어요. 여러 뜻으로 쓰이는 말은 "앞으로 매출은 결제액으로 봐줘"처럼 정해 두실 수 있어요.',
  listed: '이렇게 기억하고 있어요. 지우려면 "○○ 기억한 거 지워줘"라고 말씀해 주세요.',
  line: (word, label, isForThread) => `- ${word}: ${label}${isForThread ? ' (이 대화에서)' : ''}`,
};

const en: MemorySentences = {
  remembered: (word, label, scope) =>
    `${scope === 'thread' ? 'In this conversation' : 'From now on'} I read '${word}' as ${label}. To undo it, say "forget what ${word} means".`,
  noSuchMeaning: (word, said, labels) =>
    `'${said}' is not among the meanings of '${word}', so I did not remember it. You can choose: ${labels.join(', ')}.`,
  oneMeaning: (word) => `'${word}' has only one meaning, so there is nothing to remember.`,
  forgotten: (words) =>
    `I forgot what ${words.map((word) => `'${word}'`).join(', ')} should mean. I use the usual definition again, or ask.`,
  nothingOf: (word) => `I remember nothing about '${word}'.`,
  nothing:
    'I remember no meanings. A word with several meanings can be settled like this: "always use gross sales for revenue".',
  listed: 'This is what I remember. To undo one, say "forget what … means".',
  line: (word, label, isForThread) => `- ${word}: ${label}${isForThread ? ' (in this conversation)' : ''}`,
};

export function memorySentences(locale: Locale): MemorySentences {
  return locale === 'ko' ? ko : en;
}
