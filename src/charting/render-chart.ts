import type { ResultColumn, Row } from '../domain/cell.ts';
import type { ChartSpec } from '../domain/chart.ts';
import type { Locale } from '../domain/locale.ts';

/** How a picture is drawn. */
export interface PictureOptions {
  readonly locale: Locale;
  /** Of the picture, in pixels of a plain screen; it is drawn at twice that. */
  readonly width: number;
}

/** A chart as PNG. The libraries that draw are loaded at the first one. */
export async function renderChartPng(
  _chart: ChartSpec,
  _columns: readonly ResultColumn[],
  _rows: readonly Row[],
  _options: PictureOptions,
): Promise<Uint8Array> {
  throw new Error('not built');
}
