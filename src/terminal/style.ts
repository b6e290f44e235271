import { styleText } from 'node:util';

/** Colour only where a terminal shows it, so that a pipe or a file gets plain text. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly accent: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
}

export function createStyle(coloured: boolean): Style {
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    coloured ? styleText(format, text) : text;
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    accent: paint('cyan'),
    good: paint('green'),
    warn: paint('yellow'),
  };
}
