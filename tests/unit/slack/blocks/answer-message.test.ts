import { describe, expect, test } from 'vitest';
import type { Answer, DataAnswer } from '../../../../src/domain/answer.ts';
import type { Row } from '../../../../src/domain/cell.ts';
import { renderAnswer } from '../../../../src/slack/blocks/answer-message.ts';
import type { AnswerView } from '../../../../src/slack/blocks/answer-view.ts';
import {
  sampleClarification,
  sampleDataAnswer,
  sampleGeneratedAnswer,
  sampleUnrun,
} from '../../../support/sample-answers.ts';
import { blockKitProblems } from '../../../support/slack/block-kit.ts';

const view: AnswerView = { chart: 'auto', picture: null, asker: 'U012ABC', attachedFile: null };

type Loose = Record<string, unknown> & { readonly type: string };

/** Blocks as they are sent, each form checked. */
const shown = (answer: Answer, over: Partial<AnswerView> = {}, form: 0 | 1 | 2 = 0): readonly Loose[] => {
  const { blocks, simpler } = renderAnswer(answer, { ...view, ...over });
  const forms = [blocks, ...simpler];
  for (const each of forms) expect(blockKitProblems(each, 'message')).toEqual([]);
  return JSON.parse(JSON.stringify(forms[form])) as Loose[];
};

const types = (blocks: readonly Loose[]) => blocks.map(({ type }) => type);

const one = (blocks: readonly Loose[], type: string) => blocks.find((block) => block.type === type);

const actionsOf = (blocks: readonly Loose[]) =>
  [...JSON.stringify(blocks).matchAll(/"action_id":"([^"]*)"/g)].map(([, id]) => id);

const rowsOf = (blocks: readonly Loose[]) =>
  one(blocks, 'data_table')?.rows as { type: string; value?: number; text: string }[][];

const numbered = (count: number): Row[] => Array.from({ length: count }, (_, at) => [`구 ${at}`, at]);

describe('a number', () => {
  test('when it has rows, it says the answer, draws it and lists it, in that order', () => {
    const blocks = shown(sampleDataAnswer());
    expect(types(blocks).slice(0, 3)).toEqual(['section', 'data_visualization', 'data_table']);
    expect(JSON.stringify(blocks[0])).toContain('1,234건');
  });

  test('when a cell is a number, it sorts by its value and shows as people read it', () => {
    expect(rowsOf(shown(sampleDataAnswer()))[1]?.[1]).toEqual({
      type: 'raw_number',
      value: 1234,
      text: '1,234',
    });
  });

  test('when it is one value, that stands large and no table is drawn', () => {
    const blocks = shown(sampleGeneratedAnswer());
    expect(one(blocks, 'header')?.text).toMatchObject({ text: '87' });
    expect(one(blocks, 'data_table')).toBeUndefined();
  });

  test('when it is one row of several values, each stands with its name', () => {
    const blocks = shown(sampleDataAnswer({ rows: [['강남구', 1234]], chart: null }));
    const fields = blocks.flatMap((block) => (block.fields as { text: string }[] | undefined) ?? []);
    expect(fields.map(({ text }) => text)).toEqual(['*지역*\n강남구', '*주문 수*\n1,234']);
  });

  test('when there are no rows, nothing is drawn or shared, and it says so', () => {
    const blocks = shown(sampleDataAnswer({ rows: [] }));
    expect(types(blocks)).not.toContain('data_visualization');
    expect(actionsOf(blocks)).not.toContain('csv');
    expect(actionsOf(blocks)).toContain('rerun');
  });

  test('when there are more rows than Slack shows, it says how many of how many and names the file', () => {
    const blocks = shown(sampleDataAnswer({ rows: numbered(250) }), { attachedFile: '전체.csv' });
    expect(rowsOf(blocks)).toHaveLength(101);
    const after = JSON.stringify(blocks[types(blocks).indexOf('data_table') + 1]);
    for (const each of ['100', '250', '전체.csv']) expect(after).toContain(each);
  });

  test('when it has very long cells, rows are dropped before anything else', () => {
    const rows: Row[] = numbered(100).map(([, at]) => ['가'.repeat(190), at ?? null]);
    const blocks = shown(sampleDataAnswer({ rows, explanation: '나'.repeat(2_000) }));
    expect(rowsOf(blocks).length).toBeLessThan(60);
    expect(JSON.stringify(blocks)).toContain('나'.repeat(2_000));
  });

  test('when a model wrote its query, it warns, and a governed one does not', () => {
    expect(JSON.stringify(shown(sampleGeneratedAnswer()))).toContain('⚠️');
    expect(JSON.stringify(shown(sampleDataAnswer()))).not.toContain('⚠️');
  });

  test.each([
    '주문팀',
    '취소되지 않은 주문의 수',
    '취소 주문은 뺐습니다',
    'orders.orders',
    '2026-03-31 23:58',
  ])('when it is judged, %s is there to judge it by', (each) => {
    for (const form of [0, 1, 2] as const)
      expect(JSON.stringify(shown(sampleDataAnswer(), {}, form))).toContain(each);
  });

  test('when it was read as something else than was typed, that comes first', () => {
    const [first] = shown(sampleGeneratedAnswer());
    expect(JSON.stringify(first)).toContain('리뷰를 두 번 이상');
  });

  test('when it has no period, no other one is offered', () => {
    const { sources } = sampleDataAnswer();
    const blocks = shown(sampleDataAnswer({ sources: { ...sources, range: null } }));
    expect(actionsOf(blocks)).not.toEqual(expect.arrayContaining(['narrower']));
    expect(actionsOf(shown(sampleDataAnswer()))).toEqual(expect.arrayContaining(['narrower', 'wider']));
  });

  test('when a picture was uploaded, it is shown in place of the chart, and kept in the first simpler form', () => {
    const picture = { file: 'F0123', alt: '지역별 주문 수' };
    for (const form of [0, 1] as const) {
      const blocks = shown(sampleDataAnswer(), { picture }, form);
      expect(one(blocks, 'image')?.slack_file).toEqual({ id: 'F0123' });
      expect(one(blocks, 'data_visualization')).toBeUndefined();
    }
    expect(one(shown(sampleDataAnswer(), { picture }, 2), 'image')).toBeUndefined();
  });

  test('when no chart is wanted, none is drawn', () => {
    expect(types(shown(sampleDataAnswer(), { chart: 'none' }))).not.toContain('data_visualization');
  });

  test('when its rows are shown as text, columns are aligned with Hangul counting two', () => {
    const table = JSON.stringify(one(shown(sampleDataAnswer(), {}, 1), 'rich_text'));
    expect(table).toContain('지역    주문 수\\n강남구    1,234\\n서초구      617');
  });

  test('when it is voted on or deleted, the question goes with it, and only the asker sees the bin', () => {
    const blocks = shown(sampleDataAnswer());
    const { elements } = one(blocks, 'context_actions') as unknown as { elements: Loose[] };
    expect(elements.map(({ type }) => type)).toEqual(['feedback_buttons', 'icon_button']);
    expect(elements[1]?.visible_to_user_ids).toEqual(['U012ABC']);
    expect(JSON.stringify(elements[0])).toContain(sampleDataAnswer().id);
  });
});

