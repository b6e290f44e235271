import type { HomeView, KnownBlock, SectionBlock } from '@slack/types';
import type { Locale } from '../../domain/locale.ts';
import { actionIds } from './action-ids.ts';
import { cut, escapeMrkdwn, plainCell } from './escape.ts';
import { askBlocks, button, context, header, section } from './parts.ts';
import { bold, shown } from './rich-parts.ts';

/** What one person's App Home shows. */
export interface HomeContent {
  /** Principal id, which an administrator needs for the access policy. */
  readonly id: string;
  readonly examples: readonly string[];
  /** `channel` is its name without `#`. */
  readonly channelExamples: readonly { readonly channel: string; readonly examples: readonly string[] }[];
  /** The newest first. */
  readonly recent: readonly RecentQuestion[];
  /** IANA name, to tell days and times by. */
  readonly timeZone: string;
}

export interface RecentQuestion {
  readonly text: string;
  readonly when: Date;
  readonly answered: boolean;
  /** In the ledger. */
  readonly id: string;
}

interface HomeWords {
  readonly name: string;
  readonly about: string;
  readonly how: string;
  readonly tryThese: string;
  readonly byChannel: string;
  readonly recent: string;
  readonly noneYet: string;
  readonly again: string;
  readonly unanswered: string;
  /** `id` comes as markup. */
  readonly whoYouAre: (id: string) => string;
}

const words: Readonly<Record<Locale, HomeWords>> = {
  ko: {
    name: '물어보새',
    about:
      '궁금한 숫자를 말로 물어보면 회사 데이터에서 찾아 표와 차트로 답해요. 모든 숫자에 쿼리와 정의, 데이터 기준 시각을 함께 보여드려요.',
    how: '메시지 탭이나 채널 멘션, `/ask` 명령으로 물어보세요. 메시지의 ⋮ 메뉴로 쿼리와 테이블 설명도 볼 수 있어요.',
    tryThese: '눌러서 물어보기',
    byChannel: '내 채널에 어울리는 질문',
    recent: '최근에 한 질문',
    noneYet: '아직 질문이 없어요. 위의 질문을 하나 눌러 시작해 보세요.',
    again: '다시 묻기',
    unanswered: '답하지 못했어요',
    whoYouAre: (id) => `더 많은 데이터를 봐야 하면 관리자에게 내 아이디를 보내 주세요: ${id}`,
  },
  en: {
    name: 'Askbird',
    about:
      'Ask for a number in plain words and get it from the company data as a figure, a table, a chart. Every number comes with its query, its definitions and how fresh the data are.',
    how: 'Ask in the Messages tab, by mentioning Askbird in a channel, or with `/ask`. The ⋮ menu of a message explains the queries and tables in it.',
    tryThese: 'Tap to ask',
    byChannel: 'For your channels',
    recent: 'What you asked lately',
    noneYet: 'Nothing yet. Tap one of the questions above to begin.',
    again: 'Ask again',
    unanswered: 'not answered',
    whoYouAre: (id) => `To see more data, send your id to an administrator: ${id}`,
  },
};

const most = { examples: 6, channels: 3, channelExamples: 3, recent: 8, recentText: 150 };

/** The page people find Askbird on: examples that work for them, and what they asked. */
export function renderHome(home: HomeContent, locale: Locale): HomeView {
  const told = words[locale];
  return {
    type: 'home',
    blocks: [
      header(told.name),
      section(told.about),
      context(told.how),
      ...titled(told.tryThese, askBlocks(home.examples.slice(0, most.examples), locale)),
      ...titled(told.byChannel, channelBlocks(home, locale)),
      ...titled(told.recent, recentBlocks(home, told, locale)),
      { type: 'divider' },
      context(told.whoYouAre(`\`${escapeMrkdwn(home.id)}\``)),
    ],
  };
}

function titled(title: string, blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  return blocks.length === 0 ? [] : [{ type: 'divider' }, header(title), ...blocks];
}

function channelBlocks(home: HomeContent, locale: Locale): readonly KnownBlock[] {
  return home.channelExamples.slice(0, most.channels).flatMap(({ channel, examples }, index) => {
    const buttons = askBlocks(examples.slice(0, most.channelExamples), locale, `c${index}-`);
    const name = escapeMrkdwn(plainCell(channel));
    return buttons.length === 0 || name === '' ? [] : [section(bold(`#${name}`)), ...buttons];
  });
}

function recentBlocks(home: HomeContent, told: HomeWords, locale: Locale): readonly KnownBlock[] {
  // Whoever has nothing to tap may not ask.
  if (home.recent.length === 0) return home.examples.length === 0 ? [] : [context(told.noneYet)];
  const when = new Intl.DateTimeFormat(locale, {
    timeZone: home.timeZone,
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return home.recent.slice(0, most.recent).map((recent, index): SectionBlock => {
    const text = shown(cut(plainCell(recent.text), most.recentText));
    const notes = [when.format(recent.when), ...(recent.answered ? [] : [told.unanswered])];
    return {
      ...section(`*${text === '' ? '…' : text}*\n${notes.join(' · ')}`),
      accessory: button(`${actionIds.rerun}:${index}`, told.again, recent.id),
    };
  });
}
