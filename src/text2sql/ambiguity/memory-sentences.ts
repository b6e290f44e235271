import type { Locale } from '../../domain/locale.ts';
import { withJosa } from '../../language/josa.ts';

/** What is said of remembered meanings, each with the way back. */
export interface MemorySentences {
  readonly remembered: (word: string, label: string, scope: 'person' | 'thread') => string;
  readonly noSuchMeaning: (word: string, said: string, labels: readonly string[]) => string;
  /** `label` is what the word means, `said` what it was to mean. */
  readonly oneMeaning: (word: string, label: string, said: string) => string;
  readonly already: (word: string, label: string) => string;
  /** Follows `remembered`: the conversation has its own meaning, which goes first. */
  readonly threadFirst: (word: string, here: string, label: string) => string;
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
  oneMeaning: (word, label, said) =>
    `${withJosa(`'${word}'`, '은/는')} 정의된 뜻이 '${label}' 하나뿐이라 ${withJosa(`'${said}'`, '으로/로')} 보도록 기억하지 않았어요. 제가 기억하는 것은 여러 뜻으로 쓰이는 말을 어느 뜻으로 볼지예요. ${withJosa(`'${said}'`, '은/는')} 질문할 때 그대로 말씀해 주세요.`,
  already: (word, label) => `${withJosa(`'${word}'`, '은/는')} 이미 '${label}' 하나로만 봐요.`,
  threadFirst: (word, here, label) =>
    `다만 이 대화에서는 먼저 정한 뜻(${here})이 앞서요. 이 대화에서도 바꾸려면 "이 대화에서는 ${withJosa(word, '을/를')} ${withJosa(label, '으로/로')} 봐줘"라고 말씀해 주세요.`,
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
  oneMeaning: (word, label, said) =>
    `'${word}' is defined in one way only, as ${label}, so I did not remember to read it as '${said}'. What I remember is which meaning a word with several is to have; say '${said}' in the question itself.`,
  already: (word, label) => `'${word}' is read as ${label} already, and as nothing else.`,
  threadFirst: (word, here, label) =>
    `In this conversation its own meaning (${here}) goes first; to change that too, say "in this conversation read ${word} as ${label}".`,
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
