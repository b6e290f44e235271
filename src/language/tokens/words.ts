/** One word of a text. Offsets are UTF-16 units, half-open. `normal` is the key it is matched by. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly normal: string;
  readonly script: 'hangul' | 'latin' | 'number' | 'other';
}

/** Cuts at spaces, punctuation and changes of script ("GMV는" is two words); identifiers (order_items, SKU2) stay whole. */
export function words(_text: string): Word[] {
  return [];
}
