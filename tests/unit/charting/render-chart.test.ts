import { describe, expect, test } from 'vitest';
import { timeLabels, valueLabels } from '../../../src/charting/axis-labels.ts';
import { renderChartPng, renderChartSvg } from '../../../src/charting/render-chart.ts';
import type { ResultColumn, Row } from '../../../src/domain/cell.ts';
import type { ChartSpec } from '../../../src/domain/chart.ts';

const columns: readonly ResultColumn[] = [
  { name: 'place', label: '지역', format: 'text' },
  { name: 'value', label: '거래액', format: 'krw' },
  { name: 'kind', label: '카테고리', format: 'text' },
];

const chart = (over: Partial<ChartSpec> = {}): ChartSpec => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
  title: '지역별 거래액',
  data: { name: 'rows' },
  mark: 'bar',
  encoding: {
    x: { field: 'place', type: 'nominal', title: '지역', sort: null },
    y: { field: 'value', type: 'quantitative', title: '거래액' },
  },
  ...over,
});

const options = { locale: 'ko', width: 720 } as const;

/** Texts that the picture shows. */
const said = async (rows: readonly Row[], spec = chart(), as: readonly ResultColumn[] = columns) => {
  const svg = await renderChartSvg(spec, as, rows, options);
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
};

const groups = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => [`구 ${at}`, 1_000 + at, '치킨']);

const daily = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => [
    new Date(Date.UTC(2026, 2, 1 + at)).toISOString().slice(0, 10),
    at,
    '치킨',
  ]);

const dated = [{ name: 'place', label: '날짜', format: 'date' } as const, ...columns.slice(1)];

describe('a chart as a picture', () => {
  test('when it is drawn, it is a PNG of twice the width, small enough to share', async () => {
    const png = Buffer.from(await renderChartPng(chart(), columns, groups(30), options));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1_440);
    expect(png.length).toBeLessThan(1_000_000);
  });

  test('when there are letters of Hangul, another letter gives another picture: none is an empty box', async () => {
    const drawn = await Promise.all(
      ['가', '힣'].map((name) =>
        renderChartPng(
          chart(),
          columns,
          [
            [name, 1, ''],
            ['나', 2, ''],
          ],
          options,
        ),
      ),
    );
    expect(Buffer.from(drawn[0] ?? []).equals(Buffer.from(drawn[1] ?? []))).toBe(false);
  });

  test('when bars are drawn, they say their name and their value as people read it', async () => {
    expect(await said(groups(12))).toEqual(expect.arrayContaining(['구 0', '1,000원', '구 11', '1,011원']));
  });

  test('when there are more groups than anybody reads, the first are drawn and it says of how many', async () => {
    const texts = await said(groups(75));
    expect(texts).toContain('구 29');
    expect(texts).not.toContain('구 30');
    expect(texts.some((text) => text?.includes('75') && text.includes('30'))).toBe(true);
  });

  test('when days are drawn, their labels are short', async () => {
    const texts = await said(daily(90), chart({ mark: 'line' }), dated);
    expect(texts).toContain('3/1');
    expect(texts.some((text) => text?.includes('2026-'))).toBe(false);
  });

  test('when it is split, each series is named once', async () => {
    const rows = daily(5).flatMap((row): Row[] => [row, [row[0] ?? null, 7, '한식']]);
    const { encoding } = chart();
    const spec = chart({
      mark: 'line',
      encoding: { ...encoding, color: { field: 'kind', type: 'nominal', title: '' } },
    });
    const texts = await said(rows, spec, dated);
    expect(texts.filter((text) => text === '한식' || text === '치킨').sort()).toEqual(['치킨', '한식']);
  });

  test('when there are more series than anybody tells apart, the first are drawn and it says of how many', async () => {
    const rows = Array.from({ length: 17 }, (_, at): Row => ['구', at, `종류 ${at}`]);
    const { encoding } = chart();
    const color = { field: 'kind', type: 'nominal', title: '' } as const;
    const texts = await said(rows, chart({ encoding: { ...encoding, color } }));
    expect(texts).toContain('종류 11');
    expect(texts).not.toContain('종류 12');
    expect(texts.some((text) => text?.includes('17') && text.includes('12'))).toBe(true);
  });

  test('when names, titles and labels are hostile, they are text and nothing else', async () => {
    const attack = '</text><script>x()</script>&amp;';
    const rows: Row[] = [
      [attack, 1, ''],
      ['\'+datum.x+"\\', 2, ''],
    ];
    const as = columns.map((column) => ({ ...column, label: attack }));
    const svg = await renderChartSvg(chart({ title: `${attack}\u202e` }), as, rows, options);
    expect(svg).not.toMatch(/<script|\u202e/);
    expect(svg).toContain('&lt;/text&gt;&lt;script');
  });

  test('when values are missing, what is there is drawn', async () => {
    expect(
      await said([
        ['가', null, ''],
        ['나', 5, ''],
        ['다', 6, ''],
      ]),
    ).toContain('5원');
  });
});

describe('labels of axes', () => {
  const day = 86_400_000;

  test.each([
    ['hours of a day', [0, 3_600_000], '%H:%M'],
    ['days of a year', [0, day, 2 * day], '%-m/%-d'],
    ['days of two years', [364 * day, 365 * day], '%y/%-m/%-d'],
    ['months', [0, 31 * day, 59 * day], '%Y-%m'],
  ])('when there are %s, they are as short as tells them apart', (_, moments, format) => {
    expect(timeLabels(moments)).toBe(format);
  });

  test('when numbers are large, each language counts them its way', () => {
    expect(valueLabels('krw', 'ko')).toContain('억');
    expect(valueLabels('krw', 'en')).toContain('M');
    expect(valueLabels('percent', 'ko')).toContain('%');
  });
});
