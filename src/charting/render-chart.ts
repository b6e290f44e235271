import { createRequire } from 'node:module';
import type { ResultColumn, Row } from '../domain/cell.ts';
import type { ChartSpec } from '../domain/chart.ts';
import type { Locale } from '../domain/locale.ts';
import { chartData } from './chart-data.ts';
import { vegaSpec } from './vega-spec.ts';

/** How a picture is drawn. */
export interface PictureOptions {
  readonly locale: Locale;
  /** Of the picture, in pixels of a plain screen; it is drawn at twice that. */
  readonly width: number;
}

const family = 'NanumGothic';

const fontFiles = ['400Regular/NanumGothic_400Regular.ttf', '700Bold/NanumGothic_700Bold.ttf'];

/** A chart as PNG, in a font that has Hangul. The libraries that draw are loaded at the first one. */
export async function renderChartPng(
  chart: ChartSpec,
  columns: readonly ResultColumn[],
  rows: readonly Row[],
  options: PictureOptions,
): Promise<Uint8Array> {
  const svg = await renderChartSvg(chart, columns, rows, options);
  const { Resvg } = await import('@resvg/resvg-js');
  const require = createRequire(import.meta.url);
  const picture = new Resvg(svg, {
    background: 'white',
    fitTo: { mode: 'width', value: options.width * 2 },
    font: {
      loadSystemFonts: false,
      fontFiles: fontFiles.map((file) => require.resolve(`@expo-google-fonts/nanum-gothic/${file}`)),
      defaultFontFamily: family,
    },
  });
  return picture.render().asPng();
}

/**
 * The picture before it is drawn, for tests: what it says is text there. Throws for a chart of columns that the rows do
 * not have, which nobody offers to draw.
 */
export async function renderChartSvg(
  chart: ChartSpec,
  columns: readonly ResultColumn[],
  rows: readonly Row[],
  options: PictureOptions,
): Promise<string> {
  const data = chartData(chart, columns, rows, options.locale);
  if (data === null) throw new RangeError('the rows have no column of the chart');
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  const spec = vegaSpec(chart, data, family, options);
  const { spec: compiled } = vegaLite.compile(spec);
  const view = new vega.View(vega.parse(compiled), {
    renderer: 'none',
    loader: vega.loader({ mode: 'file' }),
  });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
