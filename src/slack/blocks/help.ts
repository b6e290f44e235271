import type { Locale } from '../../domain/locale.ts';
import type { MessageBlock, OutgoingMessage } from '../delivery/outgoing.ts';
import { askBlocks, context, mention, section } from './parts.ts';

interface HelpWords {
  readonly lead: string;
  readonly promise: string;
  readonly tryThese: string;
  /** How to ask, what threads remember, how to vote and delete, where rights come from. */
  readonly hints: readonly string[];
  readonly welcome: (person: string | null) => string;
  readonly abilities: readonly string[];
  readonly start: string;
  readonly where: string;
}

const words: Readonly<Record<Locale, HelpWords>> = {
  ko: {
    lead: '궁금한 숫자를 말로 물어보세요',
    promise: '회사 데이터에서 찾아 숫자와 함께 쿼리, 정의, 데이터 기준 시각을 보여드려요.',
    tryThese: '이렇게 물어보세요',
    hints: [
      '✏️ *무엇을* (주문 수, 매출), *무엇별로* (지역, 카테고리), *언제* (지난주, 3월) 볼지 적으면 가장 정확해요.',
      '🧵 스레드에서는 앞 질문을 기억해요. "강남구만"처럼 이어서 물어보세요.',
      '👍 👎 답이 어땠는지 알려 주세요. 🗑️ 질문한 사람이 달면 답을 지워요.',
      '🔒 사람마다 볼 수 있는 데이터가 달라요. 권한은 관리자가 접근 정책으로 정하고, 채널에서는 모두가 볼 수 있는 데이터로만 답해요.',
    ],
    welcome: (person) =>
      person === null ? '반가워요, 저는 물어보새예요!' : `${person} 님, 반가워요. 저는 물어보새예요!`,
    abilities: [
      '📊 궁금한 숫자를 말로 물어보면 데이터에서 찾아 표와 차트로 답해요.',
      '🔍 모든 숫자에 쿼리와 정의를 함께 보여드려서, 믿어도 되는지 바로 확인할 수 있어요.',
      '🧵 "지난달은?", "강남구만"처럼 스레드에서 이어서 물어봐도 알아들어요.',
    ],
    start: '하나 눌러서 시작해 보세요',
    where: '이 DM에 적거나 채널에서 물어보새를 멘션해 주세요. 도움말은 질문 없이 멘션하면 볼 수 있어요.',
  },
  en: {
    lead: 'Ask for a number in plain words',
    promise:
      'Askbird finds it in the company data and shows the query, the definitions and how fresh the data are.',
    tryThese: 'Try asking',
    hints: [
      '✏️ Say *what* (orders, sales), *by what* (region, category) and *when* (last week, in March).',
      '🧵 A thread remembers what was asked. Go on in a few words: "by region".',
      '👍 👎 Say how an answer was. 🗑️ by the person who asked deletes it.',
      '🔒 What you see depends on your rights, which administrators set in the access policy. In channels, answers use only what everyone may see.',
    ],
    welcome: (person) =>
      person === null ? 'Hello, I am Askbird!' : `Hello ${person}, nice to meet you. I am Askbird!`,
    abilities: [
      '📊 Ask for a number in plain words, and I find it in the data: as a figure, a table, a chart.',
      '🔍 Every number comes with its query and definitions, so you can tell whether to trust it.',
      '🧵 Follow up in the thread: "and last month?", "by region".',
    ],
    start: 'Tap one to begin',
    where: 'Write here, or mention Askbird in a channel. A mention without a question shows the help.',
  },
};

/** For a bare mention or an empty command: how to ask, with examples to tap. */
export function renderHelp(locale: Locale, examples: readonly string[]): OutgoingMessage {
  const told = words[locale];
  const intro = `*${told.lead}*\n${told.promise}`;
  return {
    text: `${told.lead}. ${told.promise}`,
    blocks: [section(intro), ...offer(examples, told.tryThese, locale), ...told.hints.map(context)],
    simpler: [],
  };
}

/** The first direct message to somebody; `person` is their id. */
export function renderWelcome(locale: Locale, examples: readonly string[], person: string): OutgoingMessage {
  const told = words[locale];
  const greeting = told.welcome(mention(person));
  return {
    text: `${greeting} ${told.abilities[0] ?? ''}`,
    blocks: [
      section(`*${greeting}*`),
      section(told.abilities.join('\n')),
      ...offer(examples.slice(0, mostWelcoming), told.start, locale),
      context(told.where),
    ],
    simpler: [],
  };
}

/** One more would be a list to read, not a thing to tap. */
const mostWelcoming = 3;

const mostExamples = 4;

function offer(examples: readonly string[], title: string, locale: Locale): readonly MessageBlock[] {
  const buttons = askBlocks(examples.slice(0, mostExamples), locale);
  return buttons.length === 0 ? [] : [section(`*${title}*`), ...buttons];
}
