/**
 * The chart of an answer: a closed subset of Vega-Lite 5, so that nothing a model writes is ever executed and every
 * door draws the same picture. Data are the answer's rows, as objects keyed by column name.
 */
export interface ChartSpec {
  readonly $schema: 'https://vega.github.io/schema/vega-lite/v5.json';
  readonly title: string;
  readonly data: { readonly name: 'rows' };
  readonly mark: 'bar' | 'line';
  readonly encoding: {
    readonly x: ChartChannel;
    readonly y: ChartChannel;
    readonly color?: ChartChannel;
  };
}

export interface ChartChannel {
  readonly field: string;
  readonly type: 'nominal' | 'ordinal' | 'temporal' | 'quantitative';
  readonly title: string;
  /** null keeps the rows' own order. */
  readonly sort?: null;
}
