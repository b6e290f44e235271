import type { ColumnFormat } from '../domain/cell.ts';
import type { Locale } from '../domain/locale.ts';

/** Vega's expression for the labels of an axis of numbers: large ones short, as each language counts them. */
export function valueLabels(format: ColumnFormat, locale: Locale): string {
  if (format === 'percent') return `format(datum.value, '.3~%')`;
  const steps: readonly (readonly [number, string])[] =
    locale === 'ko'
      ? [
          [1e12, '조'],
          [1e8, '억'],
          [1e4, '만'],
        ]
      : [
          [1e9, 'B'],
          [1e6, 'M'],
          [1e3, 'K'],
        ];
  const plain = `format(datum.value, ',.4~r')`;
  const written = steps.map(
    ([size, name]) => `abs(datum.value) >= ${size} ? format(datum.value / ${size}, ',.4~r') + '${name}' : `,
  );
  return `${written.join('')}${plain}`;
}

const day = 86_400_000;

/** d3's format for moments (milliseconds, ascending or not), as short as tells them apart. */
export function timeLabels(moments: readonly number[]): string {
  const sorted = [...moments].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((moment, index) => moment - (sorted[index] ?? moment));
  const step = Math.min(...gaps.filter((gap) => gap > 0));
  const span = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  if (step >= 28 * day && Number.isFinite(step)) return '%Y-%m';
  if (step < day) return span < day ? '%H:%M' : '%-m/%-d %H:%M';
  return yearOf(sorted[0]) === yearOf(sorted.at(-1)) ? '%-m/%-d' : '%y/%-m/%-d';
}

function yearOf(moment: number | undefined): number {
  return new Date(moment ?? 0).getUTCFullYear();
}
