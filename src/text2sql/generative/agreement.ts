import type { Attempted } from './attempt.ts';

/** How many of the drafts gave the result that is shown. */
export interface Agreement {
  readonly agreeing: number;
  readonly of: number;
}

export interface Elected {
  readonly attempted: Attempted;
  readonly agreement: Agreement;
}

/**
 * The result that most drafts gave, by the hash of its rows; of equally many, the one whose first draft came first. A
 * result that nothing speaks against stands before one that is doubtful.
 */
export function elect(attempts: readonly [Attempted, ...Attempted[]]): Elected {
  const votes = new Map<string, Attempted[]>();
  for (const each of attempts) {
    if (each.kind !== 'ran') continue;
    const same = votes.get(each.ran.hash);
    if (same === undefined) votes.set(each.ran.hash, [each]);
    else same.push(each);
  }
  const [best] = [...votes.values()].sort((one, other) => other.length - one.length);
  const sound = best?.find((each) => each.kind === 'ran' && each.faults.length === 0);
  return {
    attempted: sound ?? best?.[0] ?? attempts[0],
    agreement: { agreeing: best?.length ?? 0, of: attempts.length },
  };
}