describe('a question back', () => {
  const label = (at: number) => ({ question: `질문 ${at}`, label: `뜻 ${at}: ${at}건`, chosen: null });

  test('when it has many choices, each has its button with its number, five in a row', () => {
    const choices = Array.from({ length: 12 }, (_, at) => label(at));
    const blocks = shown(sampleClarification({ choices }));
    const ids = actionsOf(blocks).filter((id) => id?.startsWith('choose'));
    expect(ids).toEqual(choices.map((_, at) => `choose:${at}`));
    expect(JSON.stringify(blocks)).toContain('뜻 11: 11건');
    expect(types(blocks).filter((type) => type === 'actions')).toHaveLength(3);
  });

  test('when a choice is longer than a button, it is told in full above', () => {
    const long = '정의가 아주 긴 지표 '.repeat(8).trim();
    const blocks = shown(sampleClarification({ choices: [label(0), { ...label(1), label: long }] }));
    expect(JSON.stringify(blocks.filter(({ type }) => type === 'section'))).toContain(long);
  });

  test('when a button is pressed, it says which choice of which question', () => {
    const value = JSON.stringify({ question: sampleClarification().id, index: 1 });
    expect(JSON.stringify(shown(sampleClarification()))).toContain(JSON.stringify(value));
  });
});

describe('what is no number', () => {
  test('when a statement gave no answer, it is shown as it is with what is known, the next step and another try', () => {
    for (const form of [0, 1, 2] as const) {
      const said = JSON.stringify(shown(sampleUnrun(), {}, form));
      for (const each of ['orders.order_events', '두 번 고쳐 썼지만', '표 이름을 넣어'])
        expect(said).toContain(each);
      expect(actionsOf(shown(sampleUnrun(), {}, form))).toEqual(expect.arrayContaining(['sql', 'rerun']));
    }
  });

  test('when there is no statement, none is offered', () => {
    expect(actionsOf(shown(sampleUnrun({ sql: null })))).not.toContain('sql');
  });

  test('when it guides, its examples can be tapped and are not voted on', () => {
    const { id, locale, text, repairs, readAs, usage, prompts, timings } = sampleDataAnswer();
    const base = { id, locale, text, repairs, readAs, usage, prompts, timings };
    const blocks = shown({ ...base, kind: 'guide', examples: ['어제 주문 수', '지난주 매출'] });
    expect(actionsOf(blocks)).toEqual(['ask:0', 'ask:1', 'remove']);
  });

  test('when it is refused, it says what to do instead', () => {
    const { id, locale, text, repairs, readAs, usage, prompts, timings } = sampleDataAnswer();
    const base = { id, locale, text, repairs, readAs, usage, prompts, timings };
    const blocks = shown({
      ...base,
      kind: 'refusal',
      code: 'table-not-visible',
      nextStep: '권한을 요청해 주세요.',
    });
    expect(JSON.stringify(blocks)).toContain('권한을 요청해 주세요.');
  });
});

test('when an answer is English, so is all that is around it', () => {
  const english = (over: Partial<DataAnswer>): DataAnswer =>
    sampleDataAnswer({
      locale: 'en',
      text: 'Orders by region.',
      columns: [
        { name: 'region', label: 'Region', format: 'text' },
        { name: 'order_count', label: 'Orders', format: 'integer' },
      ],
      rows: [
        ['Gangnam', 2],
        [null, 1],
      ],
      assumptions: [],
      verified: { by: 'Orders', what: 'metric', names: ['order_count'] },
      confidence: { level: 'high', reasons: [] },
      suggestions: [],
      ...over,
    });
  const { sources, chart } = sampleDataAnswer();
  const answer = english({
    chart: chart && { ...chart, title: 'Orders by region' },
    sources: { ...sources, definitions: [] },
    truncated: true,
  });
  for (const form of [0, 1, 2] as const)
    expect(JSON.stringify(shown(answer, {}, form))).not.toMatch(/[가-힣]/);
});
