import type { Locale } from '../../domain/locale.ts';

/** What a notice says: what is the case, and what the reader can do now. */
export interface NoticeWords {
  readonly text: string;
  readonly nextStep: string;
}

/** Notices that say the same to everybody. */
export type FixedNotice =
  | 'guest'
  | 'stranger'
  | 'answered-privately'
  | 'not-yours'
  | 'stopped'
  | 'nothing-to-explain'
  | 'not-in-channel'
  | 'only-asker'
  | 'forgotten'
  | 'not-possible'
  | 'form-too-late'
  | 'file-sent-privately';

const ko: Readonly<Record<FixedNotice, NoticeWords>> = {
  guest: {
    text: '게스트 계정에는 회사 데이터를 보여드릴 수 없어요.',
    nextStep:
      '업무에 필요하다면 물어보새 홈 탭 맨 아래에 있는 내 아이디를 관리자에게 보내서 접근 정책에 넣어 달라고 해 주세요.',
  },
  stranger: {
    text: '이 회사에 속하지 않은 분께는 회사 데이터를 보여드릴 수 없어요.',
    nextStep: '필요한 숫자는 이 채널에 있는 이 회사 동료에게 부탁해 주세요.',
  },
  'answered-privately': {
    text: '이 채널의 모두가 볼 수 있는 데이터가 아니라서 DM으로 답했어요.',
    nextStep: '물어보새와의 DM에서 확인해 주세요.',
  },
  'not-yours': {
    text: '이 답의 바탕이 된 데이터를 볼 권한이 없어서 열어 드릴 수 없어요.',
    nextStep: '직접 물어보시면 볼 수 있는 데이터로 답해 드려요. 권한이 필요하면 관리자에게 요청해 주세요.',
  },
  stopped: { text: '질문을 멈췄어요.', nextStep: '원할 때 다시 물어봐 주세요.' },
  'nothing-to-explain': {
    text: '이 메시지에서 설명할 쿼리나 테이블 이름을 찾지 못했어요.',
    nextStep: 'SQL이나 테이블 이름(스키마.테이블)이 적힌 메시지에서 다시 눌러 주세요.',
  },
  'not-in-channel': {
    text: '물어보새가 이 대화에 없어서 DM으로 답할게요.',
    nextStep: '다음부터 여기서 답을 받으려면 채널에 물어보새를 초대해 주세요(/invite).',
  },
  'only-asker': {
    text: '멈추기와 지우기는 질문한 사람만 할 수 있어요.',
    nextStep: '필요하면 질문한 분에게 부탁해 주세요.',
  },
  forgotten: {
    text: '이 답의 기록이 남아 있지 않아서 할 수 없어요.',
    nextStep: '같은 질문을 다시 물어봐 주세요.',
  },
  'not-possible': {
    text: '이 답으로는 할 수 없는 일이에요.',
    nextStep: '보고 싶은 지표와 기간을 넣어서 새로 물어봐 주세요.',
  },
  'form-too-late': {
    text: '창을 제때 열지 못했어요.',
    nextStep: '버튼을 한 번 더 눌러 주세요.',
  },
  'file-sent-privately': {
    text: '이 채널의 모두가 볼 수 있는 데이터가 아니라서 파일을 DM으로 보냈어요.',
    nextStep: '물어보새와의 DM에서 받아 주세요.',
  },
};

const en: Readonly<Record<FixedNotice, NoticeWords>> = {
  guest: {
    text: 'Guest accounts cannot see company data.',
    nextStep:
      "If you need it for your work, send your id from the bottom of Askbird's Home tab to an administrator and ask to be added to the access policy.",
  },
  stranger: {
    text: 'Company data is only shown to people of this company.',
    nextStep: 'Ask a colleague of this company in the channel for the number.',
  },
  'answered-privately': {
    text: 'Not everyone in this channel may see this data, so the answer is in your direct messages.',
    nextStep: 'Open your conversation with Askbird.',
  },
  'not-yours': {
    text: 'This cannot be opened: you may not see the data behind this answer.',
    nextStep:
      'Ask it yourself and it is answered from the data you may see. Administrators can grant more rights.',
  },
  stopped: { text: 'The question was stopped.', nextStep: 'Ask again whenever you like.' },
  'nothing-to-explain': {
    text: 'This message has no query and no table name to explain.',
    nextStep: 'Use it on a message that contains SQL or the name of a table (schema.table).',
  },
  'not-in-channel': {
    text: 'Askbird is not in this conversation, so the answer comes in your direct messages.',
    nextStep: 'Invite it to the channel (/invite) to have answers here next time.',
  },
  'only-asker': {
    text: 'Only the person who asked can stop or delete this.',
    nextStep: 'Ask them to do it.',
  },
  forgotten: {
    text: 'This cannot be done: the answer is no longer on record.',
    nextStep: 'Ask the same question again.',
  },
  'not-possible': {
    text: 'This answer does not allow that.',
    nextStep: 'Ask anew with the metric and the period you want to see.',
  },
  'form-too-late': {
    text: 'The form could not be opened in time.',
    nextStep: 'Press the button once more.',
  },
  'file-sent-privately': {
    text: 'Not everyone in this channel may see this data, so the file is in your direct messages.',
    nextStep: 'Open your conversation with Askbird to get it.',
  },
};

export function noticeWords(kind: FixedNotice, locale: Locale): NoticeWords {
  return (locale === 'ko' ? ko : en)[kind];
}

interface TellingWords {
  readonly gaveUp: (id: string) => NoticeWords;
  readonly again: string;
  /** Arguments are ready-made markup, or null where there is none. */
  readonly askedIn: (channel: string | null) => string;
  readonly askedBy: (person: string | null) => string;
}

/** Notices that name somebody or something. */
export const tellingWords: Readonly<Record<Locale, TellingWords>> = {
  ko: {
    gaveUp: (id) => ({
      text: '여러 번 시도했지만 답을 끝내지 못했어요. 죄송해요.',
      nextStep: `잠시 뒤 다시 물어봐 주세요. 계속되면 관리자에게 이 번호를 알려 주세요: ${id}`,
    }),
    again: '다시 묻기',
    askedIn: (channel) =>
      channel === null ? '채널에서 하신 질문이에요.' : `${channel}에서 하신 질문이에요.`,
    askedBy: (person) => (person === null ? '이런 질문이 들어왔어요.' : `${person} 님이 물었어요.`),
  },
  en: {
    gaveUp: (id) => ({
      text: 'Sorry, the answer could not be finished after several attempts.',
      nextStep: `Ask again in a while. If it goes on, give an administrator this number: ${id}`,
    }),
    again: 'Ask again',
    askedIn: (channel) =>
      channel === null ? 'You asked this in a channel.' : `You asked this in ${channel}.`,
    askedBy: (person) => (person === null ? 'Somebody asked:' : `${person} asked:`),
  },
};
