import type { DataAnswer } from '../../../src/domain/answer.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { feedbackForm, sqlForm } from '../../../src/slack/blocks/forms.ts';
import { renderHelp, renderWelcome } from '../../../src/slack/blocks/help.ts';
import { renderHome } from '../../../src/slack/blocks/home.ts';
import { type Notice, renderNotice } from '../../../src/slack/blocks/notices.ts';
import { renderPlaceholder } from '../../../src/slack/blocks/placeholder.ts';
import { sampleGeneratedAnswer, sampleUnrun } from '../../../tests/support/sample-answers.ts';
import { homeScene, messageScene, modalScene, type Scene, simplerScene } from './scene.ts';

/** Questions that work for whoever looks, in both languages. */
export type Examples = Readonly<Record<Locale, readonly string[]>>;

/** What Slack shows besides answers. */
export function fixedScenes(examples: Examples, answer: DataAnswer | null): readonly Scene[] {
  return [
    ...placeholderScenes(),
    ...(['ko', 'en'] as const).flatMap((locale) => pageScenes(examples[locale], locale)),
    ...(answer === null ? [] : [modalScene('SQL form, governed', null, sqlForm(answer))]),
    modalScene('SQL form, written by a model', null, sqlForm(sampleGeneratedAnswer())),
    modalScene('SQL form, no answer', null, sqlForm(sampleUnrun())),
    modalScene('Feedback form', '👎', feedbackForm('0b5f2f6e-1111-4222-8333-444455556666', 'ko')),
    modalScene('Feedback form, English', '👎', feedbackForm('0b5f2f6e-1111-4222-8333-444455556666', 'en')),
    ...notices.map((notice) => messageScene(`Notice: ${notice.kind}`, null, renderNotice(notice, 'ko'))),
    messageScene(
      'Notice, English',
      null,
      renderNotice({ kind: 'gave-up', id: '0b5f2f6e', text: '지난주 주문 수' }, 'en'),
    ),
  ];
}

function placeholderScenes(): readonly Scene[] {
  const job = 'T1/C1/1.1';
  const begun = renderPlaceholder({ stages: [], said: '', job }, 'ko');
  const stages = [
    'recording',
    'routing',
    'searching',
    'drafting',
    'checking',
    'repairing',
    'checking',
    'running',
  ] as const;
  const busy = renderPlaceholder({ stages, said: '', job }, 'ko');
  const said = '지난주 강남구 가게에 쓴 리뷰를 회원별로 세고, 두 번 이상 쓴 회원만';
  const told = renderPlaceholder({ stages: [...stages, 'explaining'], said, job }, 'en');
  return [
    messageScene('Placeholder, at first', '지난주 지역별 주문 수', begun),
    messageScene('Placeholder, at work', '지난주 강남구에서 리뷰를 두 번 이상 쓴 회원 수', busy),
    messageScene('Placeholder, explaining, English', null, told),
    simplerScene('Placeholder where plans are refused', null, busy, 0),
  ];
}

function pageScenes(examples: readonly string[], locale: Locale): readonly Scene[] {
  const asked = (text: string, hour: number, answered = true) => ({
    text,
    when: new Date(Date.UTC(2026, 10, 30, hour)),
    answered,
    id: `0b5f2f6e-1111-4222-8333-44445555666${hour}`,
  });
  const home = {
    id: 'T0DEMO/U0ASKER',
    examples,
    channelExamples: [
      { channel: 'delivery-ops', examples: examples.slice(1, 3) },
      { channel: 'mart-재고', examples: examples.slice(0, 2) },
    ],
    recent: examples.slice(0, 4).map((text, index) => asked(text, 9 - index, index !== 2)),
    timeZone: 'Asia/Seoul',
  };
  return [
    messageScene(`Help, ${locale}`, '@물어보새', renderHelp(locale, examples)),
    messageScene(`Welcome, ${locale}`, null, renderWelcome(locale, examples, 'U0ASKER')),
    homeScene(`App Home, ${locale}`, renderHome(home, locale)),
    homeScene(
      `App Home of somebody new, ${locale}`,
      renderHome({ ...home, recent: [], channelExamples: [] }, locale),
    ),
  ];
}

const notices: readonly Notice[] = [
  { kind: 'guest' },
  { kind: 'stranger' },
  { kind: 'answered-privately' },
  { kind: 'asked-in', channel: 'C0OPS', text: '지난달 환불 금액' },
  { kind: 'not-yours' },
  { kind: 'stopped' },
  { kind: 'gave-up', id: '0b5f2f6e-1111-4222-8333-444455556666', text: '지난주 주문 수' },
  { kind: 'problem', problem: { code: 'question-empty' } },
  { kind: 'nothing-to-explain' },
  { kind: 'not-in-channel' },
  { kind: 'asked-by', person: 'U0ASKER', text: '지난주 지역별 주문 수' },
  { kind: 'only-asker' },
  { kind: 'forgotten' },
  { kind: 'not-possible' },
  { kind: 'file-sent-privately' },
];
