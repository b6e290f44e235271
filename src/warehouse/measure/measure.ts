/** What a number of a statement counts in, as far as its arithmetic tells. */
export type Unit =
  /** Rows, or whatever else is counted one by one. */
  | 'count'
  | 'money'
  /** Minutes, or a fixed multiple of them. */
  | 'time'
  /** A part of one whole: like over like, or the mean of a condition. */
  | 'share'
  /** A difference over what it is a difference from. */
  | 'change'
  | 'score'
  /** An hour, a weekday, a month of a moment. */
  | 'part'
  /** True and false, or 1 and 0 in their place. */
  | 'condition'
  /** A number that is written down. */
  | 'number'
  | 'unknown';

export interface Measure {
  readonly unit: Unit;
  /** What a value of the unit was multiplied by: 100 for a share in percent, 60 for minutes in seconds. */
  readonly factor: number;
  /** The field that a `part` is taken by. */
  readonly part: string | null;
  /** Whether a difference is in it. */
  readonly differs: boolean;
}

export const unknown: Measure = { unit: 'unknown', factor: 1, part: null, differs: false };

export function measureOf(unit: Unit, factor = 1): Measure {
  return { ...unknown, unit, factor };
}

/** Of a sum or a difference, of branches and alternatives: what both sides are; written numbers fit anything. */
export function combined(left: Measure, right: Measure): Measure {
  if (left.unit === 'number') return right;
  if (right.unit === 'number') return left;
  const isSame = left.unit === right.unit && isNear(left.factor, right.factor);
  return isSame ? { ...left, differs: left.differs || right.differs } : unknown;
}

export function difference(left: Measure, right: Measure): Measure {
  const both = combined(left, right);
  return left.unit === 'number' || right.unit === 'number' ? both : { ...both, differs: true };
}

export function product(left: Measure, right: Measure): Measure {
  const factor = left.factor * right.factor;
  if (left.unit === 'number') return { ...right, factor };
  if (right.unit === 'number') return { ...left, factor };
  if (left.unit === 'count' || left.unit === 'share') return { ...right, factor };
  if (right.unit === 'count' || right.unit === 'share') return { ...left, factor };
  return unknown;
}

export function quotient(left: Measure, right: Measure): Measure {
  const factor = left.factor / right.factor;
  if (right.unit === 'number') return { ...left, factor };
  if (left.unit === right.unit && left.unit !== 'part') {
    return measureOf(left.differs && !right.differs ? 'change' : 'share', factor);
  }
  const isPerPiece = right.unit === 'count' && (left.unit === 'money' || left.unit === 'time');
  return isPerPiece ? { ...left, factor } : unknown;
}

function isNear(left: number, right: number): boolean {
  return Math.abs(left - right) <= Math.abs(left) * 1e-9;
}
