import type { Locale } from '../../domain/locale.ts';

/** What Askbird says when no number is asked for. */
export interface TalkMessages {
  readonly help: string;
  readonly greeting: string;
  readonly thanks: string;
  readonly farewell: string;
  readonly identity: string;
  readonly acknowledged: string;
  /** Leads in choices of which every one was asked for. */
  readonly oneByOne: string;
  /** What may go on with `question`, and is not understood so; `words` as in `offTopic`. */
  readonly unclearNext: (question: string, words: string) => string;
  /** `words` are the asker's own, already quoted; empty when nothing stands out. */
  readonly offTopic: (words: string) => string;
  readonly guide: (words: string) => string;
  /** `pieces` are what a question lacks, already quoted. */
  readonly missing: (pieces: string) => string;
  /** Said where a language model could answer and none is configured. */
  readonly needsModel: string;
  /** Leads in why no language model could help. */
  readonly withoutModel: string;
}

const ko: TalkMessages = {
  help: '저는 물어보새예요. 궁금한 숫자를 말로 물어보면 데이터에서 찾아 쿼리와 정의까지 함께 보여드려요. 무엇을(주문 수, 매출…), 무엇별로(지역, 카테고리…), 언제(지난주, 3월…)를 적어 주세요.',
  greeting: '안녕하세요, 물어보새예요! 어떤 숫자가 궁금하세요?',
  thanks: '도움이 됐다니 기뻐요. 또 물어봐 주세요!',
  farewell: '다음에 또 만나요!',
  identity:
    '저는 물어보새, 사내 데이터를 찾아 숫자로 답하는 봇이에요. 모든 숫자에 쿼리와 정의를 함께 보여드려요.',
  acknowledged: '네! 더 궁금한 숫자가 있으면 말씀해 주세요.',
  oneByOne: '한 번에 하나씩 볼 수 있어요. 아래에서 차례로 골라 주세요.',
  unclearNext: (question, words) =>
    `앞의 질문 '${question}'에서 무엇을 더 보려는지 알아듣지 못했어요${words === '' ? '' : ` (모르는 말: ${words})`}. 지표와 기준, 기간을 넣어 다시 말씀해 주세요. 이렇게 이어서 물어보실 수 있어요.`,
  offTopic: (words) =>
    `그건 제가 아는 데이터에 없는 이야기예요${words === '' ? '' : ` (모르는 말: ${words})`}. 저는 회사 데이터에 대한 질문에 답할 수 있어요.`,
  guide: (words) =>
    `${words === '' ? '' : `${words}만으로는 아직 답을 정할 수 없어요. `}무엇을(지표), 무엇별로(기준), 언제(기간)를 알려 주시면 찾아볼게요.`,
  missing: (pieces) => `답을 정하려면 더 알아야 할 것이 있어요: ${pieces}.`,
  needsModel:
    '정의에 없는 질문까지 답하려면 언어 모델이 필요해요. 관리자가 ASKBIRD_MODEL을 설정하면 쓸 수 있어요.',
  withoutModel: '언어 모델 없이, 검증된 정의만으로 본 결과예요.',
};

const en: TalkMessages = {
  help: 'I am Askbird. Ask for a number in plain words; I find it in the data and show its query and definitions with it. Say what (orders, sales …), by what (region, category …) and when (last week, in March …).',
  greeting: 'Hello, I am Askbird! Which number are you after?',
  thanks: 'Glad it helped. Ask again any time!',
  farewell: 'See you next time!',
  identity:
    'I am Askbird, a bot that answers with numbers from the company data and shows the query and definitions behind each.',
  acknowledged: 'All right. Ask whenever you need another number.',
  oneByOne: 'They are answered one at a time: take these one after another.',
  unclearNext: (question, words) =>
    `I did not get what to look at next after '${question}'${words === '' ? '' : ` (words I do not know: ${words})`}. Say it once more with the metric, the grouping and the period, or go on with one of these.`,
  offTopic: (words) =>
    `That is not in the data I know${words === '' ? '' : ` (words I do not know: ${words})`}. I can answer questions about the company data.`,
  guide: (words) =>
    `${words === '' ? '' : `${words} alone does not settle which number you need. `}Tell me what (a metric), by what (a grouping) and when (a period), and I will look it up.`,
  missing: (pieces) => `One more thing is needed before I can answer: ${pieces}.`,
  needsModel:
    'Questions beyond the definitions need a language model; an administrator can set ASKBIRD_MODEL.',
  withoutModel: 'This is what the governed definitions alone say.',
};

export function talkMessages(locale: Locale): TalkMessages {
  return locale === 'ko' ? ko : en;
}
