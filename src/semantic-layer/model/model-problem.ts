/** `excluded` is gone from the model; of a `pair-excluded` dimension only the named metric table is cut off. */
export interface ModelProblem {
  readonly item: { readonly kind: 'table' | 'metric' | 'dimension'; readonly name: string };
  readonly code:
    | 'duplicate-name'
    | 'unknown-table'
    | 'unknown-metric'
    | 'unknown-dimension'
    | 'cyclic-metric'
    | 'not-an-expression'
    | 'ambiguous-path';
  readonly effect: 'excluded' | 'pair-excluded' | 'none';
  /** English, for the lint report. */
  readonly message: string;
}
