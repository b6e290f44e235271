/** Who asks. Rights follow from the groups; the id is recorded with every question. */
export interface Principal {
  readonly id: string;
  readonly groups: readonly string[];
}
