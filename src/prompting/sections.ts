/** One thing the prompt may tell: a table, a definition, an example. It is kept whole or not at all. */
export interface SectionItem {
  readonly key: string;
  readonly text: string;
  /** Why it was found, for the record. */
  readonly reason: string;
  /** Kept even beyond the budget. */
  readonly required?: boolean;
}

export interface Section {
  readonly name: string;
  readonly title: string;
  /** The lower, the longer it survives a small budget. */
  readonly rank: number;
  /** The most important first. */
  readonly items: readonly SectionItem[];
}

/** What became of a section (`item` is null) or of one of its items, and why. */
export interface SectionRecord {
  readonly section: string;
  readonly item: string | null;
  readonly tokens: number;
  readonly kept: boolean;
  readonly reason: string;
}

export interface FittedSections {
  /** In the order given, with the items that are kept in the order given; sections left empty stay, without items. */
  readonly sections: readonly Section[];
  readonly records: readonly SectionRecord[];
  readonly tokens: number;
}

/** Chooses what fits `budgetTokens`: required items, then by rank of the section and order of its items. */
export function fitSections(sections: readonly Section[], budgetTokens: number): FittedSections {
  throw new Error(`not fitted yet: ${sections.length}, ${budgetTokens}`);
}
