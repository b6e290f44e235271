import type { Problem } from './problem.ts';

/** Expected failures are values: a step returns what it made, or the problem with the user's next step. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failed<T = never>(problem: Problem): Outcome<T> {
  return { ok: false, problem };
}
