/** A stretch of the business wall clock: milliseconds as if it were UTC, half-open; infinite where it has no end. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** In order, apart from each other. */
export type Spans = readonly Span[];

export const always: Spans = [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }];

export function span(from: number, to: number): Spans {
  return from < to ? [{ from, to }] : [];
}

export function both(one: Spans, other: Spans): Spans {
  return joined(
    one.flatMap((left) =>
      other.flatMap((right) => span(Math.max(left.from, right.from), Math.min(left.to, right.to))),
    ),
  );
}

/** Stretches that touch become one. */
export function joined(spans: Spans): Spans {
  const result: Span[] = [];
  for (const each of spans.toSorted((left, right) => left.from - right.from)) {
    const last = result.at(-1);
    if (last !== undefined && each.from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, each.to) };
    else result.push(each);
  }
  return result;
}

export function without(spans: Spans): Spans {
  return spans.reduce<Spans>(
    (left, { from, to }) =>
      joined([
        ...both(left, span(Number.NEGATIVE_INFINITY, from)),
        ...both(left, span(to, Number.POSITIVE_INFINITY)),
      ]),
    always,
  );
}

export function areSame(one: Spans, other: Spans): boolean {
  return (
    one.length === other.length &&
    one.every(({ from, to }, at) => from === other[at]?.from && to === other[at]?.to)
  );
}

/** Whether the second holds nothing that the first does not. */
export function includes(one: Spans, other: Spans): boolean {
  return areSame(both(one, other), joined(other));
}
