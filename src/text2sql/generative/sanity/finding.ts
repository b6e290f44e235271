import type { Localised } from '../../../domain/locale.ts';
import type { Fault } from '../fault.ts';

/** Something about a result that speaks against it. */
export interface Finding {
  readonly kind:
    | 'empty'
    | 'all-null'
    | 'server-clock'
    | 'fan-out'
    | 'join-apart'
    | 'join-unlinked'
    | 'truncated'
    | 'out-of-range'
    | 'range-unclear'
    | 'other-time'
    | 'dates-outside'
    | 'limit-differs'
    | 'wrong-end'
    | 'cut-before'
    | 'not-as-defined'
    | 'limit-missing'
    | 'value-unknown'
    | 'share-cut'
    | 'share-beyond'
    | 'written-figure'
    | 'value-unused';
  /** For the reader of the answer. */
  readonly text: Localised;
  /** For the model, where it is likely the statement's fault; null where the result may well be right. */
  readonly fault: Fault | null;
}

/** A finding that another statement could mend. */
export function likelyFault(
  kind: Finding['kind'],
  text: Localised,
  fault: { readonly name: string | null; readonly nearest?: readonly string[]; readonly hint: string },
): Finding {
  return {
    kind,
    text,
    fault: {
      code: kind,
      nearest: [],
      ...fault,
      problem: { code: 'sql-doubtful' },
      text,
    },
  };
}
