import { randomUUID } from 'node:crypto';
import { answerOf, type Task } from '../../../src/ask/question.ts';
import { renderChartPng } from '../../../src/charting/render-chart.ts';
import type { App } from '../../../src/compose.ts';
import type { Answer, DataAnswer } from '../../../src/domain/answer.ts';
import { renderAnswer } from '../../../src/slack/blocks/answer-message.ts';
import type { AnswerView } from '../../../src/slack/blocks/answer-view.ts';
import { needsPicture } from '../../../src/slack/blocks/chart/native-chart.ts';
import {
  sampleClarification,
  sampleDataAnswer,
  sampleGeneratedAnswer,
  sampleUnrun,
} from '../../../tests/support/sample-answers.ts';
import { hostileTexts } from '../../../tests/support/slack/hostile-text.ts';
import { messageScene, type Scene, simplerScene } from './scene.ts';

/** Somebody of the demo company who sees everything, and one who sees what everybody does. */
const [seesAll, seesLittle] = ['hana', 'taeyang'] as const;

interface Shown {
  readonly title: string;
  readonly text: string;
  readonly as: string;
  readonly task?: Task;
}

const query = `이 쿼리 좀 봐 주세요
\`\`\`
select r.sido, count(*) as orders
from orders.orders o join core.regions r using (region_id)
where o.status = 'completed' and o.ordered_at >= now() - interval '7 days'
group by 1 order by 2 desc
\`\`\``;

/** Asked of the demo company; each shows another kind of answer, or another look of one. */
const questions: readonly Shown[] = [
  { title: 'One number', text: '지난주 주문 수', as: seesAll },
  { title: 'A number compared', text: '지난주 주문 수 전주 대비', as: seesAll },
  { title: 'Table and chart', text: '지난주 카테고리별 주문 수', as: seesAll },
  { title: 'Groups over time', text: '지난주 배달 유형별 일별 주문 수', as: seesAll },
  { title: 'Long table, chart as a picture', text: '지난달 시군구별 주문 수', as: seesAll },
  { title: 'Several metrics', text: '지난달 지역별 주문 수와 거래액과 취소율', as: seesAll },
  { title: 'Mended input', text: '어제 wldurquf 주문 수', as: seesAll },
  { title: 'English', text: 'average delivery time by region last week', as: seesAll },
  { title: 'English, over time', text: 'daily orders last month', as: seesAll },
  { title: 'Nothing found', text: '2019년 주문 수', as: seesAll },
  { title: 'A word with two meanings', text: '지난주 매출', as: seesAll },
  { title: 'Guide', text: '숫자 좀 보여줘', as: seesAll },
  { title: 'Beyond the definitions', text: '리뷰를 두 번 이상 쓴 회원 수', as: seesAll },
  { title: 'Not visible to everybody', text: '지난달 환불 금액', as: seesLittle },
  { title: 'Small talk', text: '안녕', as: seesAll },
  { title: 'Query explained', text: query, as: seesAll, task: 'explain-query' },
  { title: 'Table explained', text: 'orders.orders 이 테이블 뭐예요?', as: seesAll, task: 'explain-table' },
];

export interface AnswerScenes {
  readonly scenes: readonly Scene[];
  /** Data URLs by the id an upload would have had. */
  readonly pictures: ReadonlyMap<string, string>;
  /** The answer with a table, for whoever shows its form. */
  readonly tabled: DataAnswer | null;
}

export async function answerScenes(app: App): Promise<AnswerScenes> {
  const scenes: Scene[] = [];
  const pictures = new Map<string, string>();
  const answers: Answer[] = [];
  for (const { title, text, as, task } of questions) {
    const answer = await ask(app, text, as, task);
    answers.push(answer);
    const message = renderAnswer(answer, await viewOf(answer, pictures));
    scenes.push(messageScene(`${title} (${answer.kind})`, text, message));
  }
  const tabled =
    answers.find((each): each is DataAnswer => each.kind === 'data' && each.rows.length > 1) ?? null;
  return { scenes: [...scenes, ...(await madeUp(pictures, tabled))], pictures, tabled };
}

function ask(app: App, text: string, as: string, task?: Task): Promise<Answer> {
  const question = {
    text,
    principal: app.principal(as),
    thread: randomUUID(),
    door: 'slack',
    locale: null,
    clock: app.clock(),
  } as const;
  return answerOf(app.ask(task === undefined ? question : { ...question, task }));
}

/** What no configured model is needed for here, and what nobody would ask. */
async function madeUp(pictures: Map<string, string>, tabled: DataAnswer | null): Promise<readonly Scene[]> {
  const written = sampleGeneratedAnswer();
  const hostile = hostileAnswer();
  const shown = async (answer: Answer) => renderAnswer(answer, await viewOf(answer, pictures));
  return [
    messageScene('Written by a model', '지난주 강남구에서 리뷰 두 번 넘게 쓴 사람', await shown(written)),
    messageScene(
      'No answer, with the statement (failure)',
      '단계별 주문 이벤트 수',
      await shown(sampleUnrun()),
    ),
    messageScene('Which meaning (clarification)', '지난주 실적', await shown(sampleClarification())),
    messageScene('Hostile text everywhere', hostileTexts[0], await shown(hostile)),
    ...(tabled === null
      ? []
      : [
          simplerScene('Where new blocks are refused', null, await shown(tabled), 0),
          simplerScene('With the oldest blocks alone', null, await shown(tabled), 1),
        ]),
  ];
}

function hostileAnswer(): DataAnswer {
  const shown = hostileTexts.filter((text) => text.trim() !== '');
  const sample = sampleDataAnswer();
  return sampleDataAnswer({
    text: shown.slice(0, 6).join(' '),
    rows: shown.map((text, index) => [text, index + 1]),
    explanation: shown.join('\n'),
    assumptions: shown,
    suggestions: shown.slice(0, 3),
    sources: {
      ...sample.sources,
      definitions: shown.map((text) => ({ name: text, label: text, text, owner: text })),
    },
  });
}

async function viewOf(answer: Answer, pictures: Map<string, string>): Promise<AnswerView> {
  const view = { chart: 'auto', picture: null, asker: 'U0ASKER', attachedFile: null } as const;
  if (answer.kind !== 'data' || answer.chart === null || !needsPicture(answer, view.chart)) return view;
  const options = { locale: answer.locale, width: 600 };
  const png = await renderChartPng(answer.chart, answer.columns, answer.rows, options);
  const file = `F${pictures.size}`;
  pictures.set(file, `data:image/png;base64,${Buffer.from(png).toString('base64')}`);
  return { ...view, picture: { file, alt: answer.chart.title } };
}
