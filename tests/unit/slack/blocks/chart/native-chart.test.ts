import { describe, expect, test } from 'vitest';
import type { DataAnswer } from '../../../../../src/domain/answer.ts';
import type { ColumnFormat, Row } from '../../../../../src/domain/cell.ts';
import type { ChartSpec } from '../../../../../src/domain/chart.ts';
import {
  chartAs,
  nativeChart,
  needsPicture,
  offeredViews,
} from '../../../../../src/slack/blocks/chart/native-chart.ts';
import { sampleDataAnswer } from '../../../../support/sample-answers.ts';
import { blockKitProblems } from '../../../../support/slack/block-kit.ts';

interface Drawn {
  readonly title: string;
  readonly chart: {
    readonly type: string;
    readonly segments?: readonly { readonly label: string; readonly value: number }[];
    readonly series?: readonly {
      readonly name: string;
      readonly data: readonly { readonly value: number }[];
    }[];
    readonly axis_config?: { readonly categories: readonly string[]; readonly y_label: string };
  };
}

const drawn = (answer: DataAnswer, view: Parameters<typeof nativeChart>[1] = 'auto') => {
  const block = nativeChart(answer, view);
  if (block !== null) expect(blockKitProblems([block], 'message')).toEqual([]);
  return block as unknown as Drawn | null;
};

const groups = (count: number, value = (at: number) => at + 1): Row[] =>
  Array.from({ length: count }, (_, at) => [`구 ${at}`, value(at)]);

const measured = (format: ColumnFormat, rows: readonly Row[]) =>
  sampleDataAnswer({
    columns: [
      { name: 'region', label: '지역', format: 'text' },
      { name: 'order_count', label: '값', format },
    ],
    rows,
  });

const split = (rows: readonly Row[]): DataAnswer => {
  const base = sampleDataAnswer();
  const chart = base.chart as ChartSpec;
  return sampleDataAnswer({
    columns: [...base.columns, { name: 'category', label: '카테고리', format: 'text' }],
    rows,
    chart: {
      ...chart,
      encoding: { ...chart.encoding, color: { field: 'category', type: 'nominal', title: '카테고리' } },
    },
  });
};

describe('a chart that Slack draws', () => {
  test('when there are groups and a number, each group has its bar in the order of the rows', () => {
    const { chart } = drawn(sampleDataAnswer()) as Drawn;
    expect(chart.type).toBe('bar');
    expect(chart.axis_config?.categories.slice(0, 2)).toEqual(['강남구', '서초구']);
    expect(chart.series?.[0]?.data.map(({ value }) => value)).toEqual([1234, 617, 3]);
  });

  test('when it is split, every series has every category', () => {
    const answer = split([
      ['강남구', 1, '치킨'],
      ['강남구', 2, '한식'],
      ['서초구', 3, '치킨'],
      ['서초구', 4, '한식'],
    ]);
    expect(drawn(answer)?.chart.series?.map(({ name }) => name)).toEqual(['치킨', '한식']);
  });

  test('when names are the same once they are cut, they still differ', () => {
    const long = '아주 긴 이름을 가진 가게의 지점 이름';
    const rows: Row[] = [
      [`${long} 첫째 지점`, 1],
      [`${long} 둘째 지점`, 2],
    ];
    expect(new Set(drawn(measured('integer', rows))?.chart.axis_config?.categories).size).toBe(2);
  });

  test('when it shows shares, they are percent and say so', () => {
    const { chart } = drawn(
      measured(
        'percent',
        groups(2, (at) => 0.07 * (at + 1)),
      ),
    ) as Drawn;
    expect(chart.series?.[0]?.data.map(({ value }) => value)).toEqual([7, 14]);
    expect(chart.axis_config?.y_label).toContain('%');
  });

  test('when another way to look at it was chosen, it is drawn so', () => {
    expect(drawn(sampleDataAnswer(), 'line')?.chart.type).toBe('line');
    expect(drawn(sampleDataAnswer(), 'pie')?.chart.segments).toHaveLength(3);
    expect(drawn(sampleDataAnswer(), 'none')).toBeNull();
  });
});

describe('a pie', () => {
  test.each([
    [
      'there is nothing of a part',
      measured(
        'integer',
        groups(3, (at) => at),
      ),
    ],
    ['there are many parts', measured('integer', groups(7))],
    ['the parts do not add up', measured('percent', groups(3))],
  ])('when %s, it is not offered, and bars are drawn in its place', (_, answer) => {
    expect(offeredViews(answer)).not.toContain('pie');
    expect(drawn(answer, 'pie')?.chart.type).toBe('bar');
  });
});

describe('a chart that Slack cannot draw', () => {
  test.each([
    ['there are more than twenty groups', measured('integer', groups(21))],
    ['a value is missing', measured('integer', [...groups(3), ['없는 구', null]])],
    [
      'a series lacks a category',
      split([
        ['강남구', 1, '치킨'],
        ['서초구', 3, '치킨'],
        ['강남구', 2, '한식'],
      ]),
    ],
    ['a group comes twice', measured('integer', [...groups(3), ['구 0', 9]])],
    [
      'there are many series',
      split(groups(2).flatMap(([name]) => [...'가나다라마바사'].map((c): Row => [name ?? '', 1, c]))),
    ],
  ])('when %s, a picture is needed', (_, answer) => {
    expect(nativeChart(answer, 'auto')).toBeNull();
    expect(needsPicture(answer, 'auto')).toBe(true);
    expect(needsPicture(answer, 'none')).toBe(false);
  });

  test.each([
    ['there is no chart', sampleDataAnswer({ chart: null })],
    ['there are no rows', sampleDataAnswer({ rows: [] })],
    ['there is one bar', measured('integer', groups(1))],
    [
      'nothing is a number',
      measured('integer', [
        ['가', null],
        ['나', null],
      ]),
    ],
  ])('when %s, there is nothing to see, and nothing to choose', (_, answer) => {
    expect(nativeChart(answer, 'auto')).toBeNull();
    expect(needsPicture(answer, 'auto')).toBe(false);
    expect(offeredViews(answer)).toEqual([]);
  });

  test('when a picture is drawn in a chosen way, its mark follows; a pie stays what it was', () => {
    const chart = sampleDataAnswer().chart as ChartSpec;
    expect(chartAs(chart, 'line').mark).toBe('line');
    expect(chartAs(chart, 'pie').mark).toBe('bar');
  });
});
